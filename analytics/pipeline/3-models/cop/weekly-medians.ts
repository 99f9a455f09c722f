import { median } from '../../../statistics/quantile'

/** Weeks of at least so many days with a value count. */
const leastWeekDays = 3

/** Medians of the weeks (from Monday) since a day, of the days with a value; days count from the beginning of the record. */
export interface WeeklyMedians {
  since: number
  /** Days with a value. */
  days: number
  /** The first day of the first week that counts; NaN before there is one. */
  begin: number
  /** Of the weeks that are over and count: their days' median, and the values'. */
  x: number[]
  y: number[]
  week: number
  /** Days and values of the week that is not over. */
  openX: number[]
  openY: number[]
}

export const newWeeklyMedians = (since = 0): WeeklyMedians => ({ since, days: 0, begin: NaN, x: [], y: [], week: NaN, openX: [], openY: [] })

/** Takes a day's value; `week` numbers the weeks. */
export const takeDay = (weeks: WeeklyMedians, day: number, week: number, value: number): void => {
  if (!Number.isFinite(value)) return
  if (week !== weeks.week) closeWeek(weeks)
  weeks.week = week
  weeks.days++
  weeks.openX.push(day)
  weeks.openY.push(value)
}

const closeWeek = (weeks: WeeklyMedians): void => {
  if (weeks.openX.length >= leastWeekDays) {
    if (weeks.x.length === 0) weeks.begin = weeks.openX[0] as number
    weeks.x.push(median(weeks.openX))
    weeks.y.push(median(weeks.openY))
  }
  weeks.openX = []
  weeks.openY = []
}

/** The weeks that count so far, with the one that is not over where it has days enough. */
export const weeksSoFar = ({ begin, x, y, openX, openY }: WeeklyMedians): { begin: number; x: readonly number[]; y: readonly number[] } =>
  openX.length < leastWeekDays ? { begin, x, y } : { begin: x.length === 0 ? (openX[0] as number) : begin, x: [...x, median(openX)], y: [...y, median(openY)] }
