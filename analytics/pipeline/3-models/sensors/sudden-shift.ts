import { newMarks } from '../../../statistics/memory'

export interface Moment {
  /** Values before and after a moment, and how many of each, farthest the wrong way, don't count. */
  each: number
  trim: number
  /** Levels below this, without sign, are not judged, and the least share of one that has to come at once. */
  least: number
  share: number
  restarts: ReadonlySet<number>
}

/** The fastest drift takes a month: from one value to the next it can't pass a larger share of the level, by a margin for noise. */
const driftDays = 30
const margin = 0.3

/** Bounds of the values before and after one moment, and the positions between them. */
interface Edge {
  highBefore: number
  lowBefore: number
  highAfter: number
  lowAfter: number
  gap: number
}

/**
 * 1 where a level came from one moment to the next instead of slowly: the values right after some moment differ from those
 * right before it by a large share of the level, and by more than a drift over a month would have passed in between. Values and levels
 * per position (a day), NaN where missing; a level is of the values so far.
 */
export const cameSuddenly = (values: Float64Array, levels: Float64Array, moment: Moment): Uint8Array => {
  const sudden = newMarks(values.length)
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
    for (; from + 2 * moment.each <= seen.length; from++) edges.push(edgeAt(values, seen, from, moment))
    const jump = (edge: Edge) => (level > 0 ? edge.lowAfter - edge.highBefore : edge.highAfter - edge.lowBefore) / level
    if (edges.some((edge) => jump(edge) >= Math.max(moment.share, edge.gap / driftDays + margin))) sudden[i] = 1
  }
  return sudden
}

/** Bounds around the moment `each` values after the one at place `from`. */
const edgeAt = (values: Float64Array, seen: readonly number[], from: number, { each, trim }: Moment): Edge => {
  const bounds = (first: number): [low: number, high: number] => {
    const sorted = Float64Array.from(seen.slice(first, first + each), (place) => values[place] as number).sort()
    return [sorted[trim] as number, sorted[each - 1 - trim] as number]
  }
  const [lowBefore, highBefore] = bounds(from)
  const [lowAfter, highAfter] = bounds(from + each)
  return { lowBefore, highBefore, lowAfter, highAfter, gap: (seen[from + each] as number) - (seen[from + each - 1] as number) }
}
