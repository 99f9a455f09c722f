import { describe, expect, test } from 'vitest'
import { readRows } from '../../../analytics/db/query'
import { zoneShifts } from '../../../analytics/pipeline/1-import/times/zone-shifts'
import type { Engine } from '../../../analytics/engine'
import { newEngine } from '../../support/projects'
import { folderOf, telemetryOf } from '../support'

const clock = (day: string, from: string, to: string, stepMin = 5): string[] => {
  const times: string[] = []
  for (let at = Date.parse(`${day}T${from}:00Z`); at <= Date.parse(`${day}T${to}:00Z`); at += stepMin * 60_000) times.push(new Date(at).toISOString().slice(0, 19).replace('T', ' '))
  return times
}

const table = (times: readonly string[], first = 1): string => `ts,power_w,outdoor_c\n${times.map((ts, i) => `${ts},${first + i},5`).join('\n')}\n`

const load = async (files: Record<string, string>, zone: string): Promise<{ engine: Engine; messages: (string | null)[]; rows: number[][] }> => {
  const engine = await newEngine()
  const { files: done } = await engine.import({ files: [folderOf(files)], acceptTruncated: false, zone })
  return { engine, messages: done.map(({ message }) => message), rows: done.map((file) => [file.rows_read, file.rows_loaded, file.rows_rejected, file.rows_duplicate]) }
}

const timesOf = async (engine: Engine): Promise<Record<string, string>> =>
  Object.fromEntries((await telemetryOf(engine)).map((row) => [String(row['power_w']), String(row['ts']).slice(0, 16)]))

const autumn = [...clock('2025-10-26', '01:00', '02:55'), ...clock('2025-10-26', '02:00', '04:00')]

describe('the hour that stands twice', () => {
  test('is read in order: summer time first, then standard time', async () => {
    const { engine, messages, rows } = await load({ 'a.csv': table(autumn) }, 'Europe/Berlin')
    expect(rows).toEqual([[49, 49, 0, 0]])
    const times = await timesOf(engine)
    expect([times['1'], times['13'], times['24'], times['25'], times['36'], times['37']]).toEqual(
      ['2025-10-25 23:00', '2025-10-26 00:00', '2025-10-26 00:55', '2025-10-26 01:00', '2025-10-26 01:55', '2025-10-26 02:00'])
    expect(messages).toEqual(['2025-10-26 02:00–02:55 stands twice: daylight saving ends; read in order.'])
  })

  test('also newest first, by the hour, and in part', async () => {
    const hourly = ['00:00', '01:00', '01:00', '02:00', '03:00'].map((time) => `2025-11-02 ${time}:00`)
    const part = [...clock('2025-10-26', '01:00', '02:40'), ...clock('2025-10-26', '02:30', '03:30')]
    const { engine, messages } = await load({ 'down/a.csv': table(autumn.toReversed()), 'part/a.csv': table(part, 101) }, 'Europe/Berlin')
    const times = await timesOf(engine)
    expect([times['49'], times['37'], times['26'], times['25'], times['14']]).toEqual(['2025-10-25 23:00', '2025-10-26 00:00', '2025-10-26 00:55', '2025-10-26 01:00', '2025-10-26 01:55'])
    expect([times['113'], times['121'], times['122']]).toEqual(['2025-10-26 00:00', '2025-10-26 00:40', '2025-10-26 01:30'])
    expect(messages[0]).toContain('stands twice: daylight saving ends; read in order.')
    const american = await load({ 'a.csv': table(hourly) }, 'America/New_York')
    expect(Object.values(await timesOf(american.engine))).toEqual(['2025-11-02 04:00', '2025-11-02 05:00', '2025-11-02 06:00', '2025-11-02 07:00', '2025-11-02 08:00'])
    expect(american.messages).toEqual(['2025-11-02 01:00 stands twice: daylight saving ends; read in order.'])
  })

  test('out of order is said and read as standard time', async () => {
    const mixed = [...clock('2025-10-26', '01:00', '01:55'), ...clock('2025-10-26', '02:00', '02:55').flatMap((time, i, all) => [time, all[11 - i] as string]), ...clock('2025-10-26', '03:00', '04:00')]
    const { messages, rows } = await load({ 'a.csv': table(mixed) }, 'Europe/Berlin')
    expect(messages[0]).toContain('2025-10-26 02:00–02:55 stands twice, but the rows are not in order of time')
    expect(rows).toEqual([[49, 37, 0, 12]])
  })

  test('goes on over two files: the one that ends in it has summer time', async () => {
    const { engine, rows } = await load({ 'u/a.csv': table(autumn.slice(0, 24)), 'u/b.csv': table(autumn.slice(24), 25) }, 'Europe/Berlin')
    expect(rows.map(([, , , duplicates]) => duplicates)).toEqual([0, 0])
    const times = await timesOf(engine)
    expect([times['24'], times['25']]).toEqual(['2025-10-26 00:55', '2025-10-26 01:00'])
  })

  test('a row of it that is read again for a bad cell gets the pass that lacks its time', async () => {
    const lines = table(autumn).split('\n')
    lines[15] = lines[15]?.replace(',5', ',oops') ?? ''
    const { engine } = await load({ 'a.csv': lines.join('\n') }, 'Europe/Berlin')
    expect((await timesOf(engine))['15']).toBe('2025-10-26 00:10')
  })

  test('that stands once is told', async () => {
    const { messages } = await load({ 'a.csv': table(clock('2025-10-26', '00:00', '06:00')) }, 'Europe/Berlin')
    expect(messages[0]).toBe('2025-10-26 02:00–02:55 stands once, where Europe/Berlin has the hour twice: either one of the two is left out, or the times are UTC or standard time; then give that zone.')
  })

  test('of a change-only log holds each value in its own pass', async () => {
    const header = 'Time,Operation Mode,Flow Temp,Power In,INV Primary Current'
    const rows = autumn.map((time, i) => `${time},Heating,${i === 0 ? 30 : i === 20 ? 40 : i === 24 ? 50 : ''},${i + 1},1`)
    const { engine, messages } = await load({ 'a.csv': `${header}\n${rows.join('\n')}\n` }, 'Europe/Berlin')
    const held = new Map((await telemetryOf(engine)).map((row) => [row['power_w'], row['supply_c']]))
    expect([held.get(20), held.get(21), held.get(24), held.get(25), held.get(49)]).toEqual([30, 40, 40, 50, 50])
    expect(messages[0]).toContain('stands twice')
  })
})

describe('the hour that spring leaves out', () => {
  test('is told with the number of its rows, and read an hour later', async () => {
    const { engine, messages } = await load({ 'a.csv': table(clock('2025-03-30', '01:00', '04:00', 15)) }, 'Europe/Berlin')
    expect(messages[0]).toBe('The times look like UTC or standard time: 4 rows exist at 2025-03-30 02:00–02:45, which Europe/Berlin has not. They were read an hour later; give the zone that the clock was in.')
    expect(Object.values(await timesOf(engine))[4]).toBe('2025-03-30 01:00')
  })

  test('is no word where the clock was set', async () => {
    const { messages, rows } = await load({ 'a.csv': table([...clock('2025-03-30', '01:00', '01:55'), ...clock('2025-03-30', '03:00', '05:00')]) }, 'Europe/Berlin')
    expect([messages, rows]).toEqual([[null], [[37, 37, 0, 0]]])
  })
})

test('the clocks of a zone are set when the time zones of the database say', async () => {
  const engine = await newEngine()
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Moscow', 'Africa/Casablanca', 'Asia/Kolkata']) {
    const days = await readRows<{ day: string }>(
      engine.project.jobs,
      `SELECT strftime(day, '%Y-%m-%d') AS day FROM (SELECT day, timezone($zone, day::TIMESTAMPTZ) - day AS ahead, lag(ahead) OVER (ORDER BY day) AS before FROM (SELECT unnest(range(TIMESTAMP '2010-01-01', TIMESTAMP '2026-01-01', INTERVAL 1 DAY)) AS day)) WHERE ahead <> before ORDER BY day`,
      { zone },
    )
    const own = zoneShifts(zone, Date.UTC(2010, 0, 1), Date.UTC(2026, 0, 1)).map(({ at }) => new Date(Math.ceil(at / 86_400_000) * 86_400_000).toISOString().slice(0, 10))
    expect(own).toEqual(days.map(({ day }) => day))
  }
})
