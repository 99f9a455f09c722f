import { rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'

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
export const fallenAtOnce = (unexplained: Float64Array, restarts: ReadonlySet<number>): Float64Array => {
  const levels = rollingMedian(unexplained, { ...lately, restarts })
  const compared: number[] = []
  const fallen = newUnknown(unexplained.length)
  for (let i = 0; i < unexplained.length; i++) {
    const value = unexplained[i] as number
    if (restarts.has(i)) compared.length = 0
    if (Number.isNaN(value)) continue
    const before = compared.length < stepDays ? NaN : (levels[compared[compared.length - stepDays] as number] as number)
    compared.push(i)
    fallen[i] = (before - value) / floor
  }
  return fallen
}
