import { selectInPlace } from '../../../statistics/select'

/** Median of the first `count` of `values`, which it reorders; NaN for none. They must be numbers. */
export const medianOf = (values: Float64Array, count: number): number => {
  if (count === 0) return NaN
  const below = (count - 1) >> 1
  const low = selectInPlace(values, below, count)
  if (count % 2 === 1) return low
  let high = Infinity
  for (let i = below + 1; i < count; i++) if ((values[i] as number) < high) high = values[i] as number
  return low * 0.5 + high * 0.5
}
