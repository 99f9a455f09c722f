import { finite } from './quantile'
import { selectInPlace } from './select'
import { newNumbers, newUnknown, newWholes } from './memory'

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

/** What is in a window where a walk over days ends, for the walk over those that follow, from whose first day its positions count: they are below 0. */
export interface Window {
  positions: number[]
  values: number[]
}

export const newWindow = (): Window => ({ positions: [], values: [] })

/**
 * The k-th largest of the last `of` values, at every position that has a value and at least k of them, else NaN.
 * "10 of 14 days above h" is `heldValue >= h`, for any h. Goes on from `window`, which is then what the next walk goes on from.
 */
export const heldValue = (daily: ArrayLike<number>, options: HeldOptions, window?: Window): Float64Array =>
  overWindow(daily, options, options.k, (sorted, count) => sorted[count - options.k] as number, window)

/** Median of the last `of` values at every position that has a value and at least `least` of them, else NaN; `window` as above. */
export const rollingMedian = (
  daily: ArrayLike<number>,
  options: Omit<HeldOptions, 'k'> & { least: number },
  window?: Window,
): Float64Array => overWindow(daily, options, options.least, middleOf, window)

const middleOf = (sorted: Float64Array, count: number): number => {
  const below = (count - 1) >> 1
  const low = sorted[below] as number
  return count % 2 === 1 ? low : low + 0.5 * ((sorted[below + 1] as number) - low)
}

/** The k-th largest of all values (k = 1 is the maximum); NaN with fewer than k. */
export const kthLargest = (values: ArrayLike<number>, k: number): number => {
  const kept = finite(values)
  return kept.length < k ? NaN : selectInPlace(kept, kept.length - k)
}

/** Walks the window over the days; `reduce` gets its values in order of size. */
const overWindow = (
  daily: ArrayLike<number>,
  { of, within, restarts }: Omit<HeldOptions, 'k'>,
  least: number,
  reduce: (sorted: Float64Array, count: number) => number,
  window: Window | undefined,
): Float64Array => {
  const held = newUnknown(daily.length)
  const starts = restarts === undefined || restarts.size === 0 ? undefined : restarts
  const before = window?.positions.length ?? 0
  const positions = newWholes(before + daily.length)
  const values = newNumbers(before + daily.length)
  const sorted = newNumbers(Math.min(of, values.length) + 1)
  let from = 0
  let to = 0
  let count = 0
  for (; to < before; to++) {
    positions[to] = window?.positions[to] as number
    insert(sorted, count++, (values[to] = window?.values[to] as number))
  }
  for (let i = 0; i < daily.length; i++) {
    if (starts?.has(i) === true) {
      from = to
      count = 0
    }
    const value = daily[i] as number
    if (value - value !== 0) continue
    insert(sorted, count++, value)
    values[to] = value
    positions[to++] = i
    while (count > of || (positions[from] as number) <= i - within) remove(sorted, count--, values[from++] as number)
    if (count >= least) held[i] = reduce(sorted, count)
  }
  if (window !== undefined) {
    window.positions = Array.from(positions.subarray(from, to), (position) => position - daily.length)
    window.values = [...values.subarray(from, to)]
  }
  return held
}

const insert = (sorted: Float64Array, count: number, value: number): void => {
  let at = count
  for (; at > 0 && (sorted[at - 1] as number) > value; at--) sorted[at] = sorted[at - 1] as number
  sorted[at] = value
}

const remove = (sorted: Float64Array, count: number, value: number): void => {
  let at = 0
  while (sorted[at] !== value) at++
  for (; at < count - 1; at++) sorted[at] = sorted[at + 1] as number
}
