import { selectInPlace } from './select'

/** The finite numbers of `values`, as a copy. */
export const finite = (values: ArrayLike<number>): Float64Array => {
  const kept = new Float64Array(values.length)
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (Number.isFinite(value)) kept[count++] = value
  }
  return kept.subarray(0, count)
}

/** Quantile `p` (0..1) with linear interpolation, type 7 of Hyndman and Fan (1996); NaN when nothing is finite. */
export const quantile = (values: ArrayLike<number>, p: number): number => {
  const kept = finite(values)
  if (kept.length === 0) return NaN
  const rank = Math.min(1, Math.max(0, p)) * (kept.length - 1)
  const below = Math.floor(rank)
  const low = selectInPlace(kept, below)
  if (rank === below) return low
  const high = selectInPlace(kept, below + 1)
  return low + (rank - below) * (high - low)
}

/** Middle value of the finite numbers; NaN when there is none. */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)

/** Median absolute deviation from the median, unscaled; times 1.4826 it estimates the standard deviation of normal data. */
export const mad = (values: ArrayLike<number>): number => {
  const kept = finite(values)
  const middle = median(kept)
  return median(kept.map((value) => Math.abs(value - middle)))
}

/** Standard deviation estimated from the median absolute deviation (Hampel 1974). */
export const robustSigma = (values: ArrayLike<number>): number => 1.4826 * mad(values)
