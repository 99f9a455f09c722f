import { newUnknown } from '../../../statistics/memory'
import type { UnitSeries } from '../unit-series'
import type { ModeFollowed } from '../baseline/follow-mode'
import { explainedLoss } from './explained'
import { definitions, indexOf } from '../indicators/indicator'

/** Noise up to which a loss is taken as it is; beyond, a part of the excess is taken off, so that noisy units claim less. */
const quietSigma = 0.022
const guardPerSigma = 1.2
/** Noise floors of the standardised residual: ln Carnot fraction of steady samples, and of whole-day energies. */
const steadyFloor = definitions.efficiency.floor
const dailyFloor = 0.15
/** Whole-day energies hold tank losses and stand-by: never trusted to better than this. */
const dailySigma = 0.06

export interface Combined {
  /** ln actual - ln expected over the modes of the day, by steady samples. */
  residual: Float64Array
  /** The same with the days of the first baseline against itself. */
  withBaseline: Float64Array
  /** The part of that which dirty coils and loaded filters do not explain. */
  unexplained: Float64Array
  /** Share of efficiency lost that neither those nor noise explain, 0 = as expected, positive = worse. */
  loss: Float64Array
  /** What is unexplained in noise floors, positive = worse. */
  z: Float64Array
}

/** One value a day from the modes that were compared that day; `excused` is what of ln efficiency is no fault of the unit's that day. */
export const combineModes = (unit: UnitSeries, followed: readonly ModeFollowed[], excused?: Float64Array): Combined => {
  const empty = () => newUnknown(unit.length)
  const combined: Combined = { residual: empty(), withBaseline: empty(), unexplained: empty(), loss: empty(), z: empty() }
  for (let i = 0; i < unit.length; i++) {
    let weights = 0
    let residual = 0
    let plain = 0
    let certain = 0
    let z = 0
    let learningWeights = 0
    let learning = 0
    for (const mode of followed) {
      const weight = mode.conditions.weight[i] as number
      const rest = mode.residuals[indexOf.efficiency]?.[i] ?? NaN
      const own = mode.inSample.get(i)
      if (own !== undefined) {
        learningWeights += weight
        learning += weight * own
      }
      if (!Number.isFinite(rest)) continue
      const sigma = Math.max(mode.sigma[i] as number, mode.conditions.daily[i] === 1 ? dailySigma : 0)
      weights += weight
      residual += weight * rest
      const unexplained = rest - explainedLoss(mode, i, unit.hydronic) - (excused?.[i] ?? 0)
      plain += weight * unexplained
      certain += weight * (unexplained + guardPerSigma * Math.max(0, sigma - quietSigma))
      z += (weight * -unexplained) / Math.max(sigma, mode.conditions.daily[i] === 1 ? dailyFloor : steadyFloor)
    }
    if (learningWeights > 0) combined.withBaseline[i] = combined.unexplained[i] = learning / learningWeights
    if (weights === 0) continue
    combined.residual[i] = combined.withBaseline[i] = residual / weights
    combined.unexplained[i] = plain / weights
    combined.loss[i] = 1 - Math.exp(certain / weights)
    combined.z[i] = z / weights
  }
  return combined
}
