/** A sum and a count; the sum of nothing, and its mean, are NaN. */
export interface Tally {
  add(value: number): void
  count(): number
  sum(): number
  mean(): number
}

export const newTally = (): Tally => {
  let total = 0
  let n = 0
  return {
    add: (value) => {
      total += value
      n++
    },
    count: () => n,
    sum: () => (n === 0 ? NaN : total),
    mean: () => (n === 0 ? NaN : total / n),
  }
}
