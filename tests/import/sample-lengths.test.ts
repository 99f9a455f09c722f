import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { folderOf, importFiles, telemetryOf } from './support'

const lengths = ['300', '0', '', '-300', '300', '1e12', '300', '300.2']
const csv = ['unit_id,ts,sample_s,power_w', ...lengths.map((length, i) => `A,2026-01-01T00:${String(i * 5).padStart(2, '0')}:00Z,${length},${i}`)].join('\n')

const ndjson = csv.split('\n').slice(1).map((line) => line.split(',')).map(([unit_id, ts, sample_s, power_w]) => JSON.stringify({ unit_id, ts, ...(sample_s === '' ? {} : { sample_s: Number(sample_s) }), power_w })).join('\n')

const asParquet = async (): Promise<Buffer> => {
  const path = join(folderOf({ 'log.csv': csv }), 'log.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`COPY (SELECT * FROM read_csv('${path.replace('.parquet', '.csv')}')) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  return readFileSync(path)
}

const forms: Record<string, () => Promise<Record<string, string | Uint8Array>>> = { CSV: async () => ({ 'log.csv': csv }), Parquet: async () => ({ 'log.parquet': await asParquet() }), NDJSON: async () => ({ 'log.ndjson': ndjson }) }
for (const [form, files] of Object.entries(forms))
  test(`${form}: a length of a sample that is none is left out and counted, an empty one is not`, async () => {
    const { engine } = await importFiles(await files())
    expect((await telemetryOf(engine)).map(({ sample_s, power_w }) => [sample_s, power_w])).toEqual(lengths.map((_, i) => [300, i]))
    expect(await readRows(engine.project.jobs, 'SELECT unit_id, signal, rule, samples::INTEGER AS samples, first_at, last_at, action, detail FROM import_quality')).toEqual([
      { unit_id: 'A', signal: 'sample_s', rule: 'range', samples: 3, first_at: expect.stringContaining('00:05') as string, last_at: expect.stringContaining('00:25') as string, action: 'missing', detail: 'outside 1 to 2147483647' },
    ])
  })
