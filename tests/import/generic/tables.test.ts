import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { load } from './load'

describe('how a table is written is told from the file', () => {
  test('decimal comma, thousands, semicolons, CRLF, a byte order mark, soft hyphens and hard blanks in names', async () => {
    const { rows, rejected, quality } = await load({
      'log.csv': '\uFEFFZeit;Außen\u00ADtemperatur\u00A0[°C];Vorlauf\u00AD temperatur [°C];Leistungs\u00ADaufnahme [W]\r\n13.01.2024 00:00;-1,5;35,25;1.234,5\r\n13.01.2024 00:15;x;35,5;900,0\r\n13.01.2024 00:30;-2,0;;800,0\r\n',
    })
    expect(rows).toMatchObject([
      { ts: '2024-01-13 00:00:00', sample_s: 900, outdoor_c: -1.5, supply_c: 35.25, power_w: 1234.5 },
      { ts: '2024-01-13 00:15:00', supply_c: 35.5, power_w: 900 },
      { ts: '2024-01-13 00:30:00', outdoor_c: -2, power_w: 800 },
    ])
    expect(rejected).toEqual([{ line: 3, column_name: 'Außentemperatur [°C]', reason: 'not a number', text: 'x' }])
    expect(quality).toMatchObject([{ signal: 'outdoor_c', rule: 'unreadable', samples: 1 }])
  })

  test('comma and blank between the cells, quoted cells, epoch seconds', async () => {
    const { rows } = await load({ 'log.csv': 'timestamp, "outdoor_temp (°C)", flow_temp (°C), note\n1704067200, 7.2, "35.5", "a, b"\n1704067260, "7.3", 35.6, c\n' })
    expect(rows).toMatchObject([
      { ts: '2024-01-01 00:00:00', outdoor_c: 7.2, supply_c: 35.5 },
      { ts: '2024-01-01 00:01:00', outdoor_c: 7.3, supply_c: 35.6 },
    ])
  })

  test('a column whose legend names neither state of a flag is none', async () => {
    const { rows } = await load({ 'log.csv': 'time;Outdoor [°C];Defrost [1:Low, 2:High]\n2024-01-01 00:00;2,5;1\n2024-01-01 00:15;2,0;2\n' })
    expect(rows).toEqual([expect.objectContaining({ outdoor_c: 2.5 }), expect.not.objectContaining({ defrost: true })])
  })

  test('thousands commas in quoted cells', async () => {
    const { rows } = await load({ 'log.csv': 'time,Power (W),Outdoor Temp (C)\n2024-01-01 00:00,"1,234.5",2.5\n2024-01-01 00:15,"2,000.0",2.0\n' })
    expect(rows).toMatchObject([{ power_w: 1234.5 }, { power_w: 2000 }])
  })

  test('comment lines above the header and a row of units below it', async () => {
    const { rows, file } = await load({ 'log.csv': '# Site: house 3\n# logger 5.1\nDate/Time\tOAT\tLWT\tEWT\tFlow rate\tDischarge pressure\n\t°F\t°F\t°F\tgpm\tpsig\n2024-01-13 00:00\t71.9\t110\t100\t10\t317\n2024-01-13 00:15\t71.9\t110\t100\t10\t317\n' })
    const [row] = rows
    expect(row?.['outdoor_c']).toBeCloseTo(22.1667, 3)
    expect(row?.['supply_c']).toBeCloseTo(43.3333, 3)
    expect(row?.['flow_lpm']).toBeCloseTo(37.854, 3)
    expect(row?.['discharge_kpa']).toBeCloseTo(2286.963, 2)
    expect(row?.['heat_w']).toBeCloseTo((37.85411784 / 60) * 4186 * (10 / 1.8), 0)
    expect(file.message).toBeNull()
  })

  test('a heading twice: the values of all copies count', async () => {
    const { rows } = await load({ 'log.csv': 'Time;Power [W];Outdoor [°C];Power [W]\n2024-01-01 00:00;100;1;\n2024-01-01 00:15;;1;200\n' })
    expect(rows.map(({ power_w }) => power_w)).toEqual([100, 200])
  })

  test('a row of NUL bytes, and a last column without a name', async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => `2024-01-01 ${String(hour).padStart(2, '0')}:00;${hour};30;\n`)
    const { rows, file } = await load({ 'log.csv': `Time;Outdoor [°C];Supply [°C];\n${hours.slice(0, 12).join('')}${'\0'.repeat(40)}\n${hours.slice(12).join('')}` })
    expect(rows.map(({ outdoor_c }) => outdoor_c)).toEqual(hours.map((_, hour) => hour))
    expect(file).toMatchObject({ rows_read: 25, rows_rejected: 1 })
  })

  test('quoted cells of several lines keep the lines of rejects right', async () => {
    const { rejected, rows } = await load({ 'log.csv': 'Time,Outdoor [°C],Supply [°C],note\n2024-01-01 00:00,1,30,"two\nlines"\n2024-01-01 00:15,bad,31,x\n' })
    expect(rows).toHaveLength(2)
    expect(rejected).toMatchObject([{ line: 4, column_name: 'Outdoor [°C]', text: 'bad' }])
  })

  test('several units in one table, by a column that names them', async () => {
    const { rows } = await load({ 'log.csv': 'time,device_id,Outdoor [°C],Supply [°C]\n2024-01-01 00:00,HP-1,1,30\n2024-01-01 00:00,HP-2,2,31\n' })
    expect(rows.map(({ unit_id }) => unit_id).toSorted()).toEqual(['HP-1', 'HP-2'])
  })
})

describe('what is no heat pump telemetry is refused, not half recognised', () => {
  test.each([
    ['prices', 'date;price;currency\n2024-01-01;5,5;EUR\n2024-01-02;5,6;EUR\n', 'file-unrecognised', 'none is a heat pump signal'],
    ['licences', 'package,licence,year\nzod,MIT,2024\nvite,MIT,2025\n', 'file-unrecognised', 'not an export that Subcool knows'],
    ['weather', 'time,outdoor temperature (°C),outdoor humidity (%)\n2024-01-01 00:00,1,80\n2024-01-01 01:00,2,81\n', 'file-unrecognised', 'too few are a heat pump signal'],
    ['statistics of a fleet', 'id,elec_pmax_w,heat_p99_over_rated,mod_mean_frac\n72,1846.4,0.84,0.33\n568,2905.7,1.88,0.46\n', 'no-time-column', 'no time column'],
    ['no header', '1704067200, 7.2, 83.8\n1704069000, 7.2, 83.8\n', 'file-unrecognised', ''],
    ['a list of certified models', 'Manufacturer,Date,Outdoor [°C],Supply [°C],COP\nA,2020-01-01,7,35,4\nA,2020-01-01,2,35,3\nA,2020-01-01,-7,35,2\nB,2021-05-01,7,35,4\nB,2021-05-01,2,35,3\n', 'file-unrecognised', 'most of its times stand in several rows'],
    ['no time', 'Outdoor [°C];Supply [°C]\n1;30\n2;31\n', 'no-time-column', 'no time column'],
  ])('%s', async (_name, content, code, words) => {
    await expect(load({ 'table.csv': content })).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string })
  })

  test('one signal is enough where a word names a heat pump', async () => {
    const { rows } = await load({ 'table.csv': '# heat pump of house 3\ntime,Power [kW]\n2024-01-01 00:00,1.5\n2024-01-01 00:15,1.6\n' })
    expect(rows.map(({ power_w }) => power_w)).toEqual([1500, 1600])
  })

  test('dependencies of this project', async () => {
    await expect(load({ 'package.json': readFileSync('package.json') })).rejects.toMatchObject({ code: 'file-unrecognised' })
  })
})
