export interface Moment {
  /** Values before and after a moment, and how many of each, farthest the wrong way, don't count. */
  each: number
  trim: number
  /** Positions that may lie between the last value before the moment and the first after it. */
  gap: number
  /** Levels below this, without sign, are not judged. */
  least: number
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
export const cameSuddenly = (values: Float64Array, levels: Float64Array, moment: Moment): Uint8Array => {
  const sudden = new Uint8Array(values.length)
  let seen: number[] = []
  let edges: Edge[] = []
  let from = 0
  for (let i = 0; i < values.length; i++) {
    if (moment.restarts.has(i)) {
      seen = []
      edges = []
      from = 0
    }
    if (Number.isNaN(values[i])) continue
    seen.push(i)
    const level = levels[i] as number
    if (!(Math.abs(level) >= moment.least)) continue
    for (; from + 2 * moment.each <= seen.length; from++) {
      const edge = edgeAt(values, seen, from, moment)
      if (edge !== undefined) edges.push(edge)
    }
    const near = share * level
    const far = (1 - share) * level
    if (edges.some((edge) => (level > 0 ? edge.highBefore <= near && edge.lowAfter >= far : edge.lowBefore >= near && edge.highAfter <= far))) sudden[i] = 1
  }
  return sudden
}

/** Bounds around the moment `each` values after the one at place `from`; undefined where too much time passed over it. */
const edgeAt = (values: Float64Array, seen: readonly number[], from: number, { each, trim, gap }: Moment): Edge | undefined => {
  if ((seen[from + each] as number) - (seen[from + each - 1] as number) > gap) return undefined
  const bounds = (first: number): [low: number, high: number] => {
    const sorted = Float64Array.from(seen.slice(first, first + each), (place) => values[place] as number).sort()
    return [sorted[trim] as number, sorted[each - 1 - trim] as number]
  }
  const [lowBefore, highBefore] = bounds(from)
  const [lowAfter, highAfter] = bounds(from + each)
  return { lowBefore, highBefore, lowAfter, highAfter }
}
