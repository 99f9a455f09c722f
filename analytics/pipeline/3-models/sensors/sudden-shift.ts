export interface Moment {
  /** Values before and after a moment, and how many of each, farthest the wrong way, don't count. */
  each: number
  trim: number
  /** Positions that may lie between the last value before the moment and the first after it. */
  gap: number
  restarts: ReadonlySet<number>
}

/** A shift came at once when values before some moment lie below this share of it, and values after it above the rest. */
const share = 0.35

/** Bounds of the values before and after one moment. */
interface Edge {
  highBefore: number
  lowBefore: number
  highAfter: number
  lowAfter: number
}

/**
 * 1 where a level came from one moment to the next instead of slowly: the values before some moment are within 35 % of zero,
 * those after it beyond 65 % of the level. Values and levels per position, NaN where missing; a level is of the values so far.
 */
export const cameSuddenly = (values: Float64Array, levels: Float64Array, { each, trim, gap, restarts }: Moment): Uint8Array => {
  const sudden = new Uint8Array(values.length)
  const sorted = new Float64Array(each)
  const boundsOf = (places: readonly number[], from: number): [low: number, high: number] => {
    for (let j = 0; j < each; j++) sorted[j] = values[places[from + j] as number] as number
    sorted.sort()
    return [sorted[trim] as number, sorted[each - 1 - trim] as number]
  }
  let seen: number[] = []
  let edges: Edge[] = []
  for (let i = 0; i < values.length; i++) {
    if (restarts.has(i)) {
      seen = []
      edges = []
    }
    if (Number.isNaN(values[i])) continue
    seen.push(i)
    if (seen.length > 2 * each) seen.shift()
    if (seen.length === 2 * each && (seen[each] as number) - (seen[each - 1] as number) <= gap) {
      const [lowBefore, highBefore] = boundsOf(seen, 0)
      const [lowAfter, highAfter] = boundsOf(seen, each)
      edges.push({ lowBefore, highBefore, lowAfter, highAfter })
    }
    const level = levels[i] as number
    const near = share * level
    const far = (1 - share) * level
    if (level > 0 ? edges.some((edge) => edge.highBefore <= near && edge.lowAfter >= far) : level < 0 && edges.some((edge) => edge.lowBefore >= near && edge.highAfter <= far)) sudden[i] = 1
  }
  return sudden
}
