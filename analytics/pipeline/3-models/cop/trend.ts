import { autocorrelation } from '../../../statistics/autocorrelation'
import { mannKendall } from '../../../statistics/mann-kendall'
import { theilSen } from '../../../statistics/theil-sen'
import { weeksSoFar, type WeeklyMedians } from './weekly-medians'

export interface Trend {
  pctPerYear: number
  low: number
  high: number
  /** Of the Mann-Kendall test, its variance widened for autocorrelation. */
  z: number
}

/** A loss is certain from here on: one-sided 1 % (analytics notes 14). */
export const certainZ = -2.33

/** A slope needs two seasons of 30 compared days each, 60 days and 20 weeks that count (analytics notes 0.6). */
const leastSeasons = 2
const leastSeasonDays = 30
const leastDays = 60
const leastWeeks = 20
/** Where it is warm or cold all year a season has no end: the record must be longer than a year as well. */
const leastSpanDays = 400

/** Days with a value of the seasons at hand, where those end (since 1970-01-01), and how many seasons had enough of them: of heating (July to June) and cooling (calendar year). */
export interface Seasons {
  heatingDays: number
  coolingDays: number
  heatingEnds: number
  coolingEnds: number
  heatingSeasons: number
  coolingSeasons: number
}

export const noSeasons = (): Seasons => ({ heatingDays: 0, coolingDays: 0, heatingEnds: -Infinity, coolingEnds: -Infinity, heatingSeasons: 0, coolingSeasons: 0 })

/** Takes a day (since 1970-01-01) with or without a value of heating and cooling. */
export const takeSeasonDay = (seasons: Seasons, day: number, heating: boolean, cooling: boolean): void => {
  if (day >= seasons.heatingEnds) {
    seasons.heatingEnds = nextStart(day, 6)
    seasons.heatingDays = 0
  }
  if (day >= seasons.coolingEnds) {
    seasons.coolingEnds = nextStart(day, 0)
    seasons.coolingDays = 0
  }
  if (heating && ++seasons.heatingDays === leastSeasonDays) seasons.heatingSeasons++
  if (cooling && ++seasons.coolingDays === leastSeasonDays) seasons.coolingSeasons++
}

/** The next day, counted from 1970-01-01, on which a season begins that begins on the first of a month (0 = January). */
const nextStart = (day: number, month: number): number => {
  const date = new Date(day * 86_400_000)
  return Date.UTC(date.getUTCFullYear() + (date.getUTCMonth() < month ? 0 : 1), month, 1) / 86_400_000
}

/**
 * Change of weather-free efficiency, % per year, with a 90 % interval: Theil-Sen over weekly medians of ln actual -
 * ln expected since the last repair to a day of the record, with the Mann-Kendall test of it. A text says why there is none.
 */
export const trendAt = (upTo: number, weeks: WeeklyMedians, { heatingSeasons, coolingSeasons }: Seasons): Trend | string => {
  if (upTo - weeks.since < leastSpanDays || Math.max(heatingSeasons, coolingSeasons) < leastSeasons) return 'a slope needs a second season'
  const { begin, x, y } = weeksSoFar(weeks)
  if (!(upTo - begin >= leastSpanDays)) return 'a slope needs a second season'
  if (weeks.days < leastDays || x.length < leastWeeks)
    return `a slope needs ${leastDays} days and ${leastWeeks} weeks, has ${weeks.days} and ${x.length}`
  const fit = theilSen(x, y)
  if (fit === undefined) return 'a slope needs more weeks'
  const perYear = (slope: number) => 100 * (Math.exp(slope * 365.25) - 1)
  const rest = y.map((value, i) => value - fit.slope * (x[i] as number))
  const { z } = mannKendall(y, autocorrelation(rest))
  return { pctPerYear: perYear(fit.slope), low: perYear(fit.low), high: perYear(fit.high), z }
}
