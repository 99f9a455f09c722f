import { indicatorCount } from '../indicators/indicator'
import { modes, type Mode, type UnitSeries } from '../unit-series'
import { isComplete } from './complete'
import { conditionsOf } from './conditions'
import { efficiencyOf } from './efficiency'
import { firstDaysOf } from './first-days'
import { fitMode, shapeOf } from './fit-mode'
import { restartsOf } from './restarts'
import { seriesOf } from './series-of'
import { doubtfulDays } from './doubtful-days'
import type { FirstFit } from './group-prior'
import { shapeTerms } from './shape'

/** A first baseline that takes longer, days, tells the group nothing. */
export const firstFitWithin = 200

/** The first baseline of every mode that completes one within 200 days, each by the unit's own days alone: what its group learns from it. */
export const firstFits = (unit: UnitSeries): FirstFit[] => {
  const doubtful = doubtfulDays(unit)
  return modes.flatMap((mode) => firstFit(unit, mode, doubtful) ?? [])
}

const firstFit = (unit: UnitSeries, mode: Mode, doubtful: (position: number) => boolean): FirstFit | undefined => {
  const conditions = conditionsOf(unit, mode, doubtful)
  const first = firstDaysOf(unit, mode)
  const efficiency = efficiencyOf(unit, mode, first)
  const { series, names } = seriesOf(unit, mode, efficiency, first)
  if (series.length === 0) return undefined
  const restarts = restartsOf(unit)
  const begun = conditions.outdoor.findIndex(Number.isFinite)
  const end = Math.min(unit.length, begun + firstFitWithin)
  let positions: number[] = []
  let outdoor: number[] = []
  for (let i = Math.max(0, begun); i < end; i++) {
    if (restarts.has(i)) [positions, outdoor] = [[], []]
    if (conditions.usable[i] !== 1 || (efficiency !== undefined && Number.isNaN(efficiency.y[i]))) continue
    positions.push(i)
    outdoor.push(conditions.outdoor[i] as number)
    if (!isComplete(outdoor)) continue
    const fit = fitMode(conditions, series, { positions, levels: [] })
    if (fit === undefined) continue
    const shapes = new Float64Array(indicatorCount * shapeTerms).fill(NaN)
    const sigmas = new Float64Array(indicatorCount).fill(NaN)
    names.forEach((name, s) => {
      sigmas[name] = fit.sigma[s] as number
      if (!Number.isNaN(sigmas[name])) shapes.set(shapeOf(fit, s), name * shapeTerms)
    })
    const { sink, speed, rh } = fit.design.frame
    return { mode, completeOn: unit.firstDay + i, sink, speed, rh, metric: efficiency?.metric, shapes, sigmas }
  }
  return undefined
}
