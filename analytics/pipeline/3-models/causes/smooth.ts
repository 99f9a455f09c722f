import { newNumbers, newUnknown, newWholes } from '../../../statistics/memory'

/** Weight of the newest day: about the mean of the last 11 compared days. */
const newest = 0.17
/** Compared days that a mean needs, and days without one after which it is forgotten. */
const leastDays = 6
const forgetDays = 60

/** Running means of several values a day, each over the days that have it. */
export interface Smoother {
  clip: number
  /** Position from which those in `last` count. */
  from: number
  /** The means, NaN with too few days or none in 60. */
  means: Float64Array
  sum: Float64Array
  weights: Float64Array
  days: Int32Array
  last: Int32Array
}

/** Exponentially weighted means (Roberts 1959) of values clipped at `clip`, their weights summing to one from the first day on. */
export const newSmoother = (size: number, clip = Infinity): Smoother => ({
  clip,
  from: 0,
  means: newUnknown(size),
  sum: newNumbers(size),
  weights: newNumbers(size),
  days: newWholes(size),
  last: newWholes(size),
})

/** Takes the values of a day, one for each of the first `count` places, from `at` on; NaN changes nothing. */
export const smoothDay = (smoother: Smoother, position: number, values: Float64Array, at: number, count: number): void => {
  for (let place = 0; place < count; place++) smoothValue(smoother, position, place, values[at + place] as number)
}

/** Takes one value of the day; NaN changes nothing. */
export const smoothValue = (smoother: Smoother, position: number, place: number, value: number): void => {
  const { sum, weights, days, last, means, clip, from } = smoother
  if ((days[place] as number) > 0 && position + from - (last[place] as number) > forgetDays) forget(smoother, place)
  if (Number.isNaN(value)) return
  sum[place] = (1 - newest) * (sum[place] as number) + newest * Math.min(clip, Math.max(-clip, value))
  weights[place] = (1 - newest) * (weights[place] as number) + newest
  days[place] = (days[place] as number) + 1
  last[place] = position + from
  if ((days[place] as number) >= leastDays) means[place] = (sum[place] as number) / (weights[place] as number)
}

/** Ends a walk over so many days: positions of the next one count from the day after. */
export const nextWalk = (smoother: Smoother, days: number): void => {
  smoother.from += days
}

export const forgetAll = (smoother: Smoother): void => {
  for (let place = 0; place < smoother.means.length; place++) forget(smoother, place)
}

const forget = ({ sum, weights, days, means }: Smoother, place: number): void => {
  sum[place] = weights[place] = days[place] = 0
  means[place] = NaN
}
