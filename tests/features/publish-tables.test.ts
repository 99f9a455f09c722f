import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase, type Database } from '../../analytics/db/database'
import { readRows, run } from '../../analytics/db/query'
import { inTransaction } from '../../analytics/db/transaction'
import { createFeatureSchema, nextTables } from '../../analytics/pipeline/2-features/feature-schema'
import { publishTables } from '../../analytics/pipeline/2-features/publish-tables'
import schema from '../../analytics/project/schema.sql?raw'

let database: Database
let jobs: DuckDBConnection
beforeEach(async () => {
  database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 400, tempDirectory: '/tmp' })
  jobs = await database.connect()
  await run(jobs, schema)
  await createFeatureSchema(jobs)
})
afterEach(() => {
  jobs.closeSync()
  database.close()
})

interface Prepared {
  kept?: string[]
  /** From which day units go on. */
  goingOn?: Record<string, string>
  /** Unit and day of the rows that are told. */
  rows: [unit: string, day: string][]
}

const publish = (prepared: Prepared): Promise<void> =>
  inTransaction(jobs, async () => {
    await run(jobs, nextTables())
    await run(jobs, 'CREATE OR REPLACE TEMP TABLE next_feature_kept (unit_id VARCHAR); CREATE OR REPLACE TEMP TABLE next_feature_going_on (unit_id VARCHAR, day DATE, read_from DOUBLE)')
    for (const unit of prepared.kept ?? []) await run(jobs, 'INSERT INTO next_feature_kept VALUES ($unit)', { unit })
    for (const [unit, day] of Object.entries(prepared.goingOn ?? {})) await run(jobs, 'INSERT INTO next_feature_going_on VALUES ($unit, $day::DATE, 0)', { unit, day })
    for (const [unit, day] of prepared.rows) {
      await run(jobs, 'INSERT INTO next_unit_day BY NAME SELECT $unit AS unit_id, $day::DATE AS day', { unit, day })
      await run(jobs, `INSERT INTO next_unit_signal BY NAME SELECT $unit AS unit_id, $day AS signal`, { unit, day })
    }
    await publishTables(jobs)
  })

const inPlace = async (table: 'unit_day' | 'unit_signal', told: string): Promise<string[]> =>
  (await readRows<{ row: string }>(jobs, `SELECT unit_id || ' ' || ${told} AS row FROM ${table} ORDER BY rowid`)).map(({ row }) => row)
const days = () => inPlace('unit_day', "strftime(day, '%m-%d')")
const signals = () => inPlace('unit_signal', 'right(signal, 5)')

const twoUnits: [string, string][] = [['a', '2026-01-01'], ['a', '2026-01-02'], ['b', '2026-01-01'], ['b', '2026-01-02']]

it('rows of units that go on stay but for the days told anew, of kept units all, of others none', async () => {
  await publish({ rows: [...twoUnits, ['c', '2026-01-01'], ['d', '2026-01-01']] })
  await publish({ kept: ['b'], goingOn: { a: '2026-01-02' }, rows: [['a', '2026-01-02'], ['a', '2026-01-03'], ['c', '2026-01-05']] })
  expect(await days()).toEqual(['a 01-01', 'b 01-01', 'b 01-02', 'a 01-02', 'a 01-03', 'c 01-05'])
  expect(await signals()).toEqual(['b 01-01', 'b 01-02', 'a 01-02', 'a 01-03', 'c 01-05'])
})

it('where nothing stays, the tables are what was prepared', async () => {
  await publish({ rows: twoUnits })
  await publish({ rows: [['c', '2026-02-01']] })
  expect(await days()).toEqual(['c 02-01'])
})

it('after a year of months the rows are put in order again', async () => {
  const later = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-20`)
  await publish({ rows: twoUnits })
  for (const [index, day] of later.entries()) {
    const before = await days()
    await publish({ goingOn: { a: day, b: day }, rows: [['a', day], ['b', day]] })
    const behind = [...before, `a ${day.slice(5)}`, `b ${day.slice(5)}`]
    expect(await days(), day).toEqual(index === 11 ? behind.toSorted() : behind)
  }
})
