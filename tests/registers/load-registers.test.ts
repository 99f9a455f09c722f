import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EngineError } from '../../analytics/contract/errors'
import { readRows, run } from '../../analytics/db/query'
import { loadRegisters } from '../../analytics/registers/load-registers'
import { registerKindOf } from '../../analytics/registers/register-files'
import { removeRegisters } from '../../analytics/registers/register-schema'
import type { RegisterKind } from '../../analytics/registers/register-columns'
import { testProject, type TestProject } from '../pipeline/support/tables'

let project: TestProject
let connection: DuckDBConnection

beforeEach(async () => {
  project = await testProject()
  connection = project.connection
})

afterEach(() => project.close())

const file = async (kind: RegisterKind, name: string, content: string | Buffer) => {
  const path = join(project.folder, name)
  await writeFile(path, content)
  return { path, kind, label: name }
}

test('a register file is known by its exact name in any case', () => {
  expect(['a/b/UNITS.csv', 'C:\\x\\Weather.CSV.gz', 'tariffs.json'].map(registerKindOf)).toEqual(['units', 'weather', 'tariffs'])
  expect(['units.txt', 'my units.csv', 'service_logs.csv'].map(registerKindOf)).toEqual([undefined, undefined, undefined])
})

test('reads cells tolerantly and lists what it could not read with physical lines', async () => {
  const units = await file(
    'units',
    'units.csv',
    '\uFEFF# exported\r\nUnit ID , Zip,time_zone,capacity_w,unit_type,installed_on,site_name,extra\r\n' +
      "A,00544,america/new_york,8000,SPLIT,2020-05-01,\"two\r\nlines\",x\r\n" +
      '\r\n' +
      "'=B,20001-1234,Mars/Base,lots,rocket,05/01/2020,'-5 Main St,y\r\n" +
      ',1,UTC,1,split,2020-01-01,,z\r\n',
  )
  const loaded = await loadRegisters(connection, 1, [units])
  expect(loaded.rows.units).toBe(2)
  expect(loaded.warnings).toEqual(['units.csv: columns not known and not used: extra', 'units.csv: 1 row was left out, see rejects.csv'])
  expect(loaded.rejected.map((r) => [r.line, r.column, r.text])).toEqual([
    [6, 'capacity_w', 'lots'],
    [6, 'installed_on', '05/01/2020'],
    [6, 'time_zone', 'Mars/Base'],
    [6, 'unit_type', 'rocket'],
    [7, 'unit_id', ''],
  ])
  expect(await readRows(connection, 'SELECT unit_id, zip, climate_group, time_zone, capacity_w, unit_type, installed_on, site_name, registered FROM unit ORDER BY unit_id')).toEqual([
    { unit_id: '=B', zip: '20001-1234', climate_group: 'Mixed-Humid', time_zone: 'UTC', capacity_w: null, unit_type: null, installed_on: null, site_name: '-5 Main St', registered: true },
    { unit_id: 'A', zip: '00544', climate_group: 'Mixed-Humid', time_zone: 'America/New_York', capacity_w: 8000, unit_type: 'split', installed_on: '2020-05-01', site_name: 'two\r\nlines', registered: true },
  ])
})

test('the latest import wins, undo brings the earlier row back, telemetry without a row is a unit too', async () => {
  await loadRegisters(connection, 1, [await file('units', 'units.csv', 'unit_id,brand\nA,Old\nA,Older\n')])
  await loadRegisters(connection, 2, [await file('units', 'units2.csv', 'unit_id;brand;capacity_w\nA;New;7,5\n')])
  await run(connection, `INSERT INTO segment BY NAME SELECT 1 AS import_no, 0 AS part, 'Z' AS unit_id, now()::TIMESTAMP AS first_ts, now()::TIMESTAMP AS last_ts, 1 AS rows, 300 AS sample_s`)
  const brands = () => readRows(connection, 'SELECT unit_id, brand, capacity_w, registered, time_zone FROM unit ORDER BY unit_id')
  const z = { unit_id: 'Z', brand: null, capacity_w: null, registered: false, time_zone: 'UTC' }
  expect(await brands()).toEqual([{ unit_id: 'A', brand: 'New', capacity_w: 7.5, registered: true, time_zone: 'UTC' }, z])
  await removeRegisters(connection, 2)
  expect(await brands()).toEqual([{ unit_id: 'A', brand: 'Older', capacity_w: null, registered: true, time_zone: 'UTC' }, z])
})

test('technicians, service log and weather are typed; unknown words of a list are named, known ones kept', async () => {
  const loaded = await loadRegisters(connection, 3, [
    await file('technicians', 'technicians.csv', 'technician_id,skills,epa_type,apprentice,left_on\nT1,electrical|juggling|sensors,u,Yes,\n'),
    await file('service_log', 'service_log.csv', 'visit_id,unit_id,visited_on,kind,confirmed_fault,cost\nV1,A,2024-02-03,Repair,none,12.5\nV2,A,2024-02-30,pm,gremlins,\n'),
    await file('weather', 'weather.csv.gz', gzipSync('station_id,ts,outdoor_c\nS,2024-01-01 00:00,1.5\nS,2024-01-01T02:00:00+01:00,-3\nS,2024-01-01 00:00,NAN\n')),
  ])
  expect(await readRows(connection, 'SELECT skills, epa_type, apprentice, left_on FROM technician')).toEqual([
    { skills: 'electrical|sensors', epa_type: 'U', apprentice: true, left_on: null },
  ])
  expect(await readRows(connection, 'SELECT visit_id, visited_on, kind, confirmed_fault, cost FROM service_visit ORDER BY visit_id')).toEqual([
    { visit_id: 'V1', visited_on: '2024-02-03', kind: 'repair', confirmed_fault: 'none', cost: 12.5 },
    { visit_id: 'V2', visited_on: null, kind: 'pm', confirmed_fault: null, cost: null },
  ])
  expect(await readRows(connection, 'SELECT place, ts, outdoor_c FROM weather ORDER BY ts')).toEqual([
    { place: 'S', ts: '2024-01-01T00:00:00Z', outdoor_c: null },
    { place: 'S', ts: '2024-01-01T01:00:00Z', outdoor_c: -3 },
  ])
  expect(loaded.rejected.map((r) => [r.file, r.line, r.column, r.text])).toEqual([
    ['technicians.csv', 2, 'skills', 'electrical|juggling|sensors'],
    ['service_log.csv', 3, 'confirmed_fault', 'gremlins'],
    ['service_log.csv', 3, 'visited_on', '2024-02-30'],
    ['weather.csv.gz', 2, 'place', 'S'],
    ['weather.csv.gz', 4, 'outdoor_c', 'NAN'],
  ])
})

test('Latin-1 is read and said', async () => {
  const loaded = await loadRegisters(connection, 1, [await file('units', 'units.csv', Buffer.from('unit_id,site_name\nA,Hauptstra\xdfe\n', 'latin1'))])
  expect(loaded.warnings).toEqual(['units.csv is not UTF-8 and was read as Latin-1'])
  expect(await readRows(connection, 'SELECT site_name FROM unit')).toEqual([{ site_name: 'Hauptstraße' }])
})

const refusal = async (work: ReturnType<typeof loadRegisters>): Promise<(string | undefined)[]> => {
  try {
    const [{ refused } = {}] = (await work).files
    return [refused?.code, refused?.message]
  } catch (error) {
    if (error instanceof EngineError) return [error.code, error.message]
    throw error
  }
}

test('a missing key column, an empty file, broken JSON and a register given twice are refused with one clear message', async () => {
  expect(await refusal(loadRegisters(connection, 1, [await file('units', 'units.csv', 'name,brand\nx,y\n')]))).toEqual([
    'register-invalid', 'units.csv has no column unit_id.',
  ])
  expect(await refusal(loadRegisters(connection, 1, [await file('weather', 'weather.csv', 'ts,outdoor_c\n2024-01-01,1\n')]))).toEqual([
    'register-invalid', 'weather.csv has no column site_id or station_id.',
  ])
  expect(await refusal(loadRegisters(connection, 1, [await file('units', 'units.csv', '')]))).toEqual([
    'register-invalid', 'units.csv has no header row.',
  ])
  expect(await refusal(loadRegisters(connection, 1, [await file('tariffs', 'tariffs.json', '{oops')]))).toEqual([
    'register-invalid', 'tariffs.json is not JSON.',
  ])
  const units = await file('units', 'units.csv', 'unit_id\nA\n')
  expect(await refusal(loadRegisters(connection, 1, [units, { ...units, label: 'b/Units.csv' }]))).toEqual([
    'register-duplicate', 'The register units is there twice: units.csv and b/Units.csv.',
  ])
})

test('an entry that is nested too deeply is listed like any other that is not a tariff', async () => {
  const { rejected, rows } = await loadRegisters(connection, 1, [await file('tariffs', 'tariffs.json', `[${'['.repeat(20_000)}${']'.repeat(20_000)}]`)])
  expect(rows).toMatchObject({ tariffs: 0 })
  expect(rejected).toMatchObject([{ column: '[0]', text: 'nested too deeply to be shown' }])
})

test('tariffs are checked one by one and kept as they are', async () => {
  const schedule = Array.from({ length: 12 }, () => Array<number>(24).fill(0))
  const loaded = await loadRegisters(connection, 1, [
    await file('tariffs', 'tariffs.json', JSON.stringify([
      { tariff_id: 'f', name: 'Flat', currency: 'GBP', kind: 'flat', price_per_kwh: 0.2 },
      { tariff_id: 'x', kind: 'tou', periods: [{ price_per_kwh: 1 }], weekday: schedule.map((m) => m.map(() => 3)), weekend: schedule },
      { tariff_id: 'f', kind: 'flat', price_per_kwh: 9 },
      { label: 'abc', name: 'URDB', energyratestructure: [[{ rate: 0.1 }]], energyweekdayschedule: schedule, energyweekendschedule: schedule },
    ])),
  ])
  expect(loaded.rejected.map((r) => [r.column, r.reason])).toEqual([
    ['[1]', 'a schedule names a period that is not in the list'],
    ['[2].tariff_id', 'stands twice: the first one counts'],
  ])
  expect(await readRows(connection, 'SELECT tariff_id, name, currency, kind FROM tariff ORDER BY tariff_id')).toEqual([
    { tariff_id: 'abc', name: 'URDB', currency: 'USD', kind: 'urdb' },
    { tariff_id: 'f', name: 'Flat', currency: 'GBP', kind: 'flat' },
  ])
})
