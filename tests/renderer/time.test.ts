import { describe, expect, it } from 'vitest'
import { formatDay, formatInstant, formatTime, instantOf, monthNamesIn, startOfDay, timeTicks } from '../../renderer/ui/time'

const newYork = 'America/New_York'

describe('times', () => {
  it('are shown in the zone of the unit, with its name', () => {
    expect(formatTime('2025-01-14T18:05:00Z', newYork)).toBe('14 Jan 2025, 13:05 EST')
    expect(formatTime('2025-07-14T18:05:00Z', newYork)).toBe('14 Jul 2025, 14:05 EDT')
    expect(formatTime('2025-07-14T18:05:00Z', 'UTC')).toBe('14 Jul 2025, 18:05 UTC')
    expect(formatInstant('2025-01-01T04:30:00Z', newYork)).toBe('2024-12-31 23:30')
  })

  it('that are days have no zone', () => {
    expect(formatDay('2025-03-30')).toBe('30 Mar 2025')
    expect(formatDay('2025-09-23')).toBe('23 Sep 2025')
    expect(formatDay(20_000)).toBe('4 Oct 2024')
    expect(formatDay(null)).toBe('–')
  })

  it('find the instant of a wall clock on both sides of a change of clocks', () => {
    expect(new Date(startOfDay('2025-03-09', newYork)).toISOString()).toBe('2025-03-09T05:00:00.000Z')
    expect(new Date(startOfDay('2025-03-10', newYork)).toISOString()).toBe('2025-03-10T04:00:00.000Z')
    expect(new Date(instantOf(Date.UTC(2025, 10, 2, 1, 30), newYork)).toISOString()).toBe('2025-11-02T05:30:00.000Z')
  })
})

describe('ticks of a time axis', () => {
  it('name months in the language of the page, three letters each', () => {
    expect(monthNamesIn('en-US').join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec')
    expect(monthNamesIn('de-DE').join(' ')).toBe('Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez')
  })

  const between = (from: string, to: string, count: number) =>
    timeTicks(Date.parse(from), Date.parse(to), newYork, count).map((tick) => [
      new Date(tick.at).toISOString().slice(0, 16),
      tick.label,
    ])

  it('stand at round local hours, the new day named', () => {
    expect(between('2025-01-14T22:00:00Z', '2025-01-15T16:00:00Z', 4)).toEqual([
      ['2025-01-14T23:00', '18:00'],
      ['2025-01-15T05:00', '15 Jan'],
      ['2025-01-15T11:00', '06:00'],
    ])
  })

  it('stand at local midnights across a change of clocks', () => {
    expect(between('2025-03-08T05:00:00Z', '2025-03-11T04:00:00Z', 4)).toEqual([
      ['2025-03-08T05:00', '8 Mar'],
      ['2025-03-09T05:00', '9 Mar'],
      ['2025-03-10T04:00', '10 Mar'],
      ['2025-03-11T04:00', '11 Mar'],
    ])
  })

  it('stand at months over a year', () => {
    const ticks = between('2024-11-01T04:00:00Z', '2025-12-31T05:00:00Z', 8)
    expect(ticks.map(([, label]) => label)).toEqual(['Nov', '2025', 'Mar', 'May', 'Jul', 'Sep', 'Nov'])
  })
})
