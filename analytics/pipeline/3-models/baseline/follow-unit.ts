import { stuckHours, sunHours } from '../outdoor-sensor'
import { modes, type UnitSeries } from '../unit-series'
import { restartsOf } from './restarts'
import { followMode, type ModeFollowed } from './follow-mode'

/** Sun or standstill of the outdoor sensor from which its readings are no condition to compare at. */
const doubtfulSunHours = 3
const doubtfulStuckHours = 6

/** Every mode of a unit against its own baseline. */
export interface UnitFollowed {
  modes: ModeFollowed[]
  doubtful(position: number): boolean
}

const known = new WeakMap<UnitSeries, UnitFollowed>()

/** Follows the modes of a unit, once however many models ask. Pure. */
export const followUnit = (unit: UnitSeries): UnitFollowed => {
  const before = known.get(unit)
  if (before !== undefined) return before
  const sun = sunHours(unit)
  const stuck = stuckHours(unit)
  const doubtful = (i: number) => (sun[i] as number) >= doubtfulSunHours || (stuck[i] as number) >= doubtfulStuckHours
  const restarts = restartsOf(unit)
  const followed = { modes: modes.flatMap((mode) => followMode(unit, mode, doubtful, restarts) ?? []), doubtful }
  known.set(unit, followed)
  return followed
}
