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
/** Jumps below this share of the least that can count never do, however they are rounded. */
const surely = 0.99

/** What the moments since the last restart had of jumps, of those with as many days between their values the largest up and down; and the values of moments to come. */
export interface Jumps {
  positions: number[]
  values: number[]
  gaps: number[]
  ups: number[]
  downs: number[]
}

export const newJumps = (): Jumps => ({ positions: [], values: [], gaps: [], ups: [], downs: [] })

/**
 * 1 where a level came from one moment to the next instead of slowly: the values right after some moment differ from those
 * right before it by a large share of the level, and by more than a drift over a month would have passed in between. Values and levels
 * per position (a day), NaN where missing; a level is of the values so far. Goes on from `jumps`, which is then what the next days go on from.
 */
export const cameSuddenly = (values: Float64Array, levels: Float64Array, moment: Moment, jumps = newJumps()): Uint8Array => {
  const sudden = newMarks(values.length)
  for (let i = 0; i < values.length; i++) {
    if (moment.restarts.has(i)) Object.assign(jumps, newJumps())
    if (Number.isNaN(values[i])) continue
    jumps.positions.push(i)
    jumps.values.push(values[i] as number)
    const level = levels[i] as number
    if (!(Math.abs(level) >= moment.least)) continue
    takeMoments(jumps, moment)
    if (isSudden(jumps, level, moment.share)) sudden[i] = 1
  }
  takeMoments(jumps, moment)
  jumps.positions = jumps.positions.map((position) => position - values.length)
  return sudden
}

const isSudden = ({ gaps, ups, downs }: Jumps, level: number, share: number): boolean => {
  const most = level > 0 ? ups : downs
  for (let g = 0; g < gaps.length; g++) if ((most[g] as number) / level >= Math.max(share, (gaps[g] as number) / driftDays + margin)) return true
  return false
}

/** Tells the jumps of all moments with enough values around them, whose first value is then needed no more. Those too small for any level that is judged are not kept. */
const takeMoments = (jumps: Jumps, { each, trim, least, share }: Moment): void => {
  const { positions, values, gaps, ups, downs } = jumps
  let from = 0
  for (; from + 2 * each <= values.length; from++) {
    const middle = from + each
    const [lowBefore, highBefore] = [bound(values, from, each, trim), bound(values, from, each, each - 1 - trim)]
    const [lowAfter, highAfter] = [bound(values, middle, each, trim), bound(values, middle, each, each - 1 - trim)]
    const [up, down] = [lowAfter - highBefore, highAfter - lowBefore]
    if (Math.max(up, -down) < surely * least * share) continue
    const gap = (positions[middle] as number) - (positions[middle - 1] as number)
    let g = gaps.indexOf(gap)
    if (g < 0) {
      g = gaps.push(gap) - 1
      ups.push(-Infinity)
      downs.push(Infinity)
    }
    ups[g] = Math.max(ups[g] as number, up)
    downs[g] = Math.min(downs[g] as number, down)
  }
  jumps.positions = positions.slice(from)
  jumps.values = values.slice(from)
}

const few = new Float64Array(8)

/** The value at a rank (0 = lowest) of `each` values from a place on. */
const bound = (values: readonly number[], from: number, each: number, rank: number): number => {
  for (let k = 0; k < each; k++) {
    const value = values[from + k] as number
    let at = k
    for (; at > 0 && (few[at - 1] as number) > value; at--) few[at] = few[at - 1] as number
    few[at] = value
  }
  return few[rank] as number
}
