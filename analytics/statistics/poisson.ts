import { z975 as z } from './normal'

/** The 95 % interval of a count of rare events (Byar's approximation, Breslow and Day 1987). */
export const poissonInterval = (count: number): { low: number; high: number } => ({
  low: count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3,
  high: (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * Math.sqrt(count + 1))) ** 3,
})

/** The ratio of two rates with its 95 % interval (log normal); NaN where a count is zero. */
export const rateRatio = (count: number, exposure: number, otherCount: number, otherExposure: number): { value: number; low: number; high: number } => {
  if (count === 0 || otherCount === 0 || exposure <= 0 || otherExposure <= 0) return { value: NaN, low: NaN, high: NaN }
  const value = count / exposure / (otherCount / otherExposure)
  const half = z * Math.sqrt(1 / count + 1 / otherCount)
  return { value, low: value * Math.exp(-half), high: value * Math.exp(half) }
}
