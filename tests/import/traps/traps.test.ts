import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRows } from '../../../analytics/db/query'
import { fixture } from '../../support/projects'
import { load } from '../generic/load'
import { importFiles } from '../support'

const hours = (rows: number, line: (hour: string, index: number) => string): string => Array.from({ length: rows }, (_, index) => line(String(index).padStart(2, '0'), index)).join('\n')
const vendorFile = (path: string) => load({ [path.split('/').at(-1) ?? '']: readFileSync(fixture(path)) })

test('trap 1: `9/1/17` is a day of 2017 and never of the year 9, beside a file that begins with `8/27/17`', async () => {
  const day = (date: string) => `Time,Outdoor [°F],Compressor power [W]\n${hours(4, (hour) => `${date} ${Number(hour)}:00,75,3800`)}\n`
  const { rows } = await load({ 'a.csv': day('9/1/17'), 'b.csv': day('8/27/17') })
  expect(rows.map(({ ts }) => String(ts).slice(0, 10))).toEqual([...Array<string>(4).fill('2017-08-27'), ...Array<string>(4).fill('2017-09-01')])
})

test('trap 2: `NAN` is no value rather than one that poisons sums, and a `#VALUE!` costs only its cell', async () => {
  const { engine, rows, rejected } = await load({ 'log.csv': `unit_id,ts,power_w,outdoor_c\n${hours(6, (hour, i) => `U,2026-01-01T${hour}:00:00Z,${i === 2 ? 'NAN' : i === 4 ? '#VALUE!' : 500},${i === 3 ? '#NAME?' : 5}`)}\n` })
  const [sums] = await readRows(engine.project.jobs, `SELECT avg(power_w) AS mean, max(power_w) AS most, count(power_w)::INTEGER AS n FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet')`)
  expect(sums).toEqual({ mean: 500, most: 500, n: 4 })
  expect(rows).toHaveLength(6)
  expect(rejected.map(({ line, text }) => [line, text])).toEqual([[5, '#NAME?'], [6, '#VALUE!']])
})

test('trap 3: of columns of one name all copies count', async () => {
  const { engine } = await vendorFile('vaillant/energy_data_2023_ArothermPlus_SERIAL.csv')
  const [energy] = await readRows(engine.project.jobs, `SELECT count(power_w)::INTEGER AS days, round(sum(heat_w) / sum(power_w), 2) AS cop FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet')`)
  expect(energy).toEqual({ days: 173, cop: 3.44 })
})

test('trap 4: a comment above the header is none of the rows, and the unit it holds counts', async () => {
  const energies = (unit: string) => `# Export of a heat pump\n# All values are given in ${unit}\nDateTime;ConsumedElectricalEnergy:Heating;HeatGenerated:Heating\n2024-01-01 00:00:00;2400;7200\n2024-01-02 00:00:00;4800;9600\n`
  const { rows, file } = await load({ 'energy_data_2024_ArothermPlus_1.csv': energies('Watt hours (Wh)') })
  expect(rows).toMatchObject([{ power_w: 100, heat_w: 300 }, { power_w: 200, heat_w: 400 }])
  expect(file).toMatchObject({ rows_read: 2, rows_rejected: 0 })
  const otherwise = await load({ 'energy_data_2024_ArothermPlus_1.csv': energies('Kilowatt hours (kWh)') })
  expect(otherwise.rows.filter((row) => 'power_w' in row)).toEqual([])
})

test('trap 5: byte order mark, soft hyphens, an empty last column, a browser\'s date in the last row, a file of only a mark', async () => {
  const point = '\uFEFFtimestamp;[Out\u00ADdoor temp\u00ADerature][°C][];\n2025-11-01T00:00:00+00:00;32,9;\n2025-11-01T00:05:00+00:00;33.5;\nons. 12 nov. 2025 09:21:00;42.2;\n'.replace('32,9', '32.9')
  const { result, rejected, rows: points } = await load({ 'point.csv': point, 'empty.csv': '\uFEFF' })
  expect(points.map(({ outdoor_c }) => outdoor_c)).toEqual([32.9, 33.5])
  expect(result.files[0]?.message).toContain('only a byte order mark')
  const { rows } = await load({ 'energy.csv': '\uFEFF# Watt hours (Wh)\nDateTime;ConsumedElectricalEnergy:Heating;HeatGenerated:Heating\n2024-01-01 00:00:00;2400;7200\n' })
  expect(rows).toMatchObject([{ power_w: 100, heat_w: 300 }])
  expect(result.files.map(({ file, code, rows_read, rows_loaded, rows_rejected }) => [file, code, rows_read, rows_loaded, rows_rejected])).toEqual([['empty.csv', 'file-empty', 0, 0, 0], ['point.csv', null, 3, 2, 1]])
  expect(rejected.map(({ line }) => line)).toEqual([4])
})

test('trap 6: -32768, -128, -78, -570 and 7999 are missing and counted', async () => {
  const line = (cells: string) => (hour: string) => `2024-01-01 ${hour}:00;${cells}`
  const text = `Time;Outdoor [°C];Supply [°C];Return [°C];Discharge pressure [psig];Compressor [Hz]\n${hours(12, line('5;35;30;317;50'))}\n2024-01-01 12:00;-32768;-128;-78;-570;7999\n`
  const { rows, quality } = await load({ 'log.csv': text })
  expect(rows[12]).toEqual({ unit_id: 'plant', ts: '2024-01-01 12:00:00', sample_s: 3600 })
  expect(quality.map(({ signal, rule, samples }) => `${signal} ${rule} ${samples}`)).toEqual(['compressor_hz range 1', 'discharge_kpa range 1', 'outdoor_c range 1', 'return_c range 1', 'supply_c range 1'])
})

test('trap 7: a row of NUL bytes in the middle costs itself', async () => {
  const { file, rows } = await load({ 'log.csv': `unit_id,ts,power_w\n${hours(3, (hour) => `U,2026-01-01T${hour}:00:00Z,500`)}\n${'\0'.repeat(40)}\n${hours(3, (hour) => `U,2026-01-02T${hour}:00:00Z,600`)}\n` })
  expect(file).toMatchObject({ rows_read: 7, rows_loaded: 6, rows_rejected: 1 })
  expect(rows.map(({ power_w }) => power_w)).toEqual([500, 500, 500, 600, 600, 600])
})

test('trap 8: in a log of changes an empty cell is the value before, of its own signal, for at most six hours', async () => {
  const mapping = { schema: 'subcool/mapping@1', name: 'Change log', match: { file: '*.csv' }, layout: 'sparse', unit: { from: 'folder' }, columns: [{ source: 'at', signal: 'ts' }, { source: 'A', signal: 'outdoor_c' }, { source: 'B', signal: 'supply_c' }] }
  const { rows } = await load({ 'changes.mapping.json': JSON.stringify(mapping), 'log.csv': 'at,A,B\n2024-01-01 00:00:00,5,30\n2024-01-01 05:59:00,,31\n2024-01-01 06:01:00,,\n' })
  expect(rows.map(({ outdoor_c, supply_c }) => [outdoor_c, supply_c])).toEqual([[5, 30], [5, 31], [undefined, 31]])
})

test('trap 9: decimal comma with semicolons and CRLF, a transposed sheet, time without a date, negative minutes, ℃', async () => {
  const { rows, result } = await load({
    'log/log.csv': 'Datum;Außentemperatur [℃];Vorlauf [°C];Leistung [kW]\r\n31.01.2026 14:00;-3,5;35,25;1,2\r\n31.01.2026 14:05;-3,4;35,5;1,3\r\n',
    'energy/energy.csv': '# Watt hours (Wh)\r\nDateTime;ConsumedElectricalEnergy:Heating;HeatGenerated:Heating\r\n2024-01-01 00:00:00;2400;7200\r\n',
    'minutes/test.csv': 'Time(min),AmbientT(C),PowerIn(W),TankT1(C),TankT2(C)\n-2,10,2,48,51\n-1.5,10,2,48,51\n0,11,500,47,50\n',
    'tank/RE2H50_UEF67_measurements_raw.csv': readFileSync(fixture('lab-hpwh/RE2H50_UEF67_measurements_raw.csv')),
    'nist/points.csv': readFileSync(fixture('nist/nistir_7350_appendix_d.csv')),
  })
  const of = (word: string) => rows.filter(({ unit_id }) => String(unit_id).includes(word))
  expect(of('log')).toMatchObject([{ ts: '2026-01-31 14:00:00', outdoor_c: -3.5, supply_c: 35.25, power_w: 1200 }, { outdoor_c: -3.4, power_w: 1300 }])
  expect(of('energy')).toMatchObject([{ power_w: 100, heat_w: 300 }])
  expect(of('test').map(({ ts, outdoor_c }) => [ts, outdoor_c])).toEqual([['1999-12-31 23:58:00', 10], ['1999-12-31 23:58:30', 10], ['2000-01-01 00:00:00', 11]])
  expect(of('RE2H')[0]).toMatchObject({ ts: '2000-01-01 00:01:00', outdoor_c: 20.1, mode: 'dhw', aux_power_w: 0 })
  expect(result.files.find(({ file }) => file === 'nist/points.csv')).toMatchObject({ rows_read: 16, rows_rejected: 0 })
})

test('trap 10: quoted cells of several lines, comma and blank between cells, epoch seconds, no header', async () => {
  const { rows } = await load({ 'log.csv': 'Unix time, Note, Outdoor [°C], Compressor [Hz]\n1704067200, , -3.5, 40\n1704067260, , -3.4, 41\n1704067320, , -3.3, 42\n1704067380, "b, c", -3.2, 43\n1704067440, , -3.1, 44\n' })
  expect(rows.map(({ ts, outdoor_c, compressor_hz }) => `${String(ts).slice(0, 16)} ${outdoor_c} ${compressor_hz}`)).toEqual([0, 1, 2, 3, 4].map((i) => `2024-01-01 00:0${i} ${(-3.5 + i / 10).toFixed(1)} ${40 + i}`))
  const commas = await load({ 'log.csv': 'Unix time, Outdoor [°C], Compressor [Hz]\n1704067200, -3,5, 40\n1704067260, -3,25, 41\n1704067320, -3,0, 42\n' })
  expect(commas.rows.map(({ outdoor_c, compressor_hz }) => [outdoor_c, compressor_hz])).toEqual([[-3.5, 40], [-3.25, 41], [-3, 42]])
  const bare = 'llanberis2024_weather_halfhourly_noheader.csv.gz'
  const fleet = await importFiles({ 'fleet.csv': readFileSync(fixture('heatpumpmonitor/heatpumpmonitor_all_fields_last365_2026-07-15.csv')), [bare]: readFileSync(fixture(`golden/heatpumpmonitor/${bare}`)) })
  expect(fleet.result.files[0]).toMatchObject({ rows_read: 3, rows_rejected: 0 })
  expect(fleet.result.files.find(({ file }) => file === bare)).toMatchObject({ format: 'register weather', rows_loaded: 384, rows_rejected: 0 })
  await expect(load({ 'bare.csv': '1704067200, 7.2, 83.8, 0.0, 7.9\n1704069000, 7.2, 83.8, 0.0, 11.4\n' })).rejects.toMatchObject({ code: expect.stringMatching(/^(file-unrecognised|no-time-column)$/) as unknown })
})

test('trap 11: local times without a zone, the hour that is there twice, rows out of order, exports that overlap', async () => {
  const header = 'Time,Outdoor [°C],Compressor [Hz]\n'
  const autumn = ['00:30', '01:00', '01:30', '01:00', '01:30', '02:00'].map((time, i) => `2024-10-27 ${time},${i},40`).join('\n')
  const { rows } = await load({ 'a.csv': `${header}${autumn}\n` }, 'Europe/London')
  expect(rows.map(({ ts, outdoor_c }) => `${String(ts).slice(11, 16)} ${outdoor_c}`)).toEqual(['23:30 0', '00:00 1', '00:30 2', '01:00 3', '01:30 4', '02:00 5'])
  const day = (line: (hour: string) => string) => `${header}${hours(3, line)}\n`
  const twice = await load({ 'a.csv': day((hour) => `2024-01-01 ${hour}:00,1,40`), 'b.csv': `${header}2024-01-01 03:00,3,40\n2024-01-01 02:00,2,40\n2024-01-01 01:00,1,40\n` })
  expect(twice.rows.map(({ ts, outdoor_c }) => `${String(ts).slice(11, 13)} ${outdoor_c}`)).toEqual(['00 1', '01 1', '02 2', '03 3'])
  expect(twice.result.files.map(({ rows_read, rows_loaded, rows_duplicate }) => [rows_read, rows_loaded, rows_duplicate]).reduce((sum, one) => sum.map((n, i) => n + (one[i] ?? 0)))).toEqual([6, 5, 1])
})

test('trap 12: a counter in steps of 1 kWh gives no power of a sample, so no daily COP of 64', async () => {
  const text = `Time,Electricity counter [kWh],Heat counter [kWh]\n${hours(24, (hour, i) => `2024-01-01 ${hour}:00,${100 + Math.floor(i / 12)},${1000 + 5 * Math.floor(i / 3)}`)}\n`
  const { rows } = await load({ 'heat pump.csv': text })
  expect(rows[23]).toMatchObject({ energy_counter_kwh: 101, heat_counter_kwh: 1035 })
  expect(rows.filter((row) => 'power_w' in row || 'heat_w' in row)).toEqual([])
})

test('trap 13: a heat meter that makes a COP of 15.8 or 0.03 gives no COP of steady hours', async () => {
  const day = (watts: number, heat: number) => Array.from({ length: 288 }, (_, i) => `${new Date(Date.UTC(2024, 0, 1, 0, 5 * i)).toISOString()},300,${watts},${heat},-2,35,30,${i < 12 ? 0 : 50},heat`).join('\n')
  const header = 'ts,sample_s,power_w,heat_w,outdoor_c,supply_c,return_c,compressor_hz,mode'
  const { engine } = await load({ 'high/log.csv': `${header}\n${day(500, 7900)}\n`, 'low/log.csv': `${header}\n${day(1000, 30)}\n`, 'right/log.csv': `${header}\n${day(1000, 3500)}\n` })
  await engine.analyse({ asOf: '2024-01-04' })
  expect(await readRows(engine.project.jobs, `SELECT unit_id, sum(samples) > 20 AS many FROM unit_day_gate WHERE rule = 'implausible' GROUP BY unit_id ORDER BY unit_id`)).toEqual([{ unit_id: 'high', many: true }, { unit_id: 'low', many: true }])
})

test('trap 14: Panasonic service exports: quoted fields, `13.Jan.2019`, codes in the header, kgf/cm2, energy as mean power', async () => {
  const { rows, file } = await vendorFile('panasonic/statistics.csv')
  expect(file).toMatchObject({ format: expect.stringContaining('Panasonic') as unknown, rows_rejected: 0 })
  expect(rows.map(({ ts, mode, power_w, heat_w }) => [ts, mode, power_w, heat_w])).toEqual([
    ['2019-01-13 22:30:46', 'heat', 1200, 4600],
    ['2019-01-13 22:35:46', 'defrost', 900, 0],
    ['2019-01-13 22:40:46', 'dhw', 1600, 4400],
    ['2019-01-13 22:45:46', 'off', 20, 0],
    ['2019-01-13 22:50:46', 'heat', 1180, 4500],
  ])
  expect(rows[0]?.['discharge_kpa']).toBeCloseTo(24.5 * 98.0665 + 101.325, 1)
})
