import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase, type Database } from '../../analytics/db/database'
import { readRow, run } from '../../analytics/db/query'
import { anyRow, rowsOfUnits, type RowSpan } from '../../analytics/db/rows-of-units'

let database: Database
let connection: DuckDBConnection
beforeAll(async () => {
  database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 200, tempDirectory: '/tmp' })
  connection = await database.connect()
})
afterAll(() => {
  connection.closeSync()
  database.close()
})

const ids = ['heatpump-0007', 'heatpump-0100', 'heatpump-0299']
const counted = (spans: readonly RowSpan[], unitIds: readonly string[]) =>
  readRow(connection, `SELECT count(*) AS n, count(DISTINCT unit_id) AS units FROM (${spans.map(({ from_row: from, to_row: to }) => `FROM t WHERE rowid BETWEEN ${from} AND ${to}`).join(' UNION ALL ')}) WHERE list_contains(string_split($ids, ' '), unit_id)`, { ids: unitIds.join(' ') })
/** So many rows or less, to what is told of their numbers. */
const lengths = (spans: readonly RowSpan[]): number[] => spans.map(({ from_row: from, to_row: to }) => 100 * Math.round((to - from) / 100))

it('spans the rows of units, in a table that is stored and in one that its own transaction has made', async () => {
  await run(connection, `CREATE TABLE t AS SELECT 'heatpump-' || lpad((i // 1000)::VARCHAR, 4, '0') AS unit_id, i FROM range(300_000) AS r(i)`)
  for (const begin of ['', 'BEGIN; CREATE OR REPLACE TABLE t AS FROM t']) {
    if (begin !== '') await run(connection, begin)
    const rows = await rowsOfUnits(connection, 't')
    for (const id of ids) {
      expect(await counted(rows([id]), [id])).toEqual({ n: 1000, units: 1 })
      expect(lengths(rows([id]))).toEqual([1000])
    }
    expect(await counted(rows(ids), ids)).toEqual({ n: 3000, units: 3 })
    expect(await counted(anyRow(ids), ids)).toEqual({ n: 3000, units: 3 })
  }
  await run(connection, 'ROLLBACK')
})

it('spans rows that are stored and rows that its transaction has added, where others were deleted', async () => {
  await run(connection, `CREATE OR REPLACE TABLE t AS SELECT 'heatpump-' || lpad((i // 1000)::VARCHAR, 4, '0') AS unit_id, i FROM range(300_000) AS r(i)`)
  await run(connection, `BEGIN; DELETE FROM t WHERE unit_id = 'heatpump-0100' OR i % 2 = 1; INSERT INTO t SELECT 'heatpump-0100' AS unit_id, i FROM range(1000) AS r(i); INSERT INTO t SELECT 'heatpump-0299' AS unit_id, i FROM range(5) AS r(i)`)
  const rows = await rowsOfUnits(connection, 't')
  expect(await counted(rows(['heatpump-0007']), ['heatpump-0007'])).toEqual({ n: 500, units: 1 })
  expect(await counted(rows(['heatpump-0100']), ['heatpump-0100'])).toEqual({ n: 1000, units: 1 })
  expect(await counted(rows(['heatpump-0299']), ['heatpump-0299'])).toEqual({ n: 505, units: 1 })
  expect(await counted(rows(ids), ids)).toEqual({ n: 2005, units: 3 })
  await run(connection, 'ROLLBACK')
})

it('spans the rows of named units from their days on', async () => {
  await run(connection, `CREATE OR REPLACE TABLE t AS SELECT 'heatpump-' || lpad((i // 1000)::VARCHAR, 4, '0') AS unit_id, DATE '1970-01-01' + (i % 1000)::INTEGER AS day FROM range(300_000) AS r(i)`)
  await run(connection, `INSERT INTO t SELECT unit_id, day + 1000 AS day FROM t WHERE day < DATE '1970-01-11'`)
  const rows = await rowsOfUnits(connection, 't', new Map([['heatpump-0007', 1000], ['heatpump-0100', 900]]))
  expect(lengths(rows(['heatpump-0007']))).toEqual([0])
  expect(rows(['heatpump-0007'])[0]?.from_row).toBeGreaterThan(300_000)
  expect(lengths(rows(['heatpump-0100']))).toEqual([100, 0])
  expect(await counted(rows(['heatpump-0007']), ids)).toEqual({ n: 10, units: 1 })
  expect(await counted(rows(['heatpump-0299']), ids)).toEqual({ n: 0, units: 0 })
})

it('tells the spans that lie far apart, few of many, and none of a unit that is not there', async () => {
  await run(connection, `CREATE OR REPLACE TABLE t AS SELECT if(i % 150_000 = 0, 'apart', 'rest') AS unit_id, i FROM range(4_200_000) AS r(i)`)
  await run(connection, `INSERT INTO t SELECT 'behind' AS unit_id, i FROM range(1000) AS r(i); INSERT INTO t SELECT 'apart' AS unit_id, i FROM range(200_000) AS r(i)`)
  const rows = await rowsOfUnits(connection, 't')
  expect(await counted(rows(['apart']), ['apart'])).toEqual({ n: 200_028, units: 1 })
  expect(await counted(rows(['behind', 'apart', 'unknown']), ['apart', 'behind'])).toEqual({ n: 201_028, units: 2 })
  expect(lengths(rows(['behind']))).toEqual([1000])
  expect(lengths(rows(['apart'])).slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0))
  expect(rows(['apart'])).toHaveLength(16)
  expect(await counted(rows(['unknown']), ['unknown'])).toEqual({ n: 0, units: 0 })
  expect(await counted(rows([]), ['apart'])).toEqual({ n: 0, units: 0 })
})
