import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readColumns, run } from '../../../analytics/db/query'
import findingTier from '../../../analytics/pipeline/4-findings/finding_tier.sql?raw'
import { measuredRows, viewMeasured } from '../../../analytics/pipeline/4-findings/measured-views'
import { measures } from '../../../analytics/pipeline/4-findings/measures'
import nearMeasures from '../../../analytics/pipeline/4-findings/measures.sql?raw'
import yearMeasures from '../../../analytics/pipeline/4-findings/year_measures.sql?raw'
import { openEmptyTables } from './empty-tables'

let connection: DuckDBConnection

beforeAll(async () => {
  connection = await openEmptyTables()
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
