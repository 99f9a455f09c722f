import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { modelTables } from '../../../analytics/pipeline/3-models/storing/model-schema'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { openFleet, unitIds } from '../4-findings/fleet'

let connection: DuckDBConnection

/** Digests of all rows, but for the mark. */
const everything = async (): Promise<unknown[]> => {
  const digests: unknown[] = []
  for (const table of modelTables) {
    const columns = table === 'unit_condition' ? '* EXCLUDE (leak_index)' : '*'
    digests.push([table, await readRow(connection, `SELECT count(*) AS n, md5(string_agg(row, '' ORDER BY row)) AS digest FROM (SELECT t::VARCHAR AS row FROM (SELECT ${columns} FROM ${table}) t)`)])
  }
  return digests
}
const mark = (): Promise<void> => run(connection, 'UPDATE unit_condition SET leak_index = -1')
const unmarked = async (): Promise<string[]> =>
  (await readRows<{ unit_id: string }>(connection, 'SELECT unit_id FROM unit_condition WHERE leak_index IS DISTINCT FROM -1 ORDER BY unit_id')).map((row) => row.unit_id)

beforeAll(async () => {
  connection = await openFleet()
  await run(connection, `INSERT INTO feature_input SELECT DISTINCT unit_id, 'as imported' FROM unit_day`)
})
beforeEach(() => runModels(connection, { version: 'one' }))

it('computes nothing anew where nothing changed, everything without a version and for another one', async () => {
  await mark()
  await runModels(connection, { version: 'one' })
  expect(await unmarked()).toEqual([])
  await runModels(connection)
  expect(await unmarked()).toEqual([...unitIds].sort())
  await runModels(connection, { version: 'one' })
  await mark()
  await runModels(connection, { version: 'two' })
  expect(await unmarked()).toEqual([...unitIds].sort())
})

const changes: [name: string, sql: string, back: string, units: string[]][] = [
  ['features', `UPDATE feature_input SET fingerprint = 'imported again' WHERE unit_id = 'busy'`, `UPDATE feature_input SET fingerprint = 'as imported'`, ['busy']],
  ['a register', `UPDATE unit_register SET aux_lockout_c = 3 WHERE unit_id IN ('icy', 'warmer')`, 'UPDATE unit_register SET aux_lockout_c = NULL', ['icy', 'warmer']],
  ['an import', `UPDATE segment SET import_no = 2 WHERE unit_id = 'lossy'`, 'UPDATE segment SET import_no = 1', ['lossy']],
]
it.each(changes)('computes anew only units of which %s changed, and all tables are then as after a run from nothing', async (_, sql, back, units) => {
  await mark()
  await run(connection, sql)
  await runModels(connection, { version: 'one' })
  expect(await unmarked()).toEqual(units)
  const some = await everything()
  await runModels(connection)
  expect(some).toEqual(await everything())
  await run(connection, back)
})

it('has no rows of units that are gone', async () => {
  await run(connection, `CREATE TEMP TABLE gone AS FROM unit_day WHERE unit_id = 'silent'; DELETE FROM unit_day WHERE unit_id = 'silent'`)
  await runModels(connection, { version: 'one' })
  expect(await readRow(connection, `SELECT count(*) AS n FROM unit_statistic WHERE unit_id = 'silent'`)).toEqual({ n: 0 })
  await run(connection, 'INSERT INTO unit_day FROM gone; DROP TABLE gone')
})
