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
 * `z` 1.645 gives a 90 % interval. Undefined with fewer than three points of different x.
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
  const slope = median(pairs)
  const rest = newNumbers(n)
  for (let i = 0; i < n; i++) rest[i] = (y[i] as number) - slope * (x[i] as number)
  const intercept = median(rest)
  const spread = z * Math.sqrt(kendallVariance(n) * varianceInflation(autocorrelation(rest)))
  const rank = (value: number) => Math.min(count - 1, Math.max(0, value))
  const low = selectInPlace(pairs, rank(Math.floor((count - spread) / 2 - 1)))
  const high = selectInPlace(pairs, rank(Math.ceil((count + spread) / 2)))
  return { slope, intercept, low, high }
}
