import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../analytics/db/database'
import { readColumns, run } from '../../../analytics/db/query'
import { createFeatureSchema } from '../../../analytics/pipeline/2-features/feature-schema'
import { createModelSchema } from '../../../analytics/pipeline/3-models/model-schema'
import findingTier from '../../../analytics/pipeline/4-findings/finding_tier.sql?raw'
import findingWindow from '../../../analytics/pipeline/4-findings/finding_window.sql?raw'
import { measuredRows, viewMeasured } from '../../../analytics/pipeline/4-findings/measured-views'
import { measures } from '../../../analytics/pipeline/4-findings/measures'
import nearMeasures from '../../../analytics/pipeline/4-findings/measures.sql?raw'
import yearMeasures from '../../../analytics/pipeline/4-findings/year_measures.sql?raw'
import schema from '../../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../../analytics/registers/register-schema'

let connection: DuckDBConnection

beforeAll(async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 200, tempDirectory: '/tmp' })
  connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await createModelSchema(connection)
  await run(connection, findingWindow)
  await viewMeasured(connection, [], await measuredRows(connection))
  await run(connection, findingTier)
})
afterAll(() => connection.closeSync())

const besides = ['plan', 'span', 'provenance', 'daily', 'has_station', 'mode', 'best', 'second']

it.each([
  ['the windows near the fault', nearMeasures, [...measures.now, ...measures.before, ...measures.like]],
  ['its year', yearMeasures, measures.year],
])('of %s what rules can read is measured, and nothing else', async (_, sql, names) => {
  const measured = (await readColumns(connection, sql)).names.filter((name) => !besides.includes(name))
  expect(measured.sort()).toEqual([...new Set<string>(names)].sort())
})
