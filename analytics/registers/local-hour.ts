import type { Hour } from './price-structure'

/** Hour of a tariff's calendar, with the days and place in its billing month. */
export interface LocalHour extends Hour {
  year: number
  /** 1 to 31. */
  day: number
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * The hour on the clock in an IANA zone (summer time included) at a moment in seconds since 1970 UTC; holidays (`MM-DD` or
 * `YYYY-MM-DD`) count as weekend. One function per zone: making it costs more than asking it.
 */
export const localHours = (zone: string, holidays: readonly string[] = []): ((seconds: number) => LocalHour) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', weekday: 'short',
  })
  const free = new Set(holidays)
  return (seconds) => {
    const part = Object.fromEntries(format.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]))
    const date = `${part.month}-${part.day}`
    const weekday = dayNames.indexOf(part.weekday ?? '')
    return {
      year: Number(part.year),
      month: Number(part.month) - 1,
      day: Number(part.day),
      hour: Number(part.hour),
      weekend: weekday === 0 || weekday === 6 || free.has(date) || free.has(`${part.year}-${date}`),
    }
  }
}
