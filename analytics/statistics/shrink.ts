import { median } from './quantile'

export interface GroupMean {
  mean: number
  /** Standard error of the mean. */
  error: number
}

export interface Shrunk {
  /** Drawn towards what all groups have in common. */
  mean: number
  /** Weight of the group's own mean, 0 to 1. */
  weight: number
}

/**
 * Means of groups drawn towards their median by how little they are known: weight = tau^2 / (tau^2 + error^2), the variance
 * between groups tau^2 = max(0, (1.4826 MAD)^2 - median(error^2)) (empirical Bayes, James and Stein 1961; analytics notes 7.2).
 * `least` is the least spread between groups that is believed. Groups without an error keep no weight of their own.
 */
export const shrinkMeans = (groups: readonly GroupMean[], least: number): Shrunk[] => {
  const known = groups.filter(({ mean, error }) => Number.isFinite(mean) && Number.isFinite(error))
  if (known.length === 0) return groups.map(() => ({ mean: NaN, weight: 0 }))
  const middle = median(known.map(({ mean }) => mean))
  const spread = 1.4826 * median(known.map(({ mean }) => Math.abs(mean - middle)))
  const between = Math.max(least ** 2, spread ** 2 - median(known.map(({ error }) => error ** 2)))
  return groups.map(({ mean, error }) => {
    if (!Number.isFinite(mean) || !Number.isFinite(error)) return { mean: NaN, weight: 0 }
    const weight = between / (between + error ** 2)
    return { mean: middle + weight * (mean - middle), weight }
  })
}
