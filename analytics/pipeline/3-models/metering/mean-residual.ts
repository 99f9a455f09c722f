import { followUnit } from '../baseline/follow-unit'
import { byDay } from '../by-day'
import { indexOf, type IndicatorName } from '../indicators/indicator'
import type { UnitSeries } from '../unit-series'

/** Residual of an indicator, in its own unit, over the heating modes compared that day; NaN where none was. Power without heat is no efficiency. */
export const meanResidual = (unit: UnitSeries, name: IndicatorName): Float64Array => {
  const modes = followUnit(unit).modes.filter(({ mode, efficiency }) => mode !== 'cool' && efficiency !== undefined && efficiency.metric !== 'power_w')
  return byDay(unit.length, (i) => {
    let [sum, weights] = [0, 0]
    for (const { residuals, conditions } of modes) {
      const value = residuals[indexOf[name]]?.[i] ?? NaN
      if (Number.isNaN(value)) continue
      const weight = conditions.weight[i] as number
      sum += weight * value
      weights += weight
    }
    return weights > 0 ? sum / weights : NaN
  })
}
