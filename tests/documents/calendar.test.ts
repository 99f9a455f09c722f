import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarText, type CalendarEvent } from '../../analytics/documents/ics/calendar'

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'WO-A-2026-01-01@subcool',
  on: '2026-02-28',
  summary: 'P1 A: Coil; fan, and more',
  description: 'First line\r\nsecond \\ line',
  location: 'Łódź Σ house, 1 Main St',
  categories: ['Work order', 'a,b'],
  priority: 1,
  ...more,
})
const written = (events: CalendarEvent[]): string => calendarText({ name: 'Orders', productId: '-//Subcool//Subcool 0.1.0//EN', asOf: '2026-02-20', events })
const parse = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text))

test('a calendar is read back by another program with every text as it was', () => {
  const calendar = parse(written([event()]))
  expect(['version', 'prodid', 'calscale'].map((name) => calendar.getFirstPropertyValue(name))).toEqual(['2.0', '-//Subcool//Subcool 0.1.0//EN', 'GREGORIAN'])
  const [only] = calendar.getAllSubcomponents('vevent')
  const read = new ICAL.Event(only)
  expect([read.uid, read.summary, read.description, read.location]).toEqual([
    'WO-A-2026-01-01@subcool', 'P1 A: Coil; fan, and more', 'First line\nsecond \\ line', 'Łódź Σ house, 1 Main St',
  ])
  expect([read.startDate.isDate, read.startDate.toString(), read.endDate.toString(), read.sequence]).toEqual([true, '2026-02-28', '2026-03-01', 20_504])
  expect(only?.getFirstProperty('categories')?.getValues()).toEqual(['Work order', 'a,b'])
  expect(String(only?.getFirstPropertyValue('dtstamp'))).toBe('2026-02-20T00:00:00Z')
  expect(only?.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  expect(written([event()])).not.toMatch(/ATTENDEE|METHOD/)
})

test('lines end in CRLF and are at most 75 octets, no character is split', () => {
  const text = written([event({ description: 'ŁódźΣ😀'.repeat(200), location: '\u0007bell' })])
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const read = new ICAL.Event(parse(text).getFirstSubcomponent('vevent') as ICAL.Component)
  expect([read.description, read.location]).toEqual(['ŁódźΣ😀'.repeat(200), 'bell'])
})

test('a calendar without events still is one', () => {
  const calendar = parse(written([]))
  expect(calendar.getAllSubcomponents('vevent')).toEqual([])
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1)
})

test('an event without a place has no location', () => {
  expect(written([event({ location: null })])).not.toContain('LOCATION')
})
