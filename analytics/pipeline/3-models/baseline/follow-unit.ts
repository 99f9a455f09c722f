import { modes, type UnitSeries } from '../unit-series'
import { doubtfulDays } from './doubtful-days'
import { restartsOf } from './restarts'
import { followMode, type ModeFollowed } from './follow-mode'

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
  const doubtful = doubtfulDays(unit)
  const restarts = restartsOf(unit)
  const followed = { modes: modes.flatMap((mode) => followMode(unit, mode, doubtful, restarts) ?? []), doubtful }
  known.set(unit, followed)
  return followed
}
