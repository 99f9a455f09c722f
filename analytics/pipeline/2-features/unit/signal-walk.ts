import { medianOf } from './median-of'
import type { DaySpan, SeriesRows } from './series-rows'

/** Times between the values of a signal, s; a gap is one of an hour and half a sample at least. */
export interface SignalWalk {
  gaps: number
  longestGapS: number
  /** Sum of the gaps after the first value. */
  gapS: number
  firstAt: number
  /** End of the last value. */
  endAt: number
  /** The longest time without a value that ended on each day, beside the day spans; NaN for none. */
  dayGapS: Float64Array
}

/** Follows a signal from the first row of a series to the end of its last; NaN is no value. */
export const walkSignal = ({ at, count, sampleS }: SeriesRows, days: readonly DaySpan[], values: Float64Array): SignalWalk => {
  const walk: SignalWalk = { gaps: 0, longestGapS: 0, gapS: 0, firstAt: NaN, endAt: at[0] as number, dayGapS: new Float64Array(days.length).fill(NaN) }
  const least = Math.max(3600, sampleS / 2)
  for (let day = 0; day < days.length; day++) walkDay(walk, at, sampleS, values, days[day] as DaySpan, day, least)
  const left = (at[count - 1] as number) + sampleS - walk.endAt
  if (left >= least) {
    walk.gaps++
    if (left > walk.longestGapS) walk.longestGapS = left
  }
  return walk
}

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

const mostKept = 4096
const kept = new Float64Array(mostKept)

/** Median of an even selection of 2,048 to 4,096 of a signal's values, of all where there are fewer; `samples` says how many there are. */
export const medianOfSome = (values: Float64Array, count: number, samples: number): number => {
  let stride = 1
  while (Math.ceil(samples / stride) >= mostKept) stride *= 2
  let n = 0
  if (samples === count) for (let i = 0; i < count; i += stride) kept[n++] = values[i] as number
  else
    for (let i = 0, number = 0; i < count; i++) {
      const value = values[i] as number
      if (value === value && number++ % stride === 0) kept[n++] = value
    }
  return medianOf(kept, n)
}
