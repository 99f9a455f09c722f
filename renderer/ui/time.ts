import { language, locale } from '../text/language'
import { missing } from './format'

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

const dateFormat = (zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${zone}|${name}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale === 'en-US' ? 'en-GB' : locale, { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

/** September alone is given four letters. */
const shortSeptember = (date: string): string => date.replace('Sept', 'Sep')

type Moment = number | string | null | undefined

const toMs = (moment: Moment): number =>
  moment === null || moment === undefined ? NaN : typeof moment === 'number' ? moment : Date.parse(moment)

/** A calendar day (`YYYY-MM-DD`, or days since 1970) as it is read: `14 Nov 2026`. It has no zone: it is the site's day. */
export const formatDay = (day: Moment): string => {
  const ms = typeof day === 'number' ? day * dayMs : toMs(day)
  if (Number.isNaN(ms)) return missing
  return shortSeptember(dateFormat('UTC', 'day', { day: 'numeric', month: 'short', year: 'numeric' }).format(ms))
}


/** An instant in a zone, without the zone's name: for columns whose head names it. */
export const formatInstant = (moment: Moment, zone: string, withSeconds = false): string => {
  const ms = toMs(moment)
  if (Number.isNaN(ms)) return missing
  const p = partsOf(ms, zone)
  const clock = `${two(p.hour)}:${two(p.minute)}${withSeconds ? `:${two(p.second)}` : ''}`
  return `${p.year}-${two(p.month)}-${two(p.day)} ${clock}`
}

/** An instant in a zone with the zone's short name: `14 Nov 2026, 13:05 EST`. */
export const formatTime = (moment: Moment, zone: string): string => {
  const ms = toMs(moment)
  if (Number.isNaN(ms)) return missing
  const text = dateFormat(zone, 'time', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms)
  return `${shortSeptember(text)} ${zoneName(ms, zone)}`
}

/** The short name of a zone at an instant: `EST`, `CET`, `GMT+1`, `UTC`. */
export const zoneName = (moment: number, zone: string): string => {
  const format = dateFormat(zone, 'zone', { timeZoneName: 'short', hour: '2-digit' })
  const nameOf = (parts: Intl.DateTimeFormatPart[]): string => parts.find((p) => p.type === 'timeZoneName')?.value ?? zone
  const british = nameOf(format.formatToParts(moment))
  return british.startsWith('GMT') && zone.startsWith('America/') ? nameOf(americanFormat(zone).formatToParts(moment)) : british
}

const americanFormats = new Map<string, Intl.DateTimeFormat>()

const americanFormat = (zone: string): Intl.DateTimeFormat => {
  const known = americanFormats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' })
  americanFormats.set(zone, known)
  return known
}

export interface ClockParts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** The wall clock of a zone at an instant. */
export const partsOf = (ms: number, zone: string): ClockParts => {
  const found: Record<string, number> = {}
  const format = dateFormat(zone, 'parts', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
  for (const part of format.formatToParts(ms)) found[part.type] = Number(part.value)
  return found as unknown as ClockParts
}

/** Offset of a zone from UTC at an instant, ms. */
export const zoneOffset = (ms: number, zone: string): number => {
  const whole = Math.floor(ms / 1000) * 1000
  const p = partsOf(whole, zone)
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - whole
}

/** The instant at which a zone's wall clock shows a time given as if it were UTC; the earlier one when it happens twice. */
export const instantOf = (wallMs: number, zone: string): number => {
  const first = wallMs - zoneOffset(wallMs, zone)
  const second = wallMs - zoneOffset(first, zone)
  return Math.min(first, second) + zoneOffset(Math.min(first, second), zone) === wallMs
    ? Math.min(first, second)
    : Math.max(first, second)
}

/** A day of a zone (`YYYY-MM-DD`) as its first instant. */
export const startOfDay = (day: string, zone: string): number => instantOf(Date.parse(`${day}T00:00:00Z`), zone)

const two = (value: number): string => String(value).padStart(2, '0')

export interface TimeTick {
  at: number
  label: string
  /** First tick of a new day, month or year: shown stronger. */
  major: boolean
}

const minute = 60_000
const hour = 3_600_000
const clockSteps = [minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour]
const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 2, 3, 6, 12]

/** Short names of the months, January first: `Mar` or `Mär`. */
export const monthNamesIn = (place: string): string[] => {
  const format = new Intl.DateTimeFormat(place, { month: 'short', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2025, month, 1)))
}

/** The same in the language of the page. */
export const monthNames: readonly string[] = monthNamesIn(locale)

/** Ticks at round wall-clock times of a zone, at most `count` of them, between two instants. */
export const timeTicks = (from: number, to: number, zone: string, count: number): TimeTick[] => {
  const span = to - from
  const wallFrom = from + zoneOffset(from, zone)
  const wallTo = to + zoneOffset(to, zone)
  const clock = clockSteps.find((step) => span / step <= count)
  const walls = clock !== undefined ? every(wallFrom, wallTo, clock) : dayOrMonthWalls(wallFrom, wallTo, count)
  const seen = new Set<number>()
  const ticks: TimeTick[] = []
  for (const wall of walls) {
    const at = instantOf(wall, zone)
    if (at < from || at > to || seen.has(at)) continue
    seen.add(at)
    ticks.push({ at, ...labelOf(wall, clock !== undefined) })
  }
  return ticks
}

const every = (from: number, to: number, step: number): number[] => {
  const walls: number[] = []
  for (let wall = Math.ceil(from / step) * step; wall <= to; wall += step) walls.push(wall)
  return walls
}

const dayOrMonthWalls = (from: number, to: number, count: number): number[] => {
  const days = daySteps.find((step) => (to - from) / (step * dayMs) <= count)
  if (days === 7 || days === 14) return every(from - 4 * dayMs, to, days * dayMs).map((wall) => wall + 4 * dayMs)
  if (days !== undefined) return every(from, to, days * dayMs)
  const step = monthSteps.find((length) => (to - from) / (length * 30.44 * dayMs) <= count) ?? 12
  const walls: number[] = []
  const start = new Date(from)
  for (let month = 0; ; month += step) {
    const wall = Date.UTC(start.getUTCFullYear(), Math.floor(start.getUTCMonth() / step) * step + month, 1)
    if (wall > to) return walls
    if (wall >= from) walls.push(wall)
  }
}

const labelOf = (wall: number, isClock: boolean): { label: string; major: boolean } => {
  const date = new Date(wall)
  const midnight = wall % dayMs === 0
  const day = `${date.getUTCDate()}${language === 'de' ? '.' : ''} ${monthNames[date.getUTCMonth()]}`
  if (isClock && !midnight) return { label: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`, major: false }
  if (isClock) return { label: day, major: true }
  if (date.getUTCDate() !== 1) return { label: day, major: false }
  if (date.getUTCMonth() === 0) return { label: String(date.getUTCFullYear()), major: true }
  return { label: monthNames[date.getUTCMonth()] as string, major: true }
}
