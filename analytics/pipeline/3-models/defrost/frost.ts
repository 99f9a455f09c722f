import { newUnknown } from '../../../statistics/memory'
import { remembered } from '../remembered/unit-memory'
import { forgetFirst, levelBefore, levelSoFar, newFirstValues } from '../remembered/first-values'
import type { UnitSeries } from '../unit-series'
import { leastDays } from './judged-cycles'

/** Above this outdoor mean, frost melts while the compressor rests, and above the next all of it. */
const meltingC = 3
const thawC = 6
/** What came before so many days without telemetry may have melted since. */
const gapDays = 7
/** Days with defrosts that teach how long this unit lets frost grow, and how many say something. */
const learnDays = 30
const leastLearned = 3
/** So many of its usual intervals without a defrost are no accident: a large coil at part load frosts far less than the frosting map says. */
const usualIntervals = 15

/**
 * Compressor hours in the frosting zone since the last defrost, on cold days, for units that have shown a defrost before; 0 up to
 * fifteen of the unit's usual intervals between defrosts in such weather.
 */
export const frostHours = (unit: UnitSeries): Float64Array => {
  const { defrosts, frost_zone_h, interval_min_median, outdoor_c_mean, station_c_mean, defrost_sampling_ok } = unit.day
  const held = newUnknown(unit.length)
  const restarts = new Set(unit.repairs)
  const state = remembered(unit, 'frost without defrost', () => ({ seen: false, hours: 0, days: 0, last: 0, intervals: newFirstValues() }))
  let { seen, hours, days, last } = state
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      hours = days = 0
      forgetFirst(state.intervals)
    }
    if (defrost_sampling_ok[i] !== 1 || !Number.isFinite(defrosts[i])) continue
    if (i - last > gapDays) hours = days = 0
    last = i
    const station = station_c_mean[i] as number
    const outdoor = Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)
    const frosting = outdoor < meltingC ? (frost_zone_h[i] as number) : 0
    if ((defrosts[i] as number) > 0) {
      seen = true
      hours = days = 0
      const interval = interval_min_median[i] as number
      if ((frost_zone_h[i] as number) > 0 && outdoor < thawC && interval > 0) levelBefore(state.intervals, interval / 60, learnDays)
    } else if (seen) {
      if (frosting > 0) days++
      hours += frosting > 0 ? frosting : 0
      if (outdoor > thawC) hours = days = 0
    }
    const usualH = levelSoFar(state.intervals, leastLearned)
    if (seen) held[i] = days >= leastDays && !(hours < usualIntervals * usualH) ? hours : 0
  }
  Object.assign(state, { seen, hours, days, last: last - unit.length })
  return held
}
