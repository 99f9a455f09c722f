import { z975 as z } from './normal'

/** A mean of which a fifth of the values at either end is left out, with its standard error. */
export interface TrimmedMean {
  n: number
  mean: number
  /** From the winsorised variance (Yuen 1974); NaN with fewer than two values left. */
  error: number
  /** Degrees of freedom. */
  df: number
}

const share = 0.2

/** The 20 % trimmed mean of values (NaN left out), Tukey and McLaughlin 1963. */
export const trimmedMean = (values: ArrayLike<number>): TrimmedMean => {
  const sorted = Float64Array.from(values).filter((value) => !Number.isNaN(value)).sort()
  const n = sorted.length
  if (n === 0) return { n, mean: NaN, error: NaN, df: NaN }
  const cut = Math.floor(share * n)
  const kept = n - 2 * cut
  let sum = 0
  for (let i = cut; i < n - cut; i++) sum += sorted[i] as number
  const mean = sum / kept
  const winsorised = sorted.map((value, i) => (i < cut ? (sorted[cut] as number) : i >= n - cut ? (sorted[n - cut - 1] as number) : value))
  const middle = winsorised.reduce((total, value) => total + value, 0) / n
  const squares = winsorised.reduce((total, value) => total + (value - middle) ** 2, 0)
  return { n, mean, error: kept > 1 ? Math.sqrt(squares / (kept * (kept - 1))) : NaN, df: kept - 1 }
}

/** The 97.5 % point of Student's t, by the expansion of Fisher and Cornish; within 0.01 from 3 degrees of freedom on. */
export const studentT975 = (df: number): number => {
  if (df < 1) return NaN
  if (df < 3) return df < 2 ? 12.706 : 4.303
  return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3)
}

/** The 95 % interval of a trimmed mean. */
export const trimmedInterval = ({ mean, error, df }: TrimmedMean): { low: number; high: number } => {
  const half = studentT975(df) * error
  return { low: mean - half, high: mean + half }
}

/** The difference of two trimmed means with its 95 % interval (Yuen 1974, degrees of freedom after Welch). */
export const trimmedDifference = (one: TrimmedMean, other: TrimmedMean): { value: number; low: number; high: number } => {
  const [a, b] = [one.error ** 2, other.error ** 2]
  const df = (a + b) ** 2 / (a ** 2 / one.df + b ** 2 / other.df)
  const half = a + b === 0 ? 0 : studentT975(df) * Math.sqrt(a + b)
  const value = one.mean - other.mean
  return { value, low: value - half, high: value + half }
}
