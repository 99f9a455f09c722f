import { autocorrelation } from '../../../statistics/autocorrelation'
import { mannKendall } from '../../../statistics/mann-kendall'
import { newWholes } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import { theilSen } from '../../../statistics/theil-sen'
import { restartsOf } from '../baseline/restarts'
import type { UnitSeries } from '../unit-series'

export interface Trend {
  pctPerYear: number
  low: number
  high: number
  /** Of the Mann-Kendall test, its variance widened for autocorrelation. */
  z: number
}

/** A loss is certain from here on: one-sided 1 % (analytics notes 14). */
export const certainZ = -2.33

/** A slope needs two seasons of 30 compared days each, 60 days and 20 weeks of at least 3 days (analytics notes 0.6). */
const leastSeasons = 2
const leastSeasonDays = 30
const leastDays = 60
const leastWeeks = 20
const leastWeekDays = 3
/** Where it is warm or cold all year a season has no end: the record must be longer than a year as well. */
const leastSpanDays = 400

/** Seasons that count at the end of a position's day: of heating (July to June) or cooling (calendar year), whichever are more. */
export type SeasonCount = (upTo: number) => number

/** Counts seasons with enough days with a value once for all positions. */
export const seasonCount = ({ firstDay, length }: Pick<UnitSeries, 'firstDay' | 'length'>, heating: Float64Array, cooling: Float64Array): SeasonCount => {
  const complete = newWholes(length)
  let [heatingDays, coolingDays, heatingSeasons, coolingSeasons] = [0, 0, 0, 0]
  let [heatingEnds, coolingEnds] = [-Infinity, -Infinity]
  for (let i = 0; i < length; i++) {
    if (firstDay + i >= heatingEnds) {
      heatingEnds = nextStart(firstDay + i, 6)
      heatingDays = 0
    }
    if (firstDay + i >= coolingEnds) {
      coolingEnds = nextStart(firstDay + i, 0)
      coolingDays = 0
    }
    if (Number.isFinite(heating[i]) && ++heatingDays === leastSeasonDays) heatingSeasons++
    if (Number.isFinite(cooling[i]) && ++coolingDays === leastSeasonDays) coolingSeasons++
    complete[i] = Math.max(heatingSeasons, coolingSeasons)
  }
  return (upTo) => complete[upTo] ?? 0
}

/** The next day, counted from 1970-01-01, on which a season begins that begins on the first of a month (0 = January). */
const nextStart = (day: number, month: number): number => {
  const date = new Date(day * 86_400_000)
  return Date.UTC(date.getUTCFullYear() + (date.getUTCMonth() < month ? 0 : 1), month, 1) / 86_400_000
}

/**
 * Change of weather-free efficiency, % per year, with a 90 % interval: Theil-Sen over weekly medians of ln actual -
 * ln expected from the last repair to position `upTo`, with the Mann-Kendall test of it. A text says why there is none.
 */
export const trendAt = (
  unit: UnitSeries,
  upTo: number,
  residual: Float64Array,
  seasons: SeasonCount,
): Trend | string => {
  const since = Math.max(0, ...[...restartsOf(unit)].filter((position) => position <= upTo))
  if (upTo - since < leastSpanDays || seasons(upTo) < leastSeasons) return 'a slope needs a second season'
  const weeks = new Map<number, number[]>()
  let days = 0
  for (let i = since; i <= upTo; i++) {
    if (!Number.isFinite(residual[i])) continue
    days++
    const week = Math.floor((unit.firstDay + i + 3) / 7)
    const known = weeks.get(week)
    if (known === undefined) weeks.set(week, [i])
    else known.push(i)
  }
  const full = [...weeks.values()].filter((week) => week.length >= leastWeekDays)
  const begin = full[0]?.[0] ?? upTo
  if (upTo - begin < leastSpanDays) return 'a slope needs a second season'
  if (days < leastDays || full.length < leastWeeks)
    return `a slope needs ${leastDays} days and ${leastWeeks} weeks, has ${days} and ${full.length}`
  const x = full.map((week) => median(week))
  const y = full.map((week) => median(week.map((i) => residual[i] as number)))
  const fit = theilSen(x, y)
  if (fit === undefined) return 'a slope needs more weeks'
  const perYear = (slope: number) => 100 * (Math.exp(slope * 365.25) - 1)
  const rest = y.map((value, i) => value - fit.slope * (x[i] as number))
  const { z } = mannKendall(y, autocorrelation(rest))
  return { pctPerYear: perYear(fit.slope), low: perYear(fit.low), high: perYear(fit.high), z }
}
