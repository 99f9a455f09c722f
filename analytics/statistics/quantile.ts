import { selectInPlace } from './select'
import { newNumbers } from './memory'

/** The finite numbers of `values`, as a copy. */
export const finite = (values: ArrayLike<number>): Float64Array => {
  const kept = newNumbers(values.length)
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (Number.isFinite(value)) kept[count++] = value
  }
  return kept.subarray(0, count)
}

let scratch = new Float64Array(1024)

/** Copies the finite numbers into the scratch and answers how many there are. */
const load = (values: ArrayLike<number>): number => {
  if (values.length > scratch.length) scratch = new Float64Array(2 * values.length)
  return values instanceof Float64Array ? loadTyped(values, scratch) : loadList(values, scratch)
}

/** Twice the same, so that each sees one kind of list only: reading from either in one place takes several times as long. */
const loadTyped = (values: Float64Array, into: Float64Array): number => {
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value - value === 0) into[count++] = value
  }
  return count
}
const loadList = (values: ArrayLike<number>, into: Float64Array): number => {
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value - value === 0) into[count++] = value
  }
  return count
}

/** Quantile of the first `count` numbers of the scratch. */
const quantileLoaded = (count: number, p: number): number => {
  if (count === 0) return NaN
  const rank = Math.min(1, Math.max(0, p)) * (count - 1)
  const below = Math.floor(rank)
  const low = selectInPlace(scratch, below, count)
  if (rank === below) return low
  let high = scratch[below + 1] as number
  for (let i = below + 2; i < count; i++) if ((scratch[i] as number) < high) high = scratch[i] as number
  return low + (rank - below) * (high - low)
}

/** Quantile `p` (0..1) with linear interpolation, type 7 of Hyndman and Fan (1996); NaN when nothing is finite. */
export const quantile = (values: ArrayLike<number>, p: number): number => quantileLoaded(load(values), p)

/** Middle value of the finite numbers; NaN when there is none. */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)

/** Median absolute deviation from the median, unscaled; times 1.4826 it estimates the standard deviation of normal data. */
export const mad = (values: ArrayLike<number>): number => {
  const count = load(values)
  return deviationLoaded(count, quantileLoaded(count, 0.5))
}

/** The same where the median is known. */
export const madAbout = (values: ArrayLike<number>, middle: number): number => deviationLoaded(load(values), middle)

const deviationLoaded = (count: number, middle: number): number => {
  for (let i = 0; i < count; i++) scratch[i] = Math.abs((scratch[i] as number) - middle)
  return quantileLoaded(count, 0.5)
}

/** Standard deviation estimated from the median absolute deviation (Hampel 1974). */
export const robustSigma = (values: ArrayLike<number>): number => 1.4826 * mad(values)
