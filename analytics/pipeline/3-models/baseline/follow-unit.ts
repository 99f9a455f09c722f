import { onceForUnit } from '../once-for-unit'
import { modes } from '../unit-series'
import { doubtfulDays } from './doubtful-days'
import { restartsOf } from './restarts'
import { followMode, type ModeFollowed } from './follow-mode'

/** Every mode of a unit against its own baseline. */
export interface UnitFollowed {
  modes: ModeFollowed[]
  doubtful(position: number): boolean
}

/** Follows the modes of a unit, once however many models ask. Pure. */
export const followUnit = onceForUnit((unit): UnitFollowed => {
  const doubtful = doubtfulDays(unit)
  const restarts = restartsOf(unit)
  return { modes: modes.flatMap((mode) => followMode(unit, mode, doubtful, restarts) ?? []), doubtful }
})
