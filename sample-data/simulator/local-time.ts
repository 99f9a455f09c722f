const dayMs = 86_400_000

/** Days since 1970 of a calendar day `YYYY-MM-DD`. */
export const dayNumber = (on: string): number => Math.round(Date.parse(`${on}T00:00:00Z`) / dayMs)

/** The calendar day `YYYY-MM-DD` of days since 1970. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Adds days to a calendar day. */
export const addDays = (on: string, days: number): string => dayText(dayNumber(on) + days)

/** Adds whole calendar months to the first day of a month or, cut to the month's length, to any day. */
export const addMonths = (on: string, months: number): string => {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

const clockOf = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, made)
  return made
}

/** Offset of a zone from UTC at an instant, ms, positive east. */
const offsetAt = (zone: string, at: number): number => {
  const parts = clockOf(zone).formatToParts(at)
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second'))
  return local - at
}

/** The instant, ms since 1970 UTC, at which a calendar day starts in a zone, plus hours on the clock. */
export const localInstant = (on: string, zone: string, hour = 0): number => {
  const wall = dayNumber(on) * dayMs + hour * 3_600_000
  const guess = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, guess)
}
