import { newUnknown } from '../../../statistics/memory'
import { restartsOf } from '../baseline/restarts'
import { restarted } from '../remembered/restarted'
import { remembered } from '../remembered/unit-memory'
import { dayOfMonth, type UnitSeries } from '../unit-series'
import { certainZ, noSeasons, takeSeasonDay, trendAt, type Seasons, type Trend } from './trend'
import { newWeeklyMedians, takeDay, type WeeklyMedians } from './weekly-medians'

export interface Slopes {
  /** % per year lost for certain, else 0, on the first of each month with a slope. */
  loss: Float64Array
  /** Why there was no slope as at each day's end, empty where there was one. */
  missing: string[]
  /** As at the last first of a month, with the days of the first baseline against itself. */
  shown: Trend | string
}

interface SlopeState {
  seasons: Seasons
  weeks: WeeklyMedians
  shownWeeks: WeeklyMedians
  missing: string
  shown: Trend | string
}

const none = 'a slope needs a second season'
const newState = (): SlopeState => ({ seasons: noSeasons(), weeks: newWeeklyMedians(), shownWeeks: newWeeklyMedians(), missing: none, shown: none })

/**
 * Slopes of `judged` values (ln actual - ln expected, one a day, NaN where not compared) on each first of a month, and that of the `shown`
 * ones on the last of them; `heating` and `cooling` have a value on days that count for their seasons.
 */
export const slopesOf = (unit: UnitSeries, judged: Float64Array, shown: Float64Array, heating: Float64Array, cooling: Float64Array): Slopes => {
  const state = remembered(unit, 'slopes', newState)
  const restarts = restartsOf(unit)
  const { begunAt } = restarted(unit)
  const loss = newUnknown(unit.length)
  const missing: string[] = []
  const last = lastFirst(unit)
  for (let i = 0; i < unit.length; i++) {
    const day = i - begunAt
    const week = Math.floor((unit.firstDay + i + 3) / 7)
    if (restarts.has(i)) [state.weeks, state.shownWeeks] = [newWeeklyMedians(day), newWeeklyMedians(day)]
    takeSeasonDay(state.seasons, unit.firstDay + i, Number.isFinite(heating[i]), Number.isFinite(cooling[i]))
    takeDay(state.weeks, day, week, judged[i] as number)
    takeDay(state.shownWeeks, day, week, shown[i] as number)
    if (dayOfMonth(unit, i) === 1) {
      const trend = trendAt(day, state.weeks, state.seasons)
      if (typeof trend !== 'string') loss[i] = trend.high < 0 && trend.z <= certainZ ? -trend.pctPerYear : 0
      state.missing = typeof trend === 'string' ? trend : ''
      if (i === last) state.shown = trendAt(day, state.shownWeeks, state.seasons)
    }
    missing.push(state.missing)
  }
  return { loss, missing, shown: state.shown }
}

/** The last first of a month; -1 without any. */
const lastFirst = (unit: UnitSeries): number => {
  let i = unit.length - 1
  while (i >= 0 && dayOfMonth(unit, i) !== 1) i--
  return i
}
