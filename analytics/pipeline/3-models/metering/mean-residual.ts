import { followUnit } from '../baseline/follow-unit'
import { indexOf, type IndicatorName } from '../indicators/indicator'
import type { UnitSeries } from '../unit-series'

/** Residual of an indicator, in its own unit, over the heating modes compared that day; NaN where none was. Power without heat is no efficiency. */
export const meanResidual = (unit: UnitSeries, name: IndicatorName): Float64Array => {
  const modes = followUnit(unit).modes.filter(({ mode, efficiency }) => mode !== 'cool' && efficiency !== undefined && efficiency.metric !== 'power_w')
  const columns = modes.flatMap(({ residuals }) => residuals[indexOf[name]] ?? [])
  const weights = modes.flatMap(({ residuals, conditions }) => (residuals[indexOf[name]] === undefined ? [] : [conditions.weight]))
  const means = new Float64Array(unit.length).fill(NaN)
  for (let i = 0; i < unit.length; i++) {
    let [sum, whole] = [0, 0]
    for (let m = 0; m < columns.length; m++) {
      const value = columns[m]?.[i] as number
      if (Number.isNaN(value)) continue
      const weight = weights[m]?.[i] as number
      sum += weight * value
      whole += weight
    }
    if (whole > 0) means[i] = sum / whole
  }
  return means
}
