import { monthNames } from '../../ui/time'
const dayMs = 86_400_000

export interface CalendarDay {
  /** Days since 1970. */
  day: number
  covered: number
  /** s; NaN for none. */
  longestGapS: number
  clockJumps: number
}

export interface CalendarCell extends CalendarDay {
  /** Week of the grid, from the left. */
  week: number
  /** 0 for Monday. */
  weekday: number
}

export interface CalendarYear {
  year: number
  cells: CalendarCell[]
  /** Week in which each month begins. */
  months: { week: number; label: string }[]
}

/** 0 for none, 3 for all but all of the day. */
export const levelOf = (covered: number): number => (covered <= 0 ? 0 : covered < 0.5 ? 1 : covered < 0.95 ? 2 : 3)

const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7

/** Days as they stand in a grid of weeks from Monday on, one for each calendar year, the latest first. */
export const calendarYears = (days: readonly CalendarDay[]): CalendarYear[] => {
  const years = new Map<number, CalendarYear>()
  for (const day of days) {
    const number = new Date(day.day * dayMs).getUTCFullYear()
    const firstDay = Date.UTC(number, 0, 1) / dayMs
    const weekOf = (one: number): number => Math.floor((one - firstDay + weekdayOf(firstDay)) / 7)
    const year = years.get(number) ?? { year: number, cells: [], months: monthNames.map((label, month) => ({ label, week: weekOf(Date.UTC(number, month, 7) / dayMs) })) }
    years.set(number, year)
    year.cells.push({ ...day, week: weekOf(day.day), weekday: weekdayOf(day.day) })
  }
  return [...years.values()].sort((a, b) => b.year - a.year)
}
