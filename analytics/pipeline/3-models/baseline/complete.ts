import { quantile } from '../../../statistics/quantile'

/** A baseline is complete after 60 days (45 are the least, analytics notes 0.6) that span 6 K outdoors, after 90 in any case. */
export const leastDays = 60
const mostDays = 90
const leastSpanK = 6

/** Among like units a provisional baseline is compared with from so many days on (analytics notes 0.6). */
export const provisionalDays = 30

/** Why nothing is compared yet. */
export const notComplete = `baseline not complete: ${leastDays} days are needed, or ${provisionalDays} among like units`

/** Whether the days of a baseline, by their outdoor temperatures, are enough for it. */
export const isComplete = (outdoor: readonly number[]): boolean => {
  if (outdoor.length < leastDays) return false
  return outdoor.length >= mostDays || quantile(outdoor, 0.95) - quantile(outdoor, 0.05) >= leastSpanK
}
