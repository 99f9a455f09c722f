import { medianOf } from './median-of'

/** What the values of one signal come to, in order of time. Seconds; NaN where there is none. */
export interface SignalTally {
  samples: number
  low: number
  high: number
  /** Times without a value, of an hour and half a sample at least. */
  gaps: number
  longestGapS: number
  /** Sum of the gaps after the first value. */
  gapS: number
  firstAt: number
  /** End of the last value. */
  endAt: number
  /** An even selection of the values, every `stride`-th, which must be a power of two. */
  kept: Float64Array
  keptCount: number
  stride: number
}

const mostKept = 4096

export const newSignalTally = (): SignalTally => ({ samples: 0, low: NaN, high: NaN, gaps: 0, longestGapS: 0, gapS: 0, firstAt: NaN, endAt: NaN, kept: new Float64Array(mostKept), keptCount: 0, stride: 1 })

/** Empties a tally; a gap is also the time from `sinceAt` to the first value. */
export const resetTally = (tally: SignalTally, sinceAt: number): void => {
  Object.assign(tally, { samples: 0, low: NaN, high: NaN, gaps: 0, longestGapS: 0, gapS: 0, firstAt: NaN, endAt: sinceAt, keptCount: 0, stride: 1 })
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
  /** Places of `at`, rising, before which there are no rows for as long as a gap. */
  breaks: readonly number[]
}

/** Places from `first + 1` up to, not including, `end` that follow the one before after a gap. */
export const breaksIn = (at: Float64Array, first: number, end: number, sampleS: number): number[] => {
  const least = leastGap(sampleS) + sampleS
  const found: number[] = []
  for (let i = first + 1; i < end; i++) if ((at[i] as number) - (at[i - 1] as number) >= least) found.push(i)
  return found
}

/** Adds values `from` up to, not including, `to`. */
export const addValues = (tally: SignalTally, { values, from, to, at, first, sampleS, breaks }: TalliedColumn): void => {
  const least = leastGap(sampleS)
  let [low, high] = [tally.samples === 0 ? Infinity : tally.low, tally.samples === 0 ? -Infinity : tally.high]
  let nextBreak = 0
  for (let i = from; i < to; ) {
    while (i < to && values[i] !== values[i]) i++
    if (i === to) break
    const start = i
    while (nextBreak < breaks.length && (breaks[nextBreak] as number) - first + from <= start) nextBreak++
    const end = nextBreak < breaks.length ? Math.min(to, (breaks[nextBreak] as number) - first + from) : to
    for (; i < end; i++) {
      const value = values[i] as number
      if (value < low) low = value
      if (value > high) high = value
      else if (value !== value) break
    }
    const startAt = at[first + start - from] as number
    if (startAt - tally.endAt >= least) addGap(tally, startAt - tally.endAt)
    if (tally.samples === 0) tally.firstAt = startAt
    tally.endAt = (at[first + i - 1 - from] as number) + sampleS
    keepSome(tally, values, start, i)
    tally.samples += i - start
  }
  if (tally.samples > 0) Object.assign(tally, { low, high })
}

/** Of values that follow the tally's samples, keeps those whose number is a multiple of the stride. */
const keepSome = (tally: SignalTally, values: ArrayLike<number>, start: number, end: number): void => {
  const { kept, samples } = tally
  for (let number = Math.ceil(samples / tally.stride) * tally.stride; number < samples + end - start; number += tally.stride) {
    kept[tally.keptCount++] = values[start + number - samples] as number
    if (tally.keptCount < kept.length) continue
    tally.keptCount /= 2
    for (let i = 0; i < tally.keptCount; i++) kept[i] = kept[2 * i] as number
    tally.stride *= 2
    number -= number % tally.stride
  }
}

/** Counts the time from the last value to the end of the data, where that is long enough. */
export const closeTally = (tally: SignalTally, untilAt: number, sampleS: number): void => {
  if (untilAt - tally.endAt >= leastGap(sampleS)) addGap(tally, untilAt - tally.endAt)
}

const addGap = (tally: SignalTally, seconds: number): void => {
  tally.gaps++
  if (tally.samples > 0) tally.gapS += seconds
  if (seconds > tally.longestGapS) tally.longestGapS = seconds
}

/** Median of an even selection of 2,048 to 4,096 values, of all where there are fewer; reorders them. */
export const medianIn = ({ kept, keptCount }: SignalTally): number => medianOf(kept, keptCount)
