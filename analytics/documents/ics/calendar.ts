export interface CalendarEvent {
  /** Stays the same for the same matter in every calendar. */
  uid: string
  /** Day of the event, `YYYY-MM-DD`. */
  on: string
  summary: string
  description: string
  location: string | null
  categories: readonly string[]
  /** 1 highest to 9 lowest. */
  priority: number
}

export interface Calendar {
  name: string
  /** Who wrote it, such as `-//Subcool//Subcool 0.1.0//EN`. */
  productId: string
  /** Day the events were written for, `YYYY-MM-DD`: their only time stamp and revision, so that the same events give the same bytes. */
  asOf: string
  events: readonly CalendarEvent[]
}

/** An iCalendar text (RFC 5545): all-day events that leave the day free, CRLF, lines folded at 75 octets. */
export const calendarText = ({ name, productId, asOf, events }: Calendar): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(productId)}`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...(events.length === 0 ? utcZone : events.flatMap((event) => eventLines(event, asOf))),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** A calendar must hold at least one component (RFC 5545, 3.6). */
const utcZone = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const eventLines = (event: CalendarEvent, asOf: string): string[] => {
  const stamp = `${compact(asOf)}T000000Z`
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${dayNumber(asOf)}`,
    `DTSTART;VALUE=DATE:${compact(event.on)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(event.on))}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === null || event.location === '' ? [] : [`LOCATION:${escaped(event.location)}`]),
    `DESCRIPTION:${escaped(event.description)}`,
    `CATEGORIES:${event.categories.map(escaped).join(',')}`,
    `PRIORITY:${event.priority}`,
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const compact = (day: string): string => day.replaceAll('-', '')
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
const dayAfter = (day: string): string => new Date((dayNumber(day) + 1) * 86_400_000).toISOString().slice(0, 10)

/** TEXT of RFC 5545, 3.3.11; control characters that a content line can't hold are left out. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')

const folded = (line: string): string => {
  let text = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}
