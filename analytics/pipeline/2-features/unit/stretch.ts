/**
 * What of a series is walked, by places of its days: the walk goes on from what was remembered before day `from`, and what it knows before
 * day `keep` is what the next one goes on from (-1 for none).
 */
export interface Stretch {
  from: number
  keep: number
}

export const wholeSeries: Stretch = { from: 0, keep: -1 }
