import { median, quantile } from '../../../statistics/quantile'
import type { Expectation } from '../model'
import { dayOfMonth, type Mode, type UnitSeries } from '../unit-series'
import type { Conditions } from './conditions'
import { fitBaseline, hullLimit, type Fit, type Member } from './fit'

/** What one mode says, per day. */
export interface ModeFollowed {
  mode: Mode
  conditions: Conditions
  /** ln actual - ln expected on days compared with a baseline of earlier days only; NaN else. */
  residual: Float64Array
  /** Noise of the fit in force that day. */
  sigma: Float64Array
  /** Residuals of the first baseline against itself. */
  inSample: Map<number, number>
  expectations: Expectation[]
  baselineFrom: number | undefined
  baselineTo: number | undefined
}

/** A baseline is complete after 60 days (45 are the least, analytics notes 0.6) that span 6 K outdoors, after 90 in any case. */
const leastDays = 60
const mostDays = 90
const leastSpanK = 6
/** The level is the median of the last 14 residuals of 60 days. */
const levelDays = 14
const levelWithin = 60

/**
 * Walks one mode day by day. A repair starts the baseline again. Days outside the baseline's conditions are not compared;
 * on the first of the next month they join the baseline, each corrected by the unit's level at the time, so that new
 * weather or a new supply temperature teaches the shape of the expectation but can't hide or make a loss.
 */
export const followMode = (unit: UnitSeries, mode: Mode, conditions: Conditions): ModeFollowed => {
  const residual = new Float64Array(unit.length).fill(NaN)
  const sigma = new Float64Array(unit.length).fill(NaN)
  const inSample = new Map<number, number>()
  const expectations: Expectation[] = []
  const repairs = new Set(unit.repairs)
  let members: Member[] = []
  let waiting: Member[] = []
  let recent: number[] = []
  let level = 0
  let fit: Fit | undefined
  let baselineFrom: number | undefined
  let baselineTo: number | undefined

  const record = (position: number, by: Fit | undefined, baseline: boolean): number => {
    const actual = conditions.y[position] as number
    const expected = by === undefined ? NaN : by.expected(position)
    const residualLn = actual - expected
    expectations.push({
      position,
      mode,
      metric: conditions.metric,
      actual: Math.exp(actual + (conditions.ideal[position] as number)),
      expected: Math.exp(expected + (conditions.ideal[position] as number)),
      residualLn,
      scored: by !== undefined,
      baseline,
    })
    return residualLn
  }

  for (let i = 0; i < unit.length; i++) {
    if (repairs.has(i)) {
      for (const member of [...(fit === undefined ? members : []), ...waiting]) record(member.position, undefined, false)
      members = []
      waiting = []
      recent = []
      level = 0
      fit = undefined
    }
    if (fit !== undefined && waiting.length > 0 && dayOfMonth(unit, i) === 1) {
      const wider = fitBaseline(conditions, [...members, ...waiting])
      if (wider !== undefined) {
        members = [...members, ...waiting]
        fit = wider
        for (const member of waiting) record(member.position, fit, true)
        waiting = []
      }
    }
    if (!Number.isFinite(conditions.y[i])) continue
    if (fit === undefined) {
      members.push({ position: i, level: 0 })
      if (!isComplete(conditions, members)) continue
      fit = fitBaseline(conditions, members)
      if (fit === undefined) continue
      baselineFrom = members[0]?.position
      baselineTo = i
      for (const member of members) inSample.set(member.position, record(member.position, fit, true))
      continue
    }
    if (fit.distance(i) > hullLimit) {
      waiting.push({ position: i, level })
      continue
    }
    residual[i] = record(i, fit, false)
    sigma[i] = fit.sigma
    recent = [...recent.filter((position) => position > i - levelWithin), i].slice(-levelDays)
    level = median(recent.map((position) => residual[position] as number))
  }
  for (const member of [...(fit === undefined ? members : []), ...waiting]) record(member.position, undefined, false)
  expectations.sort((a, b) => a.position - b.position)
  return { mode, conditions, residual, sigma, inSample, expectations, baselineFrom, baselineTo }
}

const isComplete = (conditions: Conditions, members: readonly Member[]): boolean => {
  if (members.length < leastDays) return false
  const outdoor = members.map((member) => conditions.outdoor[member.position] as number)
  return members.length >= mostDays || quantile(outdoor, 0.95) - quantile(outdoor, 0.05) >= leastSpanK
}
