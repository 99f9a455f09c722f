import { newMarks, newNumbers, newUnknown } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import { indicatorCount } from '../indicators/indicator'
import type { Expectation } from '../model'
import { outgrown, remembered } from '../remembered/unit-memory'
import { dayOfMonth, type Mode, type UnitSeries } from '../unit-series'
import { isComplete, provisionalDays } from './complete'
import { conditionsOf, type Conditions } from './conditions'
import { hullLimit } from './design'
import { efficiencyOf, type Efficiency } from './efficiency'
import { firstDaysOf } from './first-days'
import { distanceOf, expectAt, fitMode, type ModeFit, type PriorOf, type Series } from './fit-mode'
import { groupPrior, snapshotOn, type FirstFit } from './group-prior'
import { addMember, columnsOf, joinedMembers, membersOf, noMembers, outdoorOf, storedMembers, type Members, type StoredMembers } from './members'
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
  /** 1 on days before which a baseline was complete since the last restart. */
  complete: Uint8Array
  /** 1 on days that were compared. */
  compared: Uint8Array
  /** In order of position, which lies before the series for days of a baseline that later ones tell of. */
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

/** What is known of a mode at the end of a day; days are since 1970-01-01. */
interface ModeState {
  /** It ran steadily. */
  ran: boolean
  /** Places of the series among the indicators. */
  names: number[]
  /** The day whose month tells what like units said of it; undefined before the mode began. */
  likeOn: number | undefined
  members: StoredMembers
  waiting: StoredMembers
  /** The last days well inside, with the residuals of every series. */
  recent: { day: number; residuals: number[] }[]
  fit: ModeFit | undefined
  provisional: ModeFit | undefined
  baselineFrom: number | undefined
  baselineTo: number | undefined
}

const newState = (): ModeState => ({ ran: false, names: [], likeOn: undefined, members: storedMembers(noMembers()), waiting: storedMembers(noMembers()), recent: [], fit: undefined, provisional: undefined, baselineFrom: undefined, baselineTo: undefined })

/**
 * Walks one mode day by day, all indicators at once. A visit that may have changed the machine starts the baseline again.
 * A baseline that begins when like units have completed theirs is held to their shape, and compared with before it is complete.
 * Days outside the baseline's conditions are not compared; on the first of the next month they join the baseline, each
 * corrected by the unit's level at the time, so that new weather or a new supply temperature teaches the shape of the
 * expectation but can't hide or make a loss. Undefined where the mode never ran steadily.
 */
export const followMode = (unit: UnitSeries, mode: Mode, doubtful: (position: number) => boolean, restarts: ReadonlySet<number>): ModeFollowed | undefined => {
  const state = remembered(unit, `baseline of ${mode}`, newState)
  const following = followingOf(unit, mode, conditionsOf(unit, mode, doubtful), state)
  if (following === undefined) return undefined
  const { conditions, efficiency, inSample, names, series } = following
  let { likeOn, recent, fit, provisional, baselineFrom, baselineTo } = state
  let [members, waiting] = [membersOf(state.members), membersOf(state.waiting)]
  const snapshotOf = (day: number) => snapshotOn(unit, mode, day - unit.firstDay)
  let like = likeOn === undefined ? undefined : snapshotOf(likeOn)

  const fitTo = (chosen: Members): ModeFit | undefined => {
    const priorOf = like && priorFrom(like, names, efficiency?.metric)
    const own = columnsOf(chosen, series)
    return fitMode(own.regressors, own.series, { positions: chosen.days.map((_, m) => m), levels: chosen.levels }, priorOf)
  }
  const tellUnscored = (): void => {
    if (fit === undefined) recordMembers(following, members, undefined, unit.firstDay)
    recordMembers(following, waiting, undefined, unit.firstDay)
  }

  for (let i = 0; i < unit.length; i++) {
    const day = unit.firstDay + i
    if (restarts.has(i)) {
      tellUnscored()
      ;[members, waiting] = [noMembers(), noMembers()]
      recent = []
      fit = provisional = undefined
      if (likeOn !== undefined) like = snapshotOf((likeOn = day))
    }
    if (fit !== undefined) following.complete[i] = 1
    if (likeOn === undefined && Number.isFinite(conditions.outdoor[i])) like = snapshotOf((likeOn = day))
    if (fit !== undefined && waiting.days.length > 0 && dayOfMonth(unit, i) === 1) {
      const joined = joinedMembers(members, waiting)
      const wider = fitTo(joined)
      if (wider !== undefined) {
        recordMembers(following, waiting, wider, unit.firstDay)
        ;[members, waiting] = [joined, noMembers()]
        fit = wider
      }
    }
    if (conditions.usable[i] !== 1 || (efficiency !== undefined && Number.isNaN(efficiency.y[i]))) continue
    if (fit === undefined) {
      addMember(members, day, i, conditions, efficiency, series, undefined)
      if (isComplete(outdoorOf(members))) fit = fitTo(members)
      if (fit !== undefined) {
        baselineFrom = members.days[0] as number
        baselineTo = day
        if (baselineFrom < unit.firstDay) outgrown('a baseline that earlier days belong to')
        for (const [position, residual] of recordMembers(following, members, fit, unit.firstDay)) inSample.set(position, residual)
      } else if (provisional !== undefined && distanceOf(provisional, conditions, i) <= hullLimit) {
        compare(following, i, provisional, provisionalWidening)
        members.compared[members.days.length - 1] = 1
      } else if (like !== undefined && members.days.length === provisionalDays) provisional = trusted(fitTo(members), following.main)
      continue
    }
    const distance = distanceOf(fit, conditions, i)
    if (distance > hullLimit) {
      addMember(waiting, day, i, conditions, efficiency, series, levelsOver(names.length, recent))
      continue
    }
    compare(following, i, fit, 1)
    if (distance <= wellInside) recent = withDay(recent, day, residualsOn(following, i))
  }
  tellUnscored()
  Object.assign(state, { likeOn, recent, fit, provisional, baselineFrom, baselineTo, members: storedMembers(members), waiting: storedMembers(waiting) })
  following.expectations.sort((a, b) => a.position - b.position)
  const positionOf = (day: number | undefined) => (day === undefined ? undefined : day - unit.firstDay)
  following.baselineFrom = positionOf(state.baselineFrom)
  following.baselineTo = positionOf(state.baselineTo)
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
const followingOf = (unit: UnitSeries, mode: Mode, conditions: Conditions, state: ModeState): Following | undefined => {
  const ranBefore = state.ran
  state.ran ||= conditions.usable.includes(1)
  if (!state.ran) return undefined
  const first = firstDaysOf(unit, mode)
  const efficiency = efficiencyOf(unit, mode, first)
  const { series, names } = seriesOf(unit, mode, efficiency, first, state.names)
  if (series.length === 0) return undefined
  if (ranBefore && names.length > state.names.length) outgrown('something that was not measured before')
  state.names = names
  const columns = () => Array.from({ length: indicatorCount }, (_, index) => (names.includes(index) ? newUnknown(unit.length) : undefined))
  return {
    mode, conditions, efficiency, series, names,
    main: efficiency === undefined ? -1 : 0,
    expected: newNumbers(series.length),
    residuals: columns(),
    z: columns(),
    sigma: newUnknown(unit.length),
    inSample: new Map(),
    complete: newMarks(unit.length),
    compared: newMarks(unit.length),
    expectations: [],
    baselineFrom: undefined,
    baselineTo: undefined,
  }
}

const priorFrom = (snapshot: readonly FirstFit[], names: readonly number[], metric: Efficiency['metric'] | undefined): PriorOf => (frame, s) => groupPrior(snapshot, frame, names[s] as number, metric)

/** Keeps what efficiency was and should have been (ln, NaN where not known), and answers the difference. */
const record = ({ efficiency, mode, expectations }: Following, position: number, actual: number, ideal: number, expectedLn: number, scored: boolean, baseline: boolean): number => {
  if (efficiency === undefined) return NaN
  const residualLn = actual - expectedLn
  expectations.push({ position, mode, metric: efficiency.metric, actual: Math.exp(actual + ideal), expected: Math.exp(expectedLn + ideal), residualLn, scored, baseline })
  return residualLn
}

/** Records the days that were not compared against the baseline that they belong to, or none, and answers their positions and residuals. */
const recordMembers = (following: Following, members: Members, by: ModeFit | undefined, firstDay: number): [position: number, residual: number][] => {
  const { regressors, ideal, series } = columnsOf(members, following.series)
  const { expected, main } = following
  return members.days.flatMap((day, m) => {
    if (members.compared[m] === 1) return []
    if (by !== undefined) expectAt(by, regressors, series, m, expected)
    const residual = record(following, day - firstDay, series[0]?.y[m] as number, ideal[m] as number, by === undefined ? NaN : (expected[main] as number), by !== undefined, by !== undefined)
    return [[day - firstDay, residual]]
  })
}

const compare = (following: Following, position: number, by: ModeFit, widening: number): void => {
  const { conditions, efficiency, series, names, expected, main, residuals, z, sigma, compared } = following
  expectAt(by, conditions, series, position, expected)
  record(following, position, efficiency?.y[position] as number, efficiency?.ideal[position] as number, expected[main] as number, true, false)
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

/** The residuals of every series on a day. */
const residualsOn = ({ names, residuals }: Following, position: number): number[] => names.map((name) => residuals[name]?.[position] as number)

/** Median residual of each series over some days; undefined without any. */
const levelsOver = (count: number, days: ModeState['recent']): Float64Array | undefined => {
  if (days.length === 0) return undefined
  const levels = new Float64Array(count)
  const values = newNumbers(days.length)
  for (let s = 0; s < count; s++) {
    for (let d = 0; d < days.length; d++) values[d] = days[d]?.residuals[s] as number
    levels[s] = median(values) || 0
  }
  return levels
}

/** The days that make the level, with one more. */
const withDay = (recent: ModeState['recent'], day: number, residuals: number[]): ModeState['recent'] => {
  const days = recent.filter((one) => one.day > day - levelWithin)
  days.push({ day, residuals })
  if (days.length > levelDays) days.shift()
  return days
}

/** A provisional fit, if like units say something of efficiency, or of anything where that is not known. */
const trusted = (fit: ModeFit | undefined, main: number): ModeFit | undefined =>
  fit !== undefined && (main === 0 ? Number.isFinite(fit.sigma[0]) : fit.sigma.some(Number.isFinite)) ? fit : undefined
