import { newNumbers } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import type { ModeFollowed } from '../baseline/follow-mode'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { combineModes, type Combined } from './combine-modes'

/** Compared days that tell the level of efficiency under another setpoint, and the most that running otherwise can cost. */
const levelDays = 14
const mostLn = 0.06

/**
 * Efficiency compared anew after each change of the room setpoint (`changes`, positions): a deeper setback or a warmer room
 * makes the unit catch up at full speed, which costs efficiency without a fault. What the first 14 compared days lost, at
 * most 6 %, is taken off those that follow until the next repair; those 14 are not judged (analytics notes 5.2).
 */
export const sinceChanges = (unit: UnitSeries, followed: readonly ModeFollowed[], changes: readonly number[]): Combined => {
  const plain = combineModes(unit, followed)
  const state = remembered(unit, 'level since a setpoint change', (): { learning: number[] | undefined; level: number } => ({ learning: undefined, level: 0 }))
  if (changes.length === 0 && state.learning === undefined && state.level === 0) return plain
  const excused = newNumbers(unit.length)
  const starts = new Set(changes)
  const repairs = new Set([...unit.repairs, ...unit.updates])
  for (let i = 0; i < unit.length; i++) {
    if (repairs.has(i)) {
      state.learning = undefined
      state.level = 0
    }
    if (starts.has(i)) {
      state.learning = []
      state.level = 0
    }
    const value = plain.unexplained[i] as number
    if (state.learning !== undefined && Number.isFinite(value)) {
      state.learning.push(value)
      if (state.learning.length === levelDays) {
        state.level = Math.min(0, Math.max(-mostLn, median(state.learning)))
        state.learning = undefined
      }
      excused[i] = NaN
    } else excused[i] = state.level
  }
  return combineModes(unit, followed, excused)
}
