import type { UnitFollowed } from '../baseline/follow-unit'
import { indexOf, type IndicatorName } from '../indicators/indicator'
import type { Mode } from '../unit-series'

/** Residual of one indicator per day in its own unit (ln, K, points), over the given modes by steady samples; NaN where not compared. */
export const dailyResidual = (followed: UnitFollowed, length: number, name: IndicatorName, of: readonly Mode[]): Float64Array => {
  const values = new Float64Array(length).fill(NaN)
  const modes = followed.modes.filter(({ mode, residuals }) => of.includes(mode) && residuals[indexOf[name]] !== undefined)
  for (let i = 0; i < length; i++) {
    let sum = 0
    let weights = 0
    for (const mode of modes) {
      const value = mode.residuals[indexOf[name]]?.[i] as number
      if (Number.isNaN(value)) continue
      sum += (mode.conditions.weight[i] as number) * value
      weights += mode.conditions.weight[i] as number
    }
    if (weights > 0) values[i] = sum / weights
  }
  return values
}
