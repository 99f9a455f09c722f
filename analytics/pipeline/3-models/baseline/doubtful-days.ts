import { stuckHours, sunHours } from '../outdoor-sensor'
import type { UnitSeries } from '../unit-series'

/** Sun or standstill of the outdoor sensor from which its readings are no condition to compare at. */
const doubtfulSunHours = 3
const doubtfulStuckHours = 6

/** Whether the outdoor sensor was in the sun or stood still on the day of a position. */
export const doubtfulDays = (unit: UnitSeries): ((position: number) => boolean) => {
  const sun = sunHours(unit)
  const stuck = stuckHours(unit)
  return (i) => (sun[i] as number) >= doubtfulSunHours || (stuck[i] as number) >= doubtfulStuckHours
}
