import { seededUniform } from '../../../statistics/bootstrap'
import { newNumbers } from '../../../statistics/memory'
import { median, quantile } from '../../../statistics/quantile'
import { theilSen } from '../../../statistics/theil-sen'

/** Weeks until damage reaches 1, tenth, half and ninety per cent of the draws. */
export interface TimeToAct {
  p10: number
  p50: number
  p90: number
}

/** Rules of analytics notes 3.5 under which a time may be told. */
const leastWeeks = 8
/** No week before the last so many counts. */
export const mostWeeks = 26
const leastDamage = 0.25
const mostSpread = 6
const truncateWeeks = 52
const draws = 200
const heldOutWeeks = 4
/** Damage that counts as none, so that a logarithm can be taken. */
const traceDamage = 0.02

/**
 * Time to failure from weekly damage (NaN in weeks without), the latest last: Theil-Sen line through damage or through its
 * logarithm, whichever foretells the last four weeks better, with 200 seeded bootstrap draws of the weeks (Efron 1979).
 * A text says why none can be told.
 */
export const timeToAct = (weekly: ArrayLike<number>, seed: number): TimeToAct | string => {
  const weeks: number[] = []
  for (let week = Math.max(0, weekly.length - mostWeeks); week < weekly.length; week++) if (Number.isFinite(weekly[week])) weeks.push(week)
  const damage = weeks.map((week) => weekly[week] as number)
  const now = median(damage.slice(-2))
  if (weeks.length < leastWeeks) return `fewer than ${leastWeeks} weeks with damage`
  if (!(now >= leastDamage)) return 'damage is below a quarter of the way'
  const rising = theilSen(weeks, damage)
  if (rising === undefined || rising.low <= 0) return 'damage does not rise for certain'
  const curved = errorOf(weeks, damage, true) < errorOf(weeks, damage, false)
  const y = curved ? damage.map(logOf) : damage
  const target = curved ? 0 : 1
  const end = weeks.at(-1) as number
  const uniform = seededUniform(seed)
  const times = newNumbers(draws)
  for (let draw = 0; draw < draws; draw++) {
    const picked = weeks.map(() => Math.floor(uniform() * weeks.length))
    const slope = theilSen(picked.map((index) => weeks[index] as number), picked.map((index) => y[index] as number))?.slope ?? NaN
    const left = slope > 0 ? (target - (curved ? logOf(now) : now)) / slope : truncateWeeks
    times[draw] = Math.min(truncateWeeks, Math.max(0, left - (weekly.length - 1 - end)))
  }
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((p) => quantile(times, p)) as [number, number, number]
  return p90 / Math.max(p10, 0.5) < mostSpread ? { p10, p50, p90 } : 'the times of the draws lie too far apart'
}

const logOf = (damage: number): number => Math.log(Math.max(traceDamage, damage))

/** Mean error of the last weeks as foretold from the ones before. */
const errorOf = (weeks: readonly number[], damage: readonly number[], curved: boolean): number => {
  const y = curved ? damage.map(logOf) : damage
  const fit = theilSen(weeks.slice(0, -heldOutWeeks), y.slice(0, -heldOutWeeks))
  if (fit === undefined) return Infinity
  const foretold = (week: number) => (curved ? Math.exp(fit.intercept + fit.slope * week) : fit.intercept + fit.slope * week)
  return weeks.slice(-heldOutWeeks).reduce((sum, week, index) => sum + Math.abs(foretold(week) - (damage.at(index - heldOutWeeks) as number)), 0)
}
