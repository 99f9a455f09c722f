import { expect, test } from 'vitest'
import { openDatabase } from '../../analytics/db/database'
import { readRows, run } from '../../analytics/db/query'
import schema from '../../analytics/project/schema.sql?raw'
import { createFeatureSchema } from '../../analytics/pipeline/2-features/feature-schema'

test('tables of an older version get the columns they lack, empty, and keep their rows', async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 200, tempDirectory: '/tmp' })
  const connection = await database.connect()
  await run(connection, schema)
  await run(connection, `CREATE TABLE unit_day AS SELECT 'A' AS unit_id, DATE '2026-01-01' AS day, 2.5 AS energy_kwh`)
  await createFeatureSchema(connection)
  await createFeatureSchema(connection)
  expect(await readRows(connection, 'SELECT unit_id, energy_kwh::DOUBLE AS energy_kwh, rests, rest_coil_k FROM unit_day')).toEqual([{ unit_id: 'A', energy_kwh: 2.5, rests: null, rest_coil_k: null }])
  expect(await readRows(connection, `SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'next%'`)).toEqual([])
  database.close()
})
