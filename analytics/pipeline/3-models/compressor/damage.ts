import { newWindow, rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { restartsOf } from '../baseline/restarts'
import { dailyResidual } from '../baseline/daily-residual'
import { nameCauses } from '../causes/name-causes'
import type { IndicatorName } from '../indicators/indicator'
import { onceForUnit } from '../once-for-unit'
import { remembered } from '../remembered/unit-memory'

/** Residuals at which a compressor fails (analytics notes 3.5): ln power, ln efficiencies, K of discharge superheat, ln vibration. */
const failureAt: Partial<Record<IndicatorName, number>> = {
  power: 0.2,
  isentropic_efficiency: -0.2,
  volumetric_index: -0.3,
  discharge_superheat: 20,
  vibration: Math.log(8),
}

/**
 * Damage D per day: the largest residual over its level at failure, each the median of its last 14 compared days; 0 as in
 * the baseline, 1 at failure. NaN where nothing was compared. Pure, computed once however many ask.
 */
export const damageOf = onceForUnit((unit): Float64Array => {
  const { followed } = nameCauses(unit)
  const restarts = restartsOf(unit)
  const damage = newUnknown(unit.length)
  for (const [name, level] of Object.entries(failureAt)) {
    const daily = dailyResidual(followed.modes, unit.length, name as IndicatorName)
    const smooth = rollingMedian(daily, { of: 14, within: 60, least: 7, restarts }, remembered(unit, `damage by ${name}`, newWindow))
    for (let i = 0; i < unit.length; i++) {
      const share = (smooth[i] as number) / level
      if (!Number.isNaN(share) && !(share <= (damage[i] as number))) damage[i] = Math.max(0, share)
    }
  }
  return damage
})
