import { followUnit } from '../baseline/follow-unit'
import { dailyResidual } from '../baseline/daily-residual'
import type { IndicatorName } from '../indicators/indicator'
import type { UnitSeries } from '../unit-series'

/** Residual of an indicator, in its own unit, over the heating modes compared that day; NaN where none was. Power without heat is no efficiency. */
export const meanResidual = (unit: UnitSeries, name: IndicatorName): Float64Array =>
  dailyResidual(followUnit(unit).modes.filter(({ mode, efficiency }) => mode !== 'cool' && efficiency !== undefined && efficiency.metric !== 'power_w'), unit.length, name)
