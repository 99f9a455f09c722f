/** Weight of the newest day: about the mean of the last 11 compared days. */
const newest = 0.17
/** Compared days that a mean needs, and days without one after which it is forgotten. */
const leastDays = 6
const forgetDays = 60

/** Running means of several values a day, each over the days that have it. */
export interface Smoother {
  /** Takes one value of the day; NaN changes nothing. */
  add(position: number, place: number, value: number): void
  /** The means, NaN with too few days or none in 60. */
  means: Float64Array
  reset(): void
}

/** Exponentially weighted means (Roberts 1959) of values clipped at `clip`, their weights summing to one from the first day on. */
export const newSmoother = (size: number, clip = Infinity): Smoother => {
  const sum = new Float64Array(size)
  const weights = new Float64Array(size)
  const days = new Int32Array(size)
  const last = new Int32Array(size)
  const means = new Float64Array(size).fill(NaN)
  const forget = (place: number): void => {
    sum[place] = weights[place] = days[place] = 0
    means[place] = NaN
  }
  return {
    means,
    add: (position, place, value) => {
      if ((days[place] as number) > 0 && position - (last[place] as number) > forgetDays) forget(place)
      if (Number.isNaN(value)) return
      sum[place] = (1 - newest) * (sum[place] as number) + newest * Math.min(clip, Math.max(-clip, value))
      weights[place] = (1 - newest) * (weights[place] as number) + newest
      days[place] = (days[place] as number) + 1
      last[place] = position
      if ((days[place] as number) >= leastDays) means[place] = (sum[place] as number) / (weights[place] as number)
    },
    reset: () => {
      for (let place = 0; place < size; place++) forget(place)
    },
  }
}
