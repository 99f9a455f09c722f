import { autocorrelation } from '../../../statistics/autocorrelation'
import { mannKendall } from '../../../statistics/mann-kendall'
import { median } from '../../../statistics/quantile'
import { theilSen } from '../../../statistics/theil-sen'
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

/** Days of each heating season (July to June) or cooling season (calendar year), whichever has more complete ones. */
const completeSeasons = (unit: UnitSeries, upTo: number, heating: Float64Array, cooling: Float64Array): number => {
  const count = (values: Float64Array, seasonOf: (date: Date) => number) => {
    const days = new Map<number, number>()
    for (let i = 0; i <= upTo; i++) {
      if (!Number.isFinite(values[i])) continue
      const season = seasonOf(new Date((unit.firstDay + i) * 86_400_000))
      days.set(season, (days.get(season) ?? 0) + 1)
    }
    return [...days.values()].filter((value) => value >= leastSeasonDays).length
  }
  return Math.max(
    count(heating, (date) => date.getUTCFullYear() - (date.getUTCMonth() < 6 ? 1 : 0)),
    count(cooling, (date) => date.getUTCFullYear()),
  )
}

/**
 * Change of weather-free efficiency, % per year, with a 90 % interval: Theil-Sen over weekly medians of ln actual -
 * ln expected from the last repair to position `upTo`, with the Mann-Kendall test of it. A text says why there is none.
 */
export const trendAt = (
  unit: UnitSeries,
  upTo: number,
  residual: Float64Array,
  heating: Float64Array,
  cooling: Float64Array,
): Trend | string => {
  const since = Math.max(0, ...unit.repairs.filter((position) => position <= upTo))
  const weeks = new Map<number, number[]>()
  let days = 0
  for (let i = since; i <= upTo; i++) {
    if (!Number.isFinite(residual[i])) continue
    days++
    const week = Math.floor((unit.firstDay + i + 3) / 7)
    weeks.set(week, [...(weeks.get(week) ?? []), i])
  }
  const full = [...weeks.values()].filter((week) => week.length >= leastWeekDays)
  const begin = full[0]?.[0] ?? upTo
  if (upTo - begin < leastSpanDays || completeSeasons(unit, upTo, heating, cooling) < leastSeasons) return 'a slope needs a second season'
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
