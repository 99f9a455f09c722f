import { newWindow, rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'

/** Compared days that tell how the unit did lately, and how far back: older than the days of a step itself. */
const lately = { of: 21, within: 75, least: 12 }
const stepDays = 15
/** Noise floor of what fell at once: a baseline's error and the wander of months are not in it. */
const floor = 0.05

/**
 * ln efficiency lost (unexplained, positive = better) against the unit's own weeks that ended 15 compared days ago, in noise
 * floors, positive = worse; NaN where those are not known. A step shows whole in it even where the unit was better than its
 * baseline before; what wanders for months does not show.
 */
export const fallenAtOnce = (unit: UnitSeries, unexplained: Float64Array, restarts: ReadonlySet<number>): Float64Array => {
  const levels = rollingMedian(unexplained, { ...lately, restarts }, remembered(unit, 'weeks before a fall', newWindow))
  const last = remembered(unit, 'levels before a fall', () => ({ levels: [] as number[] }))
  const fallen = newUnknown(unexplained.length)
  for (let i = 0; i < unexplained.length; i++) {
    const value = unexplained[i] as number
    if (restarts.has(i)) last.levels = []
    if (Number.isNaN(value)) continue
    const before = last.levels.length < stepDays ? NaN : (last.levels.shift() as number)
    last.levels.push(levels[i] as number)
    fallen[i] = (before - value) / floor
  }
  return fallen
}
