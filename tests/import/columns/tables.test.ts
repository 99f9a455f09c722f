import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fixture, newEngine, tempFolder } from '../../support/projects'
import { columnNamed, columnsOf } from './ask'

const rows = Array.from({ length: 40 }, (_, i) => `${String(1 + Math.floor(i / 24)).padStart(2, '0')}.02.2026 ${String(i % 24).padStart(2, '0')}:00;${32 + 18 * (i % 4)};${i === 3 ? '-570' : 100};1,5;${i % 2 === 0 ? 'Heizen' : 'Aus'};a${i % 7};${i}`)
const german = ['Zeit;Außentemperatur [°F];Hochdruck [psig];Leistung [kW];Betriebsart;Notiz;X7', ...rows].join('\n')

test('each column of a table: what it is, in which unit, and how its values lie', async () => {
  const engine = await newEngine()
  const file = join(tempFolder(), 'plant.csv')
  writeFileSync(file, german)
  const answer = await columnsOf(engine, file, { zone: 'Europe/Berlin' })
  expect(answer).toMatchObject({ file, name: 'plant.csv', rows: 40, layout: 'wide', time: '%d.%m.%Y %H:%M', zone: 'Europe/Berlin', refusal: null })
  expect(columnNamed(answer, 'Zeit')).toMatchObject({ signal: 'ts', low: null, histogram: [], missingShare: 0 })
  expect(columnNamed(answer, 'Außentemperatur [°F]')).toMatchObject({ signal: 'outdoor_c', unit: 'degF', conversion: '(x - 32) × 5/9', basis: 'header', confidence: 'sure', low: 0, median: 15, high: 30, samples: ['32', '50', '68', '86'] })
  expect(columnNamed(answer, 'Außentemperatur [°F]').histogram).toEqual([10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10])
  expect(columnNamed(answer, 'Hochdruck [psig]')).toMatchObject({ signal: 'discharge_kpa', unit: 'psig', conversion: '(x + 14.6959) × 6.89476', samples: ['100', '-570'], missingShare: expect.closeTo(1 / 40) as number, low: expect.closeTo(790.8007) as number })
  expect(columnNamed(answer, 'Leistung [kW]')).toMatchObject({ signal: 'power_w', unit: 'kW', conversion: 'x × 1000', low: 1500, high: 1500 })
  expect(columnNamed(answer, 'Leistung [kW]').histogram[0]).toBe(40)
  expect(columnNamed(answer, 'Betriebsart')).toMatchObject({ signal: 'mode', unit: null, low: null, samples: ['Heizen', 'Aus'] })
  expect(columnNamed(answer, 'Notiz')).toMatchObject({ signal: null, low: null, histogram: [], samples: ['a0', 'a1', 'a2', 'a3', 'a4'] })
  expect(columnNamed(answer, 'X7')).toMatchObject({ signal: null, unit: null, low: 0, median: 19.5, high: 39 })
})

test('exports of vendors: sums, copies of a column, codes, a sparse log', async () => {
  const engine = await newEngine()
  const vaillant = await columnsOf(engine, fixture('vaillant/energy_data_2023_ArothermPlus_SERIAL.csv'))
  expect(columnNamed(vaillant, 'ConsumedElectricalEnergy:Heating')).toMatchObject({
    signal: 'power_w', unit: 'Wh', conversion: 'x × 0.0416667', basis: 'profile', confidence: 'sure',
    reason: 'Vaillant energy data; one of 6 columns of this name, each with a part of the values; power_w is made of it and ConsumedElectricalEnergy:DomesticHotWater',
  })
  expect(vaillant.mapping?.columns).toContainEqual({ source: 'ConsumedElectricalEnergy:DomesticHotWater', signal: 'dhw_power_w', unit: 'Wh' })
  const panasonic = await columnsOf(engine, fixture('panasonic/statistics.csv'))
  expect(columnNamed(panasonic, 'High pressure [kgf/cm2]')).toMatchObject({ signal: 'discharge_kpa', unit: 'kgf/cm2', confidence: 'likely', conversion: '(x + 1.03323) × 98.0665' })
  expect(columnNamed(panasonic, '3-way valve [1:Room, 2:Tank]')).toMatchObject({ signal: 'mode', samples: ['1', '2'] })
  const daikin = await columnsOf(engine, fixture('daikin/espaltherma_daikin_dev_2024-10-10_12_wide_sparse.csv.gz'))
  expect(daikin).toMatchObject({ layout: 'sparse', rows: 8393, time: 'ISO 8601', zone: null })
  expect(columnNamed(daikin, 'Outdoor Temp')).toMatchObject({ signal: 'outdoor_c', low: 4.4, high: 15.6, missingShare: expect.closeTo(0.75, 2) as number })
  expect(daikin.mapping?.columns).toContainEqual({ source: 'Outdoor Temp', signal: 'outdoor_c', unit: 'degC', missing: [0] })
})

test('points are shown one by one, JSON by its paths, NDJSON and Parquet by their names', async () => {
  const engine = await newEngine()
  const points = await columnsOf(engine, fixture('home-assistant/input.sample_stats_sample.csv'))
  expect(points).toMatchObject({ layout: 'points', rows: 36, mapping: null })
  expect(points.columns.map(({ source, signal, unit }) => [source, signal, unit])).toEqual([
    ['sensor.0x943469fffed2bf71_power', null, null],
    ['sensor.hoymiles_gateway_solarh_3054300_real_power', null, null],
    ['sensor.panasonic_heat_pump_main_outside_temp', 'outdoor_c', 'degC'],
  ])
  expect(columnNamed(points, 'sensor.panasonic_heat_pump_main_outside_temp')).toMatchObject({ low: -4.5, median: -2.95, high: 1.9, missingShare: 0 })
  const vicare = await columnsOf(engine, fixture('vicare/Vitocal250A.json.gz'))
  expect(columnNamed(vicare, 'heating.sensors.temperature.outside')).toMatchObject({ signal: 'outdoor_c', samples: ['12.2'] })
  expect(vicare.mapping).toBeNull()
  const folder = tempFolder()
  const parquet = join(engine.project.layout.tmp, 'rows.parquet')
  await engine.project.jobs.run(`COPY (SELECT 'U1' AS unit_id, TIMESTAMPTZ '2026-01-01 00:00:00+00' + INTERVAL 5 MINUTE * i AS ts, i::FLOAT AS outdoor_c, 'x' AS note FROM range(9) t(i)) TO '${parquet}' (FORMAT parquet)`)
  const read = await columnsOf(engine, parquet)
  expect(read).toMatchObject({ rows: 9, mapping: null })
  expect(columnNamed(read, 'outdoor_c')).toMatchObject({ signal: 'outdoor_c', low: 0, median: 4, high: 8 })
  expect(columnNamed(read, 'note')).toMatchObject({ signal: null, low: null, samples: ['x'] })
  const ndjson = join(folder, 'rows.ndjson')
  writeFileSync(ndjson, '{"ts":"2026-01-01T00:00:00Z","power_w":10}\n{"ts":"2026-01-01T00:05:00Z","power_w":30,"outdoor_c":null}\n')
  expect(columnNamed(await columnsOf(engine, ndjson), 'power_w')).toMatchObject({ signal: 'power_w', low: 10, high: 30, unit: 'W' })
})

test('a file in an archive, one below a given folder, and a packed one', async () => {
  const engine = await newEngine()
  const folder = tempFolder()
  mkdirSync(join(folder, 'house'))
  const file = join(folder, 'house', 'plant.csv.gz')
  writeFileSync(file, gzipSync(german))
  expect(await columnsOf(engine, file, { name: 'house/plant.csv.gz' })).toMatchObject({ name: 'house/plant.csv.gz', rows: 40 })
  await expect(columnsOf(engine, file, { name: 'other.csv' })).rejects.toMatchObject({ code: 'bad-arguments' })
  await expect(columnsOf(engine, join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'file-not-found' })
})

test('registers have columns and no mapping; what has no columns says why', async () => {
  const engine = await newEngine()
  const units = join(tempFolder(), 'units.csv')
  writeFileSync(units, 'unit_id,brand,capacity_w\nU1,X,9000\n')
  const answer = await columnsOf(engine, units)
  expect(answer).toMatchObject({ mapping: null, time: null, rows: 1 })
  expect(columnNamed(answer, 'capacity_w')).toMatchObject({ signal: null, low: 9000 })
  const workbook = join(tempFolder(), 'units.xlsx')
  copyFileSync(fixture('xlsx/units.xlsx'), workbook)
  await expect(columnsOf(engine, workbook)).rejects.toMatchObject({ code: 'bad-arguments' })
})
