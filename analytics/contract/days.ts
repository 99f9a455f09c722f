/** The ISO date of a day counted from 1970-01-01. */
export const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** Days since 1970-01-01 of an ISO date. */
export const dayNumber = (iso: string): number => Date.parse(iso) / 86_400_000

/** Days since 1970-01-01 of a calendar day written `YYYY-MM-DD`; undefined for anything else, 30 February among it. */
export const calendarDay = (text: string): number | undefined => {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : NaN
  return Number.isInteger(day) && isoDay(day) === text ? day : undefined
}
