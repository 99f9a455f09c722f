import { median } from '../../../statistics/quantile'
import { indicatorCount } from '../indicators/indicator'
import type { Expectation } from '../model'
import { dayOfMonth, type Mode, type UnitSeries } from '../unit-series'
import { isComplete, provisionalDays } from './complete'
import { conditionsOf, type Conditions } from './conditions'
import { hullLimit } from './design'
import { efficiencyOf, type Efficiency } from './efficiency'
import { fitMode, type ModeFit, type PriorOf, type Series } from './fit-mode'
import { groupPrior, snapshotOn, type FirstFit } from './group-prior'
import { seriesOf } from './series-of'

/** What one mode says, per day. */
export interface ModeFollowed {
  mode: Mode
  conditions: Conditions
  efficiency: Efficiency | undefined
  /**
   * Actual less expected of every indicator (`indicatorNames`) on days compared with a baseline of earlier days only; NaN
   * else. Undefined where the mode never measured it.
   */
  residuals: (Float64Array | undefined)[]
  /** The same in noises: the larger of the floor and the fit's own noise. */
  z: (Float64Array | undefined)[]
  /** Noise of efficiency of the fit in force that day. */
  sigma: Float64Array
  /** Residuals of efficiency in the first baseline against itself. */
  inSample: Map<number, number>
  /** 1 on days that were compared. */
  compared: Uint8Array
  expectations: Expectation[]
  baselineFrom: number | undefined
  baselineTo: number | undefined
}

/** The noise of a provisional baseline is wider, as the root of days missing to 60 (analytics notes 0.6). */
const provisionalWidening = Math.SQRT2
/** The level is the median of the last 14 residuals of 60 days whose conditions lie well inside the baseline's. */
const wellInside = 4
const levelDays = 14
const levelWithin = 60

interface Member {
  position: number
  levels: Float64Array | undefined
}

/**
 * Walks one mode day by day, all indicators at once. A visit that may have changed the machine starts the baseline again.
 * A baseline that begins when like units have completed theirs is held to their shape, and compared with before it is complete.
 * Days outside the baseline's conditions are not compared; on the first of the next month they join the baseline, each
 * corrected by the unit's level at the time, so that new weather or a new supply temperature teaches the shape of the
 * expectation but can't hide or make a loss. Undefined where the mode never ran steadily.
 */
export const followMode = (unit: UnitSeries, mode: Mode, doubtful: (position: number) => boolean, restarts: ReadonlySet<number>): ModeFollowed | undefined => {
  const conditions = conditionsOf(unit, mode, doubtful)
  if (!conditions.usable.includes(1)) return undefined
  const efficiency = efficiencyOf(unit, mode)
  const { series, names } = seriesOf(unit, mode, efficiency)
  if (series.length === 0) return undefined
  const empty = () => new Float64Array(unit.length).fill(NaN)
  const residuals = Array.from({ length: indicatorCount }, (_, index) => (names.includes(index) ? empty() : undefined))
  const z = residuals.map((column) => (column === undefined ? undefined : empty()))
  const sigma = empty()
  const compared = new Uint8Array(unit.length)
  const inSample = new Map<number, number>()
  const expectations: Expectation[] = []
  const expected = new Float64Array(series.length)
  const main = efficiency === undefined ? -1 : 0
  let members: Member[] = []
  let waiting: Member[] = []
  let recent: number[] = []
  let fit: ModeFit | undefined
  let provisional: ModeFit | undefined
  let like: readonly FirstFit[] | undefined
  let begun = false
  let baselineFrom: number | undefined
  let baselineTo: number | undefined

  const priorOf = (snapshot: readonly FirstFit[]): PriorOf => (frame, s) => groupPrior(snapshot, frame, names[s] as number, efficiency?.metric)
  const fitTo = (chosen: readonly Member[]) =>
    fitMode(conditions, series, { positions: chosen.map((member) => member.position), levels: chosen.map((member) => member.levels) }, like && priorOf(like))

  const record = (position: number, by: ModeFit | undefined, baseline: boolean): number => {
    if (efficiency === undefined) return NaN
    by?.expect(position, expected)
    const actual = efficiency.y[position] as number
    const ideal = efficiency.ideal[position] as number
    const expectedLn = by === undefined ? NaN : (expected[main] as number)
    expectations.push({
      position,
      mode,
      metric: efficiency.metric,
      actual: Math.exp(actual + ideal),
      expected: Math.exp(expectedLn + ideal),
      residualLn: actual - expectedLn,
      scored: by !== undefined,
      baseline,
    })
    return actual - expectedLn
  }

  const levelsNow = (): Float64Array | undefined =>
    recent.length === 0 ? undefined : (
      Float64Array.from(names, (name) => median(recent.map((position) => residuals[name]?.[position] as number)) || 0)
    )

  const forget = (): void => {
    for (const member of [...(fit === undefined ? members : []), ...waiting]) if (compared[member.position] !== 1) record(member.position, undefined, false)
  }

  const compare = (position: number, by: ModeFit, widening = 1): void => {
    record(position, by, false)
    by.expect(position, expected)
    compared[position] = 1
    for (let s = 0; s < series.length; s++) {
      const name = names[s] as number
      const one = series[s] as Series
      const value = (one.y[position] as number) - (expected[s] as number)
      ;(residuals[name] as Float64Array)[position] = value
      ;(z[name] as Float64Array)[position] = value / (widening * Math.max(one.floor, by.sigma[s] as number))
    }
    if (main === 0) sigma[position] = widening * (by.sigma[0] as number)
  }

  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      forget()
      members = []
      waiting = []
      recent = []
      fit = undefined
      provisional = undefined
      like = snapshotOn(unit, mode, i)
    }
    if (!begun && Number.isFinite(conditions.outdoor[i])) {
      like = snapshotOn(unit, mode, i)
      begun = true
    }
    if (fit !== undefined && waiting.length > 0 && dayOfMonth(unit, i) === 1) {
      const wider = fitTo([...members, ...waiting])
      if (wider !== undefined) {
        members = [...members, ...waiting]
        fit = wider
        for (const member of waiting) record(member.position, fit, true)
        waiting = []
      }
    }
    if (conditions.usable[i] !== 1 || (efficiency !== undefined && Number.isNaN(efficiency.y[i]))) continue
    if (fit === undefined) {
      members.push({ position: i, levels: undefined })
      if (isComplete(conditions, members.map((member) => member.position))) fit = fitTo(members)
      if (fit !== undefined) {
        baselineFrom = members[0]?.position
        baselineTo = i
        for (const { position } of members) if (compared[position] !== 1) inSample.set(position, record(position, fit, true))
      } else if (provisional !== undefined && provisional.distance(i) <= hullLimit) compare(i, provisional, provisionalWidening)
      else if (like !== undefined && members.length === provisionalDays) provisional = trusted(fitTo(members), main)
      continue
    }
    const distance = fit.distance(i)
    if (distance > hullLimit) {
      waiting.push({ position: i, levels: levelsNow() })
      continue
    }
    compare(i, fit)
    if (distance <= wellInside) recent = [...recent.filter((position) => position > i - levelWithin), i].slice(-levelDays)
  }
  forget()
  expectations.sort((a, b) => a.position - b.position)
  return { mode, conditions, efficiency, residuals, z, sigma, inSample, compared, expectations, baselineFrom, baselineTo }
}

/** A provisional fit, if like units say something of efficiency, or of anything where that is not known. */
const trusted = (fit: ModeFit | undefined, main: number): ModeFit | undefined =>
  fit !== undefined && (main === 0 ? Number.isFinite(fit.sigma[0]) : fit.sigma.some(Number.isFinite)) ? fit : undefined
