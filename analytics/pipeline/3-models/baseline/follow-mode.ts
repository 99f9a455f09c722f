import { newMarks, newNumbers, newUnknown } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import { indicatorCount } from '../indicators/indicator'
import type { Expectation } from '../model'
import { dayOfMonth, type Mode, type UnitSeries } from '../unit-series'
import { isComplete, provisionalDays } from './complete'
import { conditionsOf, type Conditions } from './conditions'
import { hullLimit } from './design'
import { efficiencyOf, type Efficiency } from './efficiency'
import { distanceOf, expectAt, fitMode, type ModeFit, type PriorOf, type Series } from './fit-mode'
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
  const following = followingOf(unit, mode, conditionsOf(unit, mode, doubtful))
  if (following === undefined) return undefined
  const { conditions, efficiency, inSample, compared, names, series } = following
  let members: Member[] = []
  let waiting: Member[] = []
  let recent: number[] = []
  let fit: ModeFit | undefined
  let provisional: ModeFit | undefined
  let like: readonly FirstFit[] | undefined
  let begun = false

  const fitTo = (chosen: readonly Member[]): ModeFit | undefined => {
    const priorOf = like && priorFrom(like, names, efficiency?.metric)
    return fitMode(conditions, series, { positions: chosen.map((member) => member.position), levels: chosen.map((member) => member.levels) }, priorOf)
  }
  const forget = (): void => {
    for (const { position } of [...(fit === undefined ? members : []), ...waiting]) if (compared[position] !== 1) recordUnscored(following, position)
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
        for (const { position } of waiting) recordInBaseline(following, position, fit)
        waiting = []
      }
    }
    if (conditions.usable[i] !== 1 || (efficiency !== undefined && Number.isNaN(efficiency.y[i]))) continue
    if (fit === undefined) {
      members.push({ position: i, levels: undefined })
      if (isComplete(conditions, members.map((member) => member.position))) fit = fitTo(members)
      if (fit !== undefined) {
        following.baselineFrom = members[0]?.position
        following.baselineTo = i
        for (const { position } of members) if (compared[position] !== 1) inSample.set(position, recordInBaseline(following, position, fit))
      } else if (provisional !== undefined && distanceOf(provisional, i) <= hullLimit) compare(following, i, provisional, provisionalWidening)
      else if (like !== undefined && members.length === provisionalDays) provisional = trusted(fitTo(members), following.main)
      continue
    }
    const distance = distanceOf(fit, i)
    if (distance > hullLimit) {
      waiting.push({ position: i, levels: levelsOver(following, recent) })
      continue
    }
    compare(following, i, fit, 1)
    if (distance <= wellInside) recent = withDay(recent, i)
  }
  forget()
  following.expectations.sort((a, b) => a.position - b.position)
  return following
}

/** What is known of a mode while it is followed. */
interface Following extends ModeFollowed {
  series: readonly Series[]
  /** Places of the series among the indicators; of efficiency among the series, or -1. */
  names: readonly number[]
  main: number
  /** Expected values of the series on the day in hand. */
  expected: Float64Array
}

/** Undefined where the mode never ran steadily or measures nothing. */
const followingOf = (unit: UnitSeries, mode: Mode, conditions: Conditions): Following | undefined => {
  if (!conditions.usable.includes(1)) return undefined
  const efficiency = efficiencyOf(unit, mode)
  const { series, names } = seriesOf(unit, mode, efficiency)
  if (series.length === 0) return undefined
  const columns = () => Array.from({ length: indicatorCount }, (_, index) => (names.includes(index) ? newUnknown(unit.length) : undefined))
  return {
    mode, conditions, efficiency, series, names,
    main: efficiency === undefined ? -1 : 0,
    expected: newNumbers(series.length),
    residuals: columns(),
    z: columns(),
    sigma: newUnknown(unit.length),
    inSample: new Map(),
    compared: newMarks(unit.length),
    expectations: [],
    baselineFrom: undefined,
    baselineTo: undefined,
  }
}

const priorFrom = (snapshot: readonly FirstFit[], names: readonly number[], metric: Efficiency['metric'] | undefined): PriorOf => (frame, s) => groupPrior(snapshot, frame, names[s] as number, metric)

/** Keeps what efficiency was and should have been (ln, NaN where not known), and answers the difference. */
const record = ({ efficiency, mode, expectations }: Following, position: number, expectedLn: number, scored: boolean, baseline: boolean): number => {
  if (efficiency === undefined) return NaN
  const actual = efficiency.y[position] as number
  const ideal = efficiency.ideal[position] as number
  const residualLn = actual - expectedLn
  expectations.push({ position, mode, metric: efficiency.metric, actual: Math.exp(actual + ideal), expected: Math.exp(expectedLn + ideal), residualLn, scored, baseline })
  return residualLn
}

const recordUnscored = (following: Following, position: number): number => record(following, position, NaN, false, false)

const recordInBaseline = (following: Following, position: number, by: ModeFit): number => {
  expectAt(by, position, following.expected)
  return record(following, position, following.expected[following.main] as number, true, true)
}

const compare = (following: Following, position: number, by: ModeFit, widening: number): void => {
  const { series, names, expected, main, residuals, z, sigma, compared } = following
  expectAt(by, position, expected)
  record(following, position, expected[main] as number, true, false)
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

/** Median residual of each series over some days; undefined without any. */
const levelsOver = ({ names, residuals }: Following, days: readonly number[]): Float64Array | undefined => {
  if (days.length === 0) return undefined
  const levels = newNumbers(names.length)
  const values = newNumbers(days.length)
  for (let s = 0; s < names.length; s++) {
    const column = residuals[names[s] as number] as Float64Array
    for (let d = 0; d < days.length; d++) values[d] = column[days[d] as number] as number
    levels[s] = median(values) || 0
  }
  return levels
}

/** The days that make the level, with one more. */
const withDay = (recent: readonly number[], position: number): number[] => {
  const days: number[] = []
  for (const day of recent) if (day > position - levelWithin) days.push(day)
  days.push(position)
  if (days.length > levelDays) days.shift()
  return days
}

/** A provisional fit, if like units say something of efficiency, or of anything where that is not known. */
const trusted = (fit: ModeFit | undefined, main: number): ModeFit | undefined =>
  fit !== undefined && (main === 0 ? Number.isFinite(fit.sigma[0]) : fit.sigma.some(Number.isFinite)) ? fit : undefined
