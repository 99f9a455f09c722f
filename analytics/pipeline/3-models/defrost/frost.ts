import { newUnknown } from '../../../statistics/memory'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { leastDays } from './judged-cycles'

/** Above this outdoor mean, frost melts while the compressor rests. */
const meltingC = 3
/** What came before so many days without telemetry may have melted since. */
const gapDays = 7

/** Compressor hours in the frosting zone since the last defrost, on cold days, for units that have shown a defrost before. */
export const frostHours = (unit: UnitSeries): Float64Array => {
  const { defrosts, frost_zone_h, outdoor_c_mean, station_c_mean, defrost_sampling_ok } = unit.day
  const held = newUnknown(unit.length)
  const restarts = new Set(unit.repairs)
  const state = remembered(unit, 'frost without defrost', () => ({ seen: false, hours: 0, days: 0, last: 0 }))
  let { seen, hours, days, last } = state
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) hours = days = 0
    if (defrost_sampling_ok[i] !== 1 || !Number.isFinite(defrosts[i])) continue
    if (i - last > gapDays) hours = days = 0
    last = i
    if ((defrosts[i] as number) > 0) {
      seen = true
      hours = days = 0
    } else if (seen) {
      const station = station_c_mean[i] as number
      const outdoor = Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)
      const frosting = outdoor < meltingC ? (frost_zone_h[i] as number) : 0
      if (frosting > 0) days++
      hours += frosting > 0 ? frosting : 0
      if (outdoor > 2 * meltingC) hours = days = 0
    }
    if (seen) held[i] = days >= leastDays ? hours : 0
  }
  Object.assign(state, { seen, hours, days, last: last - unit.length })
  return held
}
