import { newNumbers } from '../../../statistics/memory'
import { indexOf, type IndicatorName } from '../indicators/indicator'
import type { ModeFollowed } from './follow-mode'

/** Mean of what modes say of a day, by their steady samples, over those that have a value; NaN without any. */
export const meanOfModes = (values: readonly Float64Array[], weights: readonly Float64Array[], i: number): number => {
  let sum = 0
  let whole = 0
  for (let m = 0; m < values.length; m++) {
    const value = values[m]?.[i] as number
    if (Number.isNaN(value)) continue
    const weight = weights[m]?.[i] as number
    sum += weight * value
    whole += weight
  }
  return whole > 0 ? sum / whole : NaN
}

/** Residual of one indicator per day in its own unit (ln, K, points), over the given modes by steady samples; NaN where not compared. */
export const dailyResidual = (modes: readonly ModeFollowed[], length: number, name: IndicatorName): Float64Array => {
  const known = modes.filter(({ residuals }) => residuals[indexOf[name]] !== undefined)
  const columns = known.map(({ residuals }) => residuals[indexOf[name]] as Float64Array)
  const weights = known.map(({ conditions }) => conditions.weight)
  const means = newNumbers(length)
  for (let i = 0; i < length; i++) means[i] = meanOfModes(columns, weights, i)
  return means
}
