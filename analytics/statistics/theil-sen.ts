import { autocorrelation, varianceInflation } from './autocorrelation'
import { kendallVariance } from './mann-kendall'
import { median } from './quantile'
import { selectInPlace } from './select'
import { newNumbers } from './memory'

export interface TheilSen {
  /** Change of y per unit of x. */
  slope: number
  intercept: number
  low: number
  high: number
}

/**
 * Median of all pairwise slopes (Theil 1950, Sen 1968), found by selection instead of sorting, with the interval of
 * pairwise slopes at ranks (N -+ z sqrt(Var s)) / 2, rounded outwards, the variance widened for lag-1 correlation of the residuals.
 * `z` 1.645 gives a 90 % interval. All of `x` and `y` must be finite. Undefined with fewer than three points of different x.
 */
export const theilSen = (x: ArrayLike<number>, y: ArrayLike<number>, z = 1.645): TheilSen | undefined => {
  const n = x.length
  const slopes = newNumbers((n * (n - 1)) / 2)
  let count = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const run = (x[j] as number) - (x[i] as number)
      if (run !== 0) slopes[count++] = ((y[j] as number) - (y[i] as number)) / run
    }
  }
  if (count < 3) return undefined
  const pairs = slopes.subarray(0, count)
  const below = (count - 1) >> 1
  const slope = middleAround(pairs, below)
  const rest = newNumbers(n)
  for (let i = 0; i < n; i++) rest[i] = (y[i] as number) - slope * (x[i] as number)
  const intercept = median(rest)
  const spread = z * Math.sqrt(kendallVariance(n) * varianceInflation(autocorrelation(rest)))
  const low = selectInPlace(pairs, Math.max(0, Math.floor((count - spread) / 2 - 1)), below + 1)
  const high = selectInPlace(pairs.subarray(below + 1), Math.min(count - 1, Math.ceil((count + spread) / 2)) - below - 1)
  return { slope, intercept, low, high }
}

/** The median; leaves the values up to `below`, the lower middle, before all larger ones. */
const middleAround = (values: Float64Array, below: number): number => {
  const lower = selectInPlace(values, below)
  if (values.length % 2 === 1) return lower
  let upper = Infinity
  for (let i = below + 1; i < values.length; i++) if ((values[i] as number) < upper) upper = values[i] as number
  return lower + 0.5 * (upper - lower)
}
