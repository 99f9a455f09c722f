import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import type { InspectedFile, ProjectCheck } from '../../analytics/contract'
import { readRows } from '../../analytics/db/query'
import { fixture, newEngine } from '../support/projects'
import { folderOf, importFiles } from './support'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
const table = 'heatpumpmonitor_all_fields_last365_2026-07-15.csv'
const log = 'unit_id,ts,power_w\nU1,2024-07-01T00:00:00Z,100\n'
const files = {
  'log.csv': log,
  'site.zip': zipSync({ 'place/denver.epw': readFileSync(fixture('weather/denver.epw')), 'units.csv': strToU8('unit_id,brand\nhpm-72,Mine\n') }),
  'poznan-2024-07.csv': readFileSync(fixture('weather/poznan-2024-07.csv')),
  [table]: readFileSync(fixture(`heatpumpmonitor/${table}`)),
}

test('registers made of other tables and of archives are kept, checked, made again and taken back', async () => {
  const { engine, result } = await importFiles(files)
  const contents = async () => Promise.all(['unit_register', 'weather_register', 'unit_summary_register', 'import_file'].map((name) => readRows(engine.project.jobs, `SELECT * FROM ${name} ORDER BY ALL`)))
  const before = await contents()
  expect(before.map((rows) => rows.length)).toEqual([3, 49, 3, 6])
  expect(readdirSync(join(engine.project.layout.imports, result.importId ?? '')).filter((name) => /^\d/.test(name))).toEqual([
    `0-${table}`, `0-${table}.csv`, `1-${table} (units)`, `1-${table} (units).csv`, '2-poznan-2024-07.csv', '2-poznan-2024-07.csv.csv',
    '3-site.zip-place-denver.epw', '3-site.zip-place-denver.epw.csv', '4-site.zip-units.csv',
  ])
  const problems = async () => ((await engine.call('project.check', {}, context)) as ProjectCheck).problems
  expect(await problems()).toEqual([])
  await engine.call('project.rebuild', {}, context)
  expect(await contents()).toEqual(before)
  expect(await problems()).toEqual([])
  await engine.call('import.undo', { importNo: 1 }, context)
  expect((await contents()).slice(0, 3)).toEqual([[], [], []])
})

test('an inspection names the files in an archive and what they are, and loads nothing', async () => {
  const folder = folderOf({ ...files, 'feed/heatpump_elec.meta': new Uint8Array(new Uint32Array([0, 0, 10, 1_767_225_600]).buffer), 'feed/heatpump_elec.dat': new Uint8Array(new Float32Array([1, 2]).buffer) })
  const engine = await newEngine()
  const inspected = (await engine.call('import.inspect', { files: [folder] }, context)) as InspectedFile[]
  expect(inspected.map(({ name, kind, format, rowsGuess }) => [name, kind, format, rowsGuess])).toEqual([
    ['feed/heatpump_elec.dat', 'telemetry', 'emoncms PHPFina feed', 2],
    [table, 'register', 'unit_summaries', null],
    ['log.csv', 'telemetry', 'Subcool telemetry', expect.any(Number)],
    ['poznan-2024-07.csv', 'register', 'weather', null],
    ['site.zip/place/denver.epw', 'register', 'weather', null],
    ['site.zip/units.csv', 'register', 'units', null],
  ])
  expect(inspected.filter(({ name }) => name.startsWith('site.zip')).map(({ file }) => file)).toEqual([join(folder, 'site.zip'), join(folder, 'site.zip')])
  expect(await readRows(engine.project.jobs, 'SELECT * FROM import')).toEqual([])
})
