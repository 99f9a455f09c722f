import type { DaySpan, SeriesRows } from './series-rows'
import { wholeSeries, type Stretch } from './stretch'

/** Times between the values of a signal, s; a gap is one of an hour and half a sample at least. */
export interface GapMemory {
  gaps: number
  longestGapS: number
  /** Sum of the gaps after the first value. */
  gapS: number
  firstAt: number
  /** End of the last value. */
  endAt: number
}

export interface SignalWalk extends GapMemory {
  /** The longest time without a value that ended on each day, beside the day spans; NaN for none. */
  dayGapS: Float64Array
  /** As it stood before day `keep`. */
  memory: GapMemory | undefined
}

/** What is known of a signal before the first row of its series, s. */
export const noGaps = (beganAt: number): GapMemory => ({ gaps: 0, longestGapS: 0, gapS: 0, firstAt: NaN, endAt: beganAt })

/** Follows a signal from the first row of a series to the end of its last; NaN is no value. */
export const walkSignal = ({ at, count, sampleS }: SeriesRows, days: readonly DaySpan[], values: Float64Array, { from, keep }: Stretch = wholeSeries, before = noGaps(at[0] as number)): SignalWalk => {
  const walk: SignalWalk = { ...before, dayGapS: new Float64Array(days.length).fill(NaN), memory: undefined }
  const least = Math.max(3600, sampleS / 2)
  for (let day = from; day < days.length; day++) {
    if (day === keep) walk.memory = memoryOf(walk)
    walkDay(walk, at, sampleS, values, days[day] as DaySpan, day, least)
  }
  const left = (at[count - 1] as number) + sampleS - walk.endAt
  if (left >= least) {
    walk.gaps++
    if (left > walk.longestGapS) walk.longestGapS = left
  }
  return walk
}

const memoryOf = ({ gaps, longestGapS, gapS, firstAt, endAt }: SignalWalk): GapMemory => ({ gaps, longestGapS, gapS, firstAt, endAt })

const walkDay = (walk: SignalWalk, at: Float64Array, sampleS: number, values: Float64Array, { from, to }: DaySpan, day: number, least: number): void => {
  let { endAt } = walk
  let longest = NaN
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (value !== value) continue
    const now = at[i] as number
    const gap = now - endAt
    endAt = now + sampleS
    if (gap >= least) addGap(walk, gap)
    if (walk.firstAt !== walk.firstAt) walk.firstAt = now
    else if (!(gap <= longest)) longest = gap
  }
  walk.endAt = endAt
  walk.dayGapS[day] = longest
}

const addGap = (walk: SignalWalk, gap: number): void => {
  walk.gaps++
  if (walk.firstAt === walk.firstAt) walk.gapS += gap
  if (gap > walk.longestGapS) walk.longestGapS = gap
}
