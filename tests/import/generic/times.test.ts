import { describe, expect, test } from 'vitest'
import { load } from './load'

const table = (times: readonly string[], header = 'Time;Outdoor [°C];Supply [°C]'): string => [header, ...times.map((time, i) => `${time};${i}.5;35`)].join('\r\n')
const timesOf = async (content: string, zone?: string) => (await load({ 'log.csv': content }, zone)).rows.map(({ ts }) => ts)

describe('how a time is written is told from the file', () => {
  test.each([
    ['ISO with a zone', ['2024-01-02T03:04:05+02:00', '2024-01-02T03:05:05+02:00'], '2024-01-02 01:04:05'],
    ['ISO without', ['2024-01-02 03:04:05', '2024-01-02 03:05:05'], '2024-01-02 03:04:05'],
    ['day.month.year, no seconds', ['31.01.2024 23:59', '01.02.2024 00:00'], '2024-01-31 23:59:00'],
    ['day.month.year, midnight without a clock', ['31.01.2024 23:00:00', '01.02.2024', '01.02.2024 01:00:00'], '2024-01-31 23:00:00'],
    ['day/month/year', ['30/01/2024 12:00', '31/01/2024 12:00'], '2024-01-30 12:00:00'],
    ['month/day/year', ['1/30/2024 12:00', '1/31/2024 12:00'], '2024-01-30 12:00:00'],
    ['two-digit years', ['9/13/17 0:00', '9/13/17 0:15'], '2017-09-13 00:00:00'],
    ['a month by its name', ['13.Jan.2019 22:30:46', '13.Jan.2019 22:31:46'], '2019-01-13 22:30:46'],
    ['half days', ['1/30/2024 12:15:00 AM', '1/30/2024 1:15:00 PM'], '2024-01-30 00:15:00'],
    ['epoch seconds', ['1704067200', '1704067260'], '2024-01-01 00:00:00'],
    ['epoch milliseconds', ['1704067200000', '1704067260000'], '2024-01-01 00:00:00'],
    ['days of a sheet', ['45292.5', '45292.510416667'], '2024-01-01 12:00:00'],
  ])('%s', async (_name, times, first) => {
    const rows = await timesOf(table(times))
    expect(rows).toHaveLength(times.length)
    expect(rows[0]).toBe(first)
  })

  test('days of a sheet with a decimal comma', async () => {
    expect(await timesOf('Horodatage;Extérieur [°C];Départ [°C]\n45292,5;3,5;35,0\n45292,510416667;3,6;35,1\n')).toEqual(['2024-01-01 12:00:00', '2024-01-01 12:15:00'])
  })

  test('date and time of day in columns of their own, in a given zone', async () => {
    const content = 'Datum;Uhrzeit;Außentemperatur [°C];Vorlauf [°C]\n31.07.2024;12:00:00;25,5;35,0\n31.07.2024;12:01:00;25,6;35,1\n'
    expect(await timesOf(content, 'Europe/Berlin')).toEqual(['2024-07-31 10:00:00', '2024-07-31 10:01:00'])
  })

  test('day or month first is told from rows that follow each other where no number is above 12', async () => {
    const hours = (date: string) => Array.from({ length: 24 }, (_, hour) => `${date} ${String(hour).padStart(2, '0')}:00`)
    const dayFirst = await load({ 'log.csv': table([...hours('01/02/2024'), ...hours('02/02/2024')]) })
    expect(dayFirst.rows[0]?.['ts']).toBe('2024-02-01 00:00:00')
    expect(dayFirst.file.message).toBeNull()
    const monthFirst = await load({ 'log.csv': table([...hours('01/02/2024'), ...hours('01/03/2024')]) })
    expect(monthFirst.rows[0]?.['ts']).toBe('2024-01-02 00:00:00')
  })

  test('a date that could be either is said to be a guess', async () => {
    const { file, rows } = await load({ 'log.csv': table(['01/02/2024 00:00', '01/02/2024 01:00']) })
    expect(rows[0]?.['ts']).toBe('2024-02-01 00:00:00')
    expect(file.message).toContain('Nothing in it tells whether 01/02/2024 00:00 begins with the day or the month')
  })

  test('a year is never 9 or 17', async () => {
    const { rows } = await load({ 'log.csv': table(['9/1/17 0:00', '9/1/17 0:15', '9/2/17 0:00'], 'TIMESTAMP;T_out [degF];T_sup [degF]') })
    expect(rows.map(({ ts }) => ts)).toEqual(['2017-09-01 00:00:00', '2017-09-01 00:15:00', '2017-09-02 00:00:00'])
  })

  test('times that can not be read or do not exist cost their row, with its line', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${String(i + 1).padStart(2, '0')}.01.2024 00:00`)
    const { file, rejected } = await load({ 'log.csv': table([...rows, '30.02.2024 00:00', 'Tue Mar 05 2024', '']) })
    expect(file).toMatchObject({ rows_read: 33, rows_loaded: 30, rows_rejected: 3 })
    expect(rejected.map(({ line, column_name, reason }) => [line, column_name, reason])).toEqual([
      [32, 'Time', 'the time can not be read'],
      [33, 'Time', 'the time can not be read'],
      [34, 'Time', 'the row has no time'],
    ])
  })

  test('times of the day alone are refused', async () => {
    await expect(load({ 'log.csv': table(['12:00:00', '12:01:00']) })).rejects.toMatchObject({ code: 'no-time-column', message: expect.stringContaining('no time column that can be read') as string })
  })
})
