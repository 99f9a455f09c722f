import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '../../../analytics/contract'
import { newEngine } from '../../support/projects'
import { ask, columnsOf } from '../columns/ask'
import { load } from '../generic/load'
import { folderOf, telemetryOf } from '../support'

const columns = [{ source: 'time', signal: 'ts' }, { source: 'T4', signal: 'outdoor_c', unit: 'degF' }, { source: 'P', signal: 'power_w', unit: 'kW' }]
const mapping = (more: object = {}) => ({ schema: 'subcool/mapping@1', name: 'Plant', match: { header: ['T4', 'P'] }, columns, ...more })
const wide = (temperature: string, power: string) =>
  ['time,T4,P', `,${temperature},${power}`, ...Array.from({ length: 12 }, (_, i) => `2026-01-01T00:${String(i * 5).padStart(2, '0')}:00Z,50,1.5`)].join('\n')
const long = (temperature: string) =>
  ['time,point,value,unit', ...Array.from({ length: 12 }, (_, i) => `2026-01-01T00:${String(i * 5).padStart(2, '0')}:00Z,${i % 2 === 0 ? `T4,50,${temperature}` : 'P,1.5,kW'}`)].join('\n')
const longMapping = (more: object = {}) => mapping({ match: { header: ['point', 'value'] }, layout: 'long', ...more })
const loadWith = async (csv: string, ...mappings: object[]) => {
  const loaded = await load({ 'log.csv': csv, 'other.csv': 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,5\n', ...Object.fromEntries(mappings.map((one, i) => [`${i}.mapping.json`, JSON.stringify(one)])) })
  const file = loaded.result.files.find((one) => one.file === 'log.csv')
  return { status: file?.status, code: file?.code, message: file?.message, format: file?.format, outdoor: loaded.rows.find((row) => row['outdoor_c'] !== undefined)?.['outdoor_c'] }
}

describe('a file that states another unit than its mapping means is not loaded by it', () => {
  test.each([
    ['°C for °F, in a row below the header', wide('°C', 'kW'), mapping(), 'columns.1.unit: the file says °C of T4, the mapping degF'],
    ['W for kW', wide('°F', 'W'), mapping(), 'columns.2.unit: the file says W of P, the mapping kW'],
    ['an energy for a power', wide('°F', 'kWh'), mapping(), 'columns.2.unit: the file says kWh of P, the mapping kW'],
    ["°F for the signal's own unit", wide('°F', 'kW'), mapping({ columns: [columns[0], { source: 'T4', signal: 'outdoor_c' }] }), 'columns.1.unit: the file says °F of T4, the mapping degC'],
    ['°C beside each value', long('°C'), longMapping(), 'columns.1.unit: the file says °C of T4, the mapping degF'],
  ])('%s', async (_name, csv, given, words) => {
    const { status, code, message } = await loadWith(csv, given)
    expect({ status, code }).toEqual({ status: 'refused', code: 'mapping-invalid' })
    expect(message).toContain(words)
    expect(message).toContain('log.csv')
    expect(message).toContain('"stated"')
  })
})

describe('a file is loaded as before', () => {
  test.each([
    ['where both agree', wide('°F', 'kW'), mapping(), 10],
    ['in another spelling', wide('Fahrenheit', 'Kilowatt'), mapping(), 10],
    ['where the unit is none that is known', wide('K°', 'kW'), mapping(), 10],
    ['where a scale and an offset convert', wide('°F', 'kW'), mapping({ columns: [columns[0], { source: 'T4', signal: 'outdoor_c', scale: 5 / 9, offset: -160 / 9 }] }), 10],
    ['where the mapping knows that the file is wrong', wide('°C', 'kW'), mapping({ columns: [columns[0], { source: 'T4', signal: 'outdoor_c', unit: 'degF', stated: '°C' }] }), 10],
    ['beside each value', long('°F'), longMapping(), 10],
  ])('%s', async (_name, csv, given, outdoor) => {
    expect(await loadWith(csv, given)).toMatchObject({ status: 'loaded', format: 'Plant', outdoor })
  })

  test('by the mapping of those that means the stated units', async () => {
    const metric = mapping({ name: 'Plant, metric', columns: [columns[0], { source: 'T4', signal: 'outdoor_c', unit: 'degC' }, columns[2]] })
    expect(await loadWith(wide('°C', 'kW'), mapping(), metric)).toMatchObject({ status: 'loaded', format: 'Plant, metric', outdoor: 50 })
    expect(await loadWith(wide('°F', 'kW'), metric, mapping())).toMatchObject({ status: 'loaded', format: 'Plant', outdoor: 10 })
  })
})

test('a mapping that knows that the file is wrong is not for one that is right', async () => {
  const { status, message } = await loadWith(wide('°F', 'kW'), mapping({ columns: [columns[0], { source: 'T4', signal: 'outdoor_c', unit: 'degF', stated: '°C' }, columns[2]] }))
  expect(status).toBe('refused')
  expect(message).toContain('the file says °F of T4')
})

test('a stated unit that is none can not be written', async () => {
  const { result } = await load({ 'other.csv': 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,5\n', 'x.mapping.json': JSON.stringify(mapping({ columns: [{ source: 'T4', signal: 'outdoor_c', stated: 'warm' }] })) })
  expect(result.files.find(({ file }) => file === 'x.mapping.json')?.message).toContain('columns.0.stated: there is no unit "warm"')
})

test('made by hand beside a file with a wrong unit, a mapping serves the next such file and no right one', async () => {
  const folder = folderOf({ 'first.csv': wide('°C', 'kW'), 'second.csv': wide('°C', 'kW').replaceAll('2026-01-01', '2026-01-02'), 'right.csv': wide('°F', 'kW').replaceAll('2026-01-01', '2026-01-03') }, 'plant')
  const engine = await newEngine()
  const { mapping: said, refusal } = await columnsOf(engine, join(folder, 'first.csv'), { mapping: mapping() as Mapping })
  expect(refusal).toBeNull()
  await ask(engine, 'import.save-mapping', { mapping: said })
  const kept = join(engine.project.layout.dir, 'mappings')
  expect(readdirSync(kept)).toEqual(['plant.json'])
  const { files } = await engine.import({ files: [folder], acceptTruncated: false })
  expect(files.map(({ file, status }) => [file.split('/').at(-1), status])).toEqual([['first.csv', 'loaded'], ['right.csv', 'refused'], ['second.csv', 'loaded']])
  expect(new Set((await telemetryOf(engine)).map((row) => Math.round(Number(row['outdoor_c']))))).toEqual(new Set([10]))
  writeFileSync(join(kept, 'plant.json'), JSON.stringify(mapping()))
  const seen = await columnsOf(engine, join(folder, 'first.csv'))
  expect(seen.refusal).toContain('the file says °C of T4, the mapping degF')
})
