/** A moment at which the clocks of a zone are set. */
export interface ZoneShift {
  /** UTC, ms. */
  at: number
  /** Seconds ahead of UTC before and after it. */
  before: number
  after: number
}

const stepMs = 14 * 86_400_000
const minuteMs = 60_000
const lookedFrom = Date.UTC(1990, 0, 1)
const lookedTo = Date.UTC(2038, 0, 1)

const formats = new Map<string, Intl.DateTimeFormat>()
const shifting = new Map<string, boolean>()

/** How many seconds a zone is ahead of UTC at a moment. */
export const zoneOffset = (zone: string, at: number): number => {
  const known = formats.get(zone)
  const format = known ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  if (known === undefined) formats.set(zone, format)
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(format.format(at)) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** Every moment between two at which the clocks of a zone are set, to the minute (IANA time zone database, as Intl has it). */
export const zoneShifts = (zone: string, from: number, to: number): ZoneShift[] => {
  const found: ZoneShift[] = []
  let before = zoneOffset(zone, from)
  for (let start = from; start < to; start += stepMs) {
    const end = Math.min(start + stepMs, to)
    const after = zoneOffset(zone, end)
    if (after !== before) found.push({ at: momentOf(zone, before, start, end), before, after })
    before = after
  }
  return found
}

const momentOf = (zone: string, before: number, start: number, end: number): number => {
  let [low, high] = [Math.floor(start / minuteMs), Math.ceil(end / minuteMs)]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zoneOffset(zone, middle * minuteMs) === before) low = middle
    else high = middle
  }
  return high * minuteMs
}

/** True for a zone whose clocks were or will be set between 1990 and 2037. */
export const hasShifts = (zone: string): boolean => {
  const known = shifting.get(zone)
  if (known !== undefined) return known
  const first = zoneOffset(zone, lookedFrom)
  let found = false
  for (let at = lookedFrom; at < lookedTo && !found; at += 2 * stepMs) found = zoneOffset(zone, at) !== first
  shifting.set(zone, found)
  return found
}
