/** A sum and how many values are in it; the sum of nothing, and its mean, are NaN. */
export interface Tally {
  total: number
  count: number
}

export const newTally = (): Tally => ({ total: 0, count: 0 })

/** Adds a value; NaN is none. */
export const addTo = (tally: Tally, value: number): void => {
  if (value !== value) return
  tally.total += value
  tally.count++
}

export const sumIn = ({ total, count }: Tally): number => (count === 0 ? NaN : total)
export const meanIn = ({ total, count }: Tally): number => (count === 0 ? NaN : total / count)
