import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { tempFolder } from '../support/projects'
import { importFiles, telemetryOf } from './support'

const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`
const cells = ['1', '1e308', '-1e308', '4e38', '1e400', 'inf', '2']
const finite = [1, 2]

const parquet = async (): Promise<Buffer> => {
  const path = join(tempFolder(), 'log.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = cells.map((cell, i) => `('P', TIMESTAMP '2026-01-01 00:${String(i * 5).padStart(2, '0')}:00', '${cell}'::DOUBLE)`)
  await connection.run(`COPY (SELECT * FROM (VALUES ${rows.join(', ')}) t(unit_id, ts, outdoor_c)) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
  return readFileSync(path)
}

const table = (name: string, line: (cell: string, time: string) => string): string => `${name}\n${cells.map((cell, i) => line(cell, at(i * 5))).join('\n')}\n`
const mapping = JSON.stringify({
  schema: 'subcool/mapping@1', name: 'Plant', match: { file: '*.csv', header: ['When', 'T1'] }, layout: 'wide', unit: { from: 'folder' }, columns: [{ source: 'When', signal: 'ts' }, { source: 'T1', signal: 'outdoor_c', unit: 'degF' }],
})

test('numbers beyond what a signal can hold are missing and counted, on every way a file is read', async () => {
  const { engine, result } = await importFiles({
    'canonical/log.csv': table('unit_id,ts,outdoor_c,power_w', (cell, time) => `C,${time},${cell},5`),
    'rows/log.ndjson': cells.map((cell, i) => `{"unit_id":"J","ts":"${at(i * 5)}","outdoor_c":${/^[-\d]/.test(cell) ? cell : `"${cell}"`}}`).join('\n'),
    'parquet/log.parquet': await parquet(),
    'generic/log.csv': table('Time;Outdoor [°C];Supply [°F];Compressor [Hz]', (cell, time) => `${time};${cell};95;50`),
    'mapped/log.csv': table('When;T1', (cell, time) => `${time};${cell === '1' ? '33.8' : cell === '2' ? '35.6' : cell}`),
    'mapped/plant.mapping.json': mapping,
    'nibe/outdoor.csv': table('timestamp;[Current outdoor temperature (BT1)][°C][40004];', (cell, time) => `${time.replace('Z', '+00:00')};${cell};`),
  })
  expect(result.files.map(({ file, status, rows_loaded }) => [file, status, rows_loaded])).toEqual([
    ['canonical/log.csv', 'loaded', 7], ['generic/log.csv', 'loaded', 7], ['mapped/log.csv', 'loaded', 7], ['mapped/plant.mapping.json', 'loaded', 0], ['nibe/outdoor.csv', 'loaded', 7], ['parquet/log.parquet', 'loaded', 7], ['rows/log.ndjson', 'loaded', 7],
  ])
  const rows = await telemetryOf(engine)
  const counted = await readRows<{ unit_id: string; n: number }>(engine.project.jobs, `SELECT unit_id, sum(samples)::BIGINT AS n FROM import_quality WHERE signal = 'outdoor_c' AND rule IN ('range', 'unreadable') GROUP BY unit_id ORDER BY unit_id`)
  const units = ['C', 'J', 'P', 'generic', 'mapped', 'nibe']
  expect(units.map((unit) => [unit, rows.flatMap(({ unit_id, outdoor_c }) => (unit_id === unit && outdoor_c !== undefined ? [outdoor_c] : []))])).toEqual(units.map((unit) => [unit, finite]))
  expect(counted).toEqual(units.map((unit_id) => ({ unit_id, n: 5 })))
})

test('heat that can not be is not derived from water flow', async () => {
  const { engine } = await importFiles({ 'log.csv': 'unit_id,ts,flow_lpm,supply_c,return_c\nU,2026-01-01T00:00:00Z,3e38,3e38,-3e38\nU,2026-01-01T00:05:00Z,30,40,30\n' })
  expect((await telemetryOf(engine)).map(({ heat_w }) => heat_w)).toEqual([undefined, 20930])
})
