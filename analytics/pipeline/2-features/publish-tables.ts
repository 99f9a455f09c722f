import type { DuckDBConnection } from '@duckdb/node-api'
import { deleteRows } from '../../db/delete-rows'
import { readRow, run } from '../../db/query'

/** The large tables by their keys, in the order of which their rows come. */
const tableKeys = {
  run_cycle: 'unit_id, started_at',
  defrost_cycle: 'unit_id, started_at',
  unit_day_gate: 'unit_id, day, signal, rule',
  unit_signal: 'unit_id, signal',
  unit_signal_day: 'unit_id, signal, day',
  unit_day_mode: 'unit_id, day, mode',
  unit_day: 'unit_id, day',
} as const
type FeatureTable = keyof typeof tableKeys
export const featureTables = Object.keys(tableKeys) as FeatureTable[]

/** Questions about a unit look at each run of rows that lie in order: those of a first analysis, and those of each month that was added since. */
const mostRuns = 12

/** Units of which rows stay, and the day from which theirs go. */
const staying = `(SELECT unit_id, 'infinity'::DATE AS until FROM next_feature_kept UNION ALL SELECT unit_id, day FROM next_feature_going_on)`

/**
 * Puts the prepared rows of each table in the place of those that are told anew: not of units in `next_feature_kept`, nor of days before the one
 * from which units in `next_feature_going_on` go on. Added rows lie behind all others until there are too many such runs: to put all in order takes longer than to add a month.
 */
export const publishTables = async (jobs: DuckDBConnection): Promise<void> => {
  const stays = (await readRow<{ stays: boolean }>(jobs, `SELECT count(*) > 0 AS stays FROM ${staying}`))?.stays ?? false
  for (const table of featureTables) {
    if (stays) await addRows(jobs, table)
    else await run(jobs, `CREATE OR REPLACE TABLE ${table} AS FROM next_${table}`)
  }
}

const addRows = async (jobs: DuckDBConnection, table: FeatureTable): Promise<void> => {
  await deleteRows(jobs, table, table === 'unit_signal' ? 'ANTI JOIN next_feature_kept USING (unit_id)' : `LEFT JOIN ${staying} s USING (unit_id) WHERE (t.day < s.until) IS NOT TRUE`)
  await run(jobs, `INSERT INTO ${table} BY NAME FROM next_${table}`)
  if ((await runsOf(jobs, table)) > mostRuns) await run(jobs, `CREATE OR REPLACE TABLE ${table} AS FROM ${table} ORDER BY ${tableKeys[table]}`)
}

const runsOf = async (jobs: DuckDBConnection, table: FeatureTable): Promise<number> =>
  1 + Number((await readRow<{ back: number }>(jobs, `SELECT count(*) FILTER (back) AS back FROM (SELECT unit_id < lag(unit_id) OVER () AS back FROM ${table})`))?.back ?? 0)
