import { finite } from './quantile'
import { selectInPlace } from './select'

export interface HeldOptions {
  /** So many of the window's values must reach a threshold for it to be held: the k-th largest is stored. */
  k: number
  /** Length of the window in values that are not missing. */
  of: number
  /** Values older than so many positions leave the window. */
  within: number
  /** Positions at which the window is emptied (a repair). */
  restarts?: ReadonlySet<number>
}

/**
 * The k-th largest of the last `of` values, at every position that has a value and at least k of them, else NaN.
 * "10 of 14 days above h" is `heldValue >= h`, for any h.
 */
export const heldValue = (daily: ArrayLike<number>, options: HeldOptions): Float64Array =>
  overWindow(daily, options, options.k, (window, count) => selectInPlace(window, count - options.k, count))

/** Median of the last `of` values at every position that has a value and at least `least` of them, else NaN. */
export const rollingMedian = (
  daily: ArrayLike<number>,
  options: Omit<HeldOptions, 'k'> & { least: number },
): Float64Array => overWindow(daily, options, options.least, middleOf)

const middleOf = (window: Float64Array, count: number): number => {
  const rank = (count - 1) / 2
  const low = selectInPlace(window, Math.floor(rank), count)
  return Number.isInteger(rank) ? low : low + 0.5 * (selectInPlace(window, Math.floor(rank) + 1, count) - low)
}

/** The k-th largest of all values (k = 1 is the maximum); NaN with fewer than k. */
export const kthLargest = (values: ArrayLike<number>, k: number): number => {
  const kept = finite(values)
  return kept.length < k ? NaN : selectInPlace(kept, kept.length - k)
}

const overWindow = (
  daily: ArrayLike<number>,
  options: Omit<HeldOptions, 'k'>,
  least: number,
  reduce: (window: Float64Array, count: number) => number,
): Float64Array => {
  const held = new Float64Array(daily.length).fill(NaN)
  const positions = new Int32Array(daily.length)
  const window = new Float64Array(Math.min(options.of, daily.length))
  let from = 0
  let to = 0
  for (let i = 0; i < daily.length; i++) {
    if (options.restarts?.has(i) === true) from = to
    if (!Number.isFinite(daily[i])) continue
    positions[to++] = i
    while (to - from > options.of || (positions[from] as number) <= i - options.within) from++
    const count = to - from
    if (count < least) continue
    for (let j = 0; j < count; j++) window[j] = daily[positions[from + j] as number] as number
    held[i] = reduce(window, count)
  }
  return held
}
