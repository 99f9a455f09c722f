import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { tempFolder } from '../support/projects'
import { importFiles } from './support'

test('Parquet whose names of columns hold NUL bytes is damaged', async () => {
  const path = join(tempFolder(), 'log.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`COPY (SELECT 'U' AS unit_id, TIMESTAMP '2026-01-01' + to_minutes(i) AS ts, 1.0 AS power_w FROM range(10) r(i)) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  const whole = readFileSync(path)
  const broken = Buffer.from(whole.toString('latin1').replaceAll('unit_id', 'un\0\0\0\0\0'), 'latin1')
  const { result } = await importFiles({ 'broken.parquet': broken, 'whole.parquet': whole })
  expect(result.files.map(({ file, status, code, message }) => [file, status, code, message])).toEqual([
    ['broken.parquet', 'refused', 'file-damaged', 'broken.parquet is a damaged Parquet file. Copy or export it again.'],
    ['whole.parquet', 'loaded', null, null],
  ])
})
