import { finite, median } from './quantile'
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
  overWindow(daily, options, options.k, (window) => selectInPlace(window, window.length - options.k))

/** Median of the last `of` values at every position that has a value and at least `least` of them, else NaN. */
export const rollingMedian = (
  daily: ArrayLike<number>,
  options: Omit<HeldOptions, 'k'> & { least: number },
): Float64Array => overWindow(daily, options, options.least, median)

/** The k-th largest of all values (k = 1 is the maximum); NaN with fewer than k. */
export const kthLargest = (values: ArrayLike<number>, k: number): number => {
  const kept = finite(values)
  return kept.length < k ? NaN : selectInPlace(kept, kept.length - k)
}

const overWindow = (
  daily: ArrayLike<number>,
  options: Omit<HeldOptions, 'k'>,
  least: number,
  reduce: (window: Float64Array) => number,
): Float64Array => {
  const held = new Float64Array(daily.length).fill(NaN)
  let window: number[] = []
  for (let i = 0; i < daily.length; i++) {
    if (options.restarts?.has(i)) window = []
    if (!Number.isFinite(daily[i])) continue
    window.push(i)
    while (window.length > options.of || (window[0] as number) <= i - options.within) window.shift()
    if (window.length >= least) held[i] = reduce(Float64Array.from(window, (position) => daily[position] as number))
  }
  return held
}
