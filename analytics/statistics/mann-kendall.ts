import { varianceInflation } from './autocorrelation'

export interface MannKendall {
  /** Concordant minus discordant pairs. */
  s: number
  /** Variance of s, ties removed, autocorrelation added. */
  variance: number
  z: number
}

/** Variance of s without ties or autocorrelation: n (n - 1) (2 n + 5) / 18 (Kendall 1975). */
export const kendallVariance = (n: number): number => (n * (n - 1) * (2 * n + 5)) / 18

/** Mann-Kendall test of a monotone trend of values in time order; `phi` is the lag-1 correlation of the detrended values. */
export const mannKendall = (values: ArrayLike<number>, phi = 0): MannKendall => {
  let s = 0
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) s += Math.sign((values[j] as number) - (values[i] as number))
  const variance = (kendallVariance(values.length) - tieTerm(values)) * varianceInflation(phi)
  return { s, variance, z: variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0 }
}

const tieTerm = (values: ArrayLike<number>): number => {
  const counts = new Map<number, number>()
  for (let i = 0; i < values.length; i++) counts.set(values[i] as number, (counts.get(values[i] as number) ?? 0) + 1)
  let term = 0
  for (const t of counts.values()) if (t > 1) term += kendallVariance(t)
  return term
}
