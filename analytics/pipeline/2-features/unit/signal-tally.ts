import { medianOf } from './median-of'

/** What the values of one signal come to, in order of time. Seconds; NaN where there is none. */
export interface SignalTally {
  samples: number
  low: number
  high: number
  /** Times without a value, of an hour and half a sample at least. */
  gaps: number
  longestGapS: number
  firstAt: number
  /** End of the last value. */
  endAt: number
  /** An even selection of the values, every `stride`-th, which must be a power of two. */
  kept: Float64Array
  keptCount: number
  stride: number
}

const mostKept = 4096

export const newSignalTally = (): SignalTally => ({ samples: 0, low: NaN, high: NaN, gaps: 0, longestGapS: 0, firstAt: NaN, endAt: NaN, kept: new Float64Array(mostKept), keptCount: 0, stride: 1 })

/** Empties a tally; a gap is also the time from `sinceAt` to the first value. */
export const resetTally = (tally: SignalTally, sinceAt: number): void => {
  Object.assign(tally, { samples: 0, low: NaN, high: NaN, gaps: 0, longestGapS: 0, firstAt: NaN, endAt: sinceAt, keptCount: 0, stride: 1 })
}

const leastGap = (sampleS: number): number => Math.max(3600, sampleS / 2)

export interface TalliedColumn {
  /** NaN for no value. */
  values: ArrayLike<number>
  from: number
  to: number
  /** Moment of value `from + i` at place `first + i`, s. */
  at: Float64Array
  first: number
  sampleS: number
}

/** Adds values `from` up to, not including, `to`. */
export const addValues = (tally: SignalTally, { values, from, to, at, first, sampleS }: TalliedColumn): void => {
  const least = leastGap(sampleS)
  let { samples, low, high, endAt, stride, keptCount } = tally
  const { kept } = tally
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (value !== value) continue
    const now = at[first + i - from] as number
    if (now - endAt >= least) addGap(tally, now - endAt)
    if (samples === 0) tally.firstAt = now
    endAt = now + sampleS
    if (!(value >= low)) low = value
    if (!(value <= high)) high = value
    if ((samples & (stride - 1)) === 0) {
      kept[keptCount++] = value
      if (keptCount === kept.length) {
        keptCount /= 2
        for (let j = 0; j < keptCount; j++) kept[j] = kept[2 * j] as number
        stride *= 2
      }
    }
    samples++
  }
  Object.assign(tally, { samples, low, high, endAt, stride, keptCount })
}

/** Counts the time from the last value to the end of the data, where that is long enough. */
export const closeTally = (tally: SignalTally, untilAt: number, sampleS: number): void => {
  if (untilAt - tally.endAt >= leastGap(sampleS)) addGap(tally, untilAt - tally.endAt)
}

const addGap = (tally: SignalTally, seconds: number): void => {
  tally.gaps++
  if (seconds > tally.longestGapS) tally.longestGapS = seconds
}

/** Median of an even selection of 2,048 to 4,096 values, of all where there are fewer; reorders them. */
export const medianIn = ({ kept, keptCount }: SignalTally): number => medianOf(kept, keptCount)
