import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readRow } from '../../analytics/db/query'
import { newEngine } from '../support/projects'
import { folderOf, importFiles, rejectsOf } from './support'

const log = `ts,power_w\n${Array.from({ length: 3000 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString().slice(0, 19)},${i}\n`).join('')}`
const units = 'unit_id,time_zone,capacity_w\nhouse,Europe/Berlin,x\n'
const weather = 'station_id,ts,outdoor_c\nW,2026-01-01T00:00:00Z,-3\nW,2026-01-01T01:00:00Z,cold\n'

test('registers are loaded with the telemetry beside them: units before it, the others while it is read', async () => {
  const { engine, result } = await importFiles({ 'house/log.csv': log, 'service_log.csv': 'visit_id,unit_id,visited_on\nV1,house,soon\n', 'units.csv': units, 'weather.csv': weather })
  expect(result.files.map(({ file, status, rows_loaded, from_at }) => [file, status, rows_loaded, from_at])).toEqual([
    ['house/log.csv', 'loaded', 3000, '2025-12-31T23:00:00Z'],
    ['service_log.csv', 'loaded', 1, null],
    ['units.csv', 'loaded', 1, null],
    ['weather.csv', 'loaded', 2, null],
  ])
  expect((await rejectsOf(engine)).map(({ file, line, column_name }) => [file, line, column_name])).toEqual([['service_log.csv', 2, 'visited_on'], ['units.csv', 2, 'capacity_w'], ['weather.csv', 3, 'outdoor_c']])
})

test('one that can not be read is refused by itself, whatever it is, and the rest is loaded', async () => {
  const { engine, result } = await importFiles({
    'house/log.csv': log,
    'units.csv': 'a;b\n1;2\n',
    'technicians.xlsx': 'no workbook',
    'tariffs.json': '{"tariff_id":"TT"',
    'service_log.csv': '\n\n',
    'weather.csv': 'station_id,ts,outdoor_c\nW,2026-01-01T00:00:00Z,-3\n',
  })
  expect(result.files.map(({ file, status, code, rows_loaded }) => [file, status, code, rows_loaded])).toEqual([
    ['house/log.csv', 'loaded', null, 3000],
    ['service_log.csv', 'refused', 'file-empty', 0],
    ['tariffs.json', 'refused', 'register-invalid', 0],
    ['technicians.xlsx', 'refused', 'register-invalid', 0],
    ['units.csv', 'refused', 'register-invalid', 0],
    ['weather.csv', 'loaded', null, 1],
  ])
  const said = Object.fromEntries(result.files.map(({ file, message }) => [file, message]))
  expect(said['units.csv']).toBe('units.csv has no column unit_id. Add the column unit_id, or rename the one that holds it.')
  expect(said['tariffs.json']).toBe('tariffs.json is not JSON. Write a list of tariffs: [{"tariff_id": "home", "kind": "flat", "currency": "USD", "price_per_kwh": 0.15}]')
  expect(await engine.call('project.check', {}, { signal: new AbortController().signal, onProgress: () => undefined })).toMatchObject({ problems: [] })
})

test('registers that are not UTF-8 are read as Latin-1 beside telemetry, packed too', async () => {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  const { engine, result } = await importFiles({
    'house/log.csv': log,
    'units.csv': latin('unit_id,brand\nhouse,M\xfcller\n'),
    'technicians.csv': `technician_id,name\nT,${'ä'.repeat(100_001)}\n`,
    'weather.csv.gz': gzipSync(latin('station_id,ts,outdoor_c\nGr\xfcn,2026-01-01T00:00:00Z,-3\n')),
  })
  expect(result.files.map(({ status }) => status)).toEqual(['loaded', 'loaded', 'loaded', 'loaded'])
  expect(result.warnings.filter((warning) => warning.includes('Latin-1'))).toEqual(['units.csv is not UTF-8 and was read as Latin-1', 'weather.csv.gz is not UTF-8 and was read as Latin-1'])
  expect(await readRow(engine.project.jobs, `SELECT (SELECT brand FROM unit WHERE unit_id = 'house') AS brand, (SELECT length(name) FROM technician) AS name, (SELECT place FROM weather_register) AS place`)).toEqual({ brand: 'Müller', name: 100_001, place: 'Grün' })
})

test('alone it ends the import with its own reason, also where the project has telemetry', async () => {
  const { engine } = await importFiles({ 'house/log.csv': log })
  const files = [folderOf({ 'tariffs.json': '{' }, 'prices')]
  await expect(engine.import({ files, acceptTruncated: false })).rejects.toMatchObject({ code: 'register-invalid', message: expect.stringContaining('tariffs.json is not JSON.') as string })
  expect(await readRow(engine.project.jobs, 'SELECT count(*)::INTEGER AS n FROM import')).toEqual({ n: 1 })
})

test('one that is there twice ends the import and leaves nothing, a broken workbook of the same name too', async () => {
  const engine = await newEngine()
  const files = [folderOf({ 'house/log.csv': log, 'units.csv': units, 'old/units.xlsx': 'no workbook' })]
  await expect(engine.import({ files, acceptTruncated: false })).rejects.toMatchObject({ code: 'register-duplicate' })
  expect(await readRow(engine.project.jobs, 'SELECT (SELECT count(*) FROM import)::INTEGER AS imports, (SELECT count(*) FROM unit_register)::INTEGER AS units')).toEqual({ imports: 0, units: 0 })
  expect([readdirSync(engine.project.layout.telemetry), readdirSync(engine.project.layout.tmp).filter((name) => name.startsWith('import-'))]).toEqual([[], []])
})

test('what a register changed is changed back by the register of before; where nothing of it changed it is skipped', async () => {
  const price = (value: number) => JSON.stringify([{ tariff_id: 'T', name: 'Home', currency: 'EUR', kind: 'flat', price_per_kwh: value }])
  const former = folderOf({ 'units.csv': 'unit_id,brand\nA,Acme\n', 'technicians.csv': 'technician_id,left_on\nT1,\n', 'tariffs.json': price(0.2), 'a.csv': `unit_id,${log.split('\n')[0]}\nA,2026-01-01T00:00:00Z,1\nA,2026-01-01T00:01:00Z,2\n` })
  const changed = folderOf({ 'units.csv': 'unit_id,brand\nA,Best\n', 'technicians.csv': 'technician_id,left_on\nT1,2026-01-05\n', 'tariffs.json': price(0.5) })
  const others = folderOf({ 'units.csv': 'unit_id,brand\nA,Acme\nB,Cold\n' })
  const engine = await newEngine()
  const warned: string[][] = []
  const load = async (folder: string) => {
    const { files, warnings } = await engine.import({ files: [folder], acceptTruncated: false })
    warned.push(warnings)
    return Object.fromEntries(files.map(({ file, status }) => [file, status]))
  }
  const standing = () => readRow(engine.project.jobs, `SELECT (SELECT brand FROM unit WHERE unit_id = 'A') AS brand, (SELECT left_on FROM technician) AS left_on, (SELECT definition->>'price_per_kwh' FROM tariff) AS price`)
  await load(former)
  await load(changed)
  expect(await standing()).toEqual({ brand: 'Best', left_on: '2026-01-05', price: '0.5' })
  expect(await load(former)).toEqual({ 'a.csv': 'duplicate', 'tariffs.json': 'loaded', 'technicians.csv': 'loaded', 'units.csv': 'loaded' })
  expect(await standing()).toEqual({ brand: 'Acme', left_on: null, price: '0.2' })
  expect(warned[2]).toEqual(['tariffs.json', 'technicians.csv', 'units.csv'].map((name) => `${name} has the content of ${name}, which a later import changed: it counts again from now on.`))
  await load(others)
  expect(await load(former)).toEqual({ 'a.csv': 'duplicate', 'tariffs.json': 'duplicate', 'technicians.csv': 'duplicate', 'units.csv': 'duplicate' })
  expect(await engine.call('project.check', {}, { signal: new AbortController().signal, onProgress: () => undefined })).toMatchObject({ problems: [] })
})
