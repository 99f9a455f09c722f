import type { Day } from '../records/records'

const dayLength = 86_400_000

const texts = new Map<Day, string>()
const yearsOfDays = new Map<Day, number>()
const mostDays = 50_000

/** `YYYY-MM-DD` */
export const dayText = (day: Day): string => {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * dayLength).toISOString().slice(0, 10)
  if (texts.size >= mostDays) texts.clear()
  texts.set(day, text)
  return text
}

/** The day behind `YYYY-MM-DD`. Throws `RangeError` for any other text. */
export const dayOf = (text: string): Day => {
  const day = Date.parse(`${text}T00:00:00Z`) / dayLength
  if (!Number.isInteger(day) || dayText(day) !== text) throw new RangeError(`${text} is no day of the form YYYY-MM-DD`)
  return day
}

export const yearOf = (day: Day): number => {
  const known = yearsOfDays.get(day)
  if (known !== undefined) return known
  const year = new Date(day * dayLength).getUTCFullYear()
  if (yearsOfDays.size >= mostDays) yearsOfDays.clear()
  yearsOfDays.set(day, year)
  return year
}

/** `YYYY-MM` */
export const monthOf = (day: Day): string => dayText(day).slice(0, 7)

/** The same day of the month that many months later, or the last day of that month where it is shorter. */
export const addMonths = (day: Day, months: number): Day => {
  const date = new Date(day * dayLength)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / dayLength
}

/** The same day that many years later; February 28 where February 29 is missing. */
export const addYears = (day: Day, years: number): Day => addMonths(day, 12 * years)
