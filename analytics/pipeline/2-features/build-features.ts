import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { dayOnly, dayPicked, dayRanks, dayRounded } from './day-columns'
import { computeParts } from './compute-parts'
import featureMemorySql from './feature_memory.sql?raw'
import featureOriginSql from './feature_origin.sql?raw'
import type { FeatureOptions, FeatureSource } from './feature-options'
import defrostCycleSql from './defrost_cycle.sql?raw'
import { featureMacros, fill, nextTables, smallTables, withWeatherBefore } from './feature-schema'
import { dropPartTables, viewParts, type UnitRange } from './part-tables'
import { featureTables, publishTables } from './publish-tables'
import runCycleSql from './run_cycle.sql?raw'
import { modeColumns } from './unit/mode-part'
import unitDaySql from './unit_day.sql?raw'
import unitSignalSql from './unit_signal.sql?raw'
import unitSignalDaySql from './unit_signal_day.sql?raw'
import unitDayGateSql from './unit_day_gate.sql?raw'
import unitDayModeSql from './unit_day_mode.sql?raw'

/**
 * One pass over raw telemetry: `unit_day`, `unit_day_mode`, `run_cycle`, `defrost_cycle`, `unit_day_gate`, `unit_signal`, `unit_signal_day`, then the small
 * tables made of them. Readers see the old tables until the new ones are complete.
 */
export const buildFeatures = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  await prepareFeatures(source, options)
  await inTransaction(source.jobs, () => publishFeatures(source.jobs, options.asOf))
}

/** The heavy part: fills temporary `next_*` tables beside those that everybody reads, in order of their keys. */
export const prepareFeatures = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  const { jobs } = source
  await run(jobs, featureMacros)
  await run(jobs, nextTables())
  try {
    await computeParts(source, options)
    for (const units of await rangesOfComputed(jobs, options.unitsAtOnce ?? unitsThatFit)) {
      options.signal?.throwIfAborted()
      await tellUnits(jobs, units)
    }
    await run(jobs, withWeatherBefore(featureMemorySql, 'remembered'))
  } catch (error) {
    await dropPrepared(jobs)
    throw error
  } finally {
    await dropPartTables(jobs)
  }
}

/** Two years of so many units fit into memory, to be grouped and sorted there. */
const unitsThatFit = 250

/** Numbers stand in the order of ids, and so do the ranges. */
const rangesOfComputed = (jobs: DuckDBConnection, unitsAtOnce: number): Promise<UnitRange[]> =>
  readRows<UnitRange & Record<string, number>>(
    jobs,
    `SELECT min(unit_no) AS first, max(unit_no) AS last
     FROM (SELECT unit_no, (row_number() OVER (ORDER BY unit_no) - 1) // ${unitsAtOnce} AS place FROM feature_unit ANTI JOIN next_feature_kept USING (unit_id))
     GROUP BY place
     ORDER BY first`,
  )

/** What the parts of some units come to, behind that of the units before. */
const tellUnits = async (jobs: DuckDBConnection, units: UnitRange): Promise<void> => {
  await viewParts(jobs, units)
  for (const table of featureTables) await viewRest(jobs, table)
  await run(jobs, runCycleSql)
  await run(jobs, defrostCycleSql)
  await run(jobs, fill(unitDaySql, { ranks: dayRanks, only: dayOnly, picked: dayPicked, rounded: dayRounded }))
  await run(jobs, fill(unitDayModeSql, { rounded: modeColumns.map((column) => `sig9(${column}) AS ${column}`).join(', ') }))
  await run(jobs, unitDayGateSql)
  await run(jobs, unitSignalSql)
  await run(jobs, unitSignalDaySql)
}

/** Makes of what will come into a table behind its rows a view (`some_<table>`). Rows that a transaction has yet to commit are numbered from far above. */
const viewRest = async (jobs: DuckDBConnection, table: string): Promise<void> => {
  const last = (await readRow<{ row: string | null }>(jobs, `SELECT max(rowid)::VARCHAR AS "row" FROM next_${table}`))?.row ?? '-1'
  await run(jobs, `CREATE OR REPLACE TEMP VIEW some_${table} AS FROM next_${table} WHERE rowid > ${last}`)
}

/** Removes what a preparation that was never published left behind. */
export const dropPrepared = async (jobs: DuckDBConnection): Promise<void> => {
  for (const table of featureTables) await run(jobs, `DROP VIEW IF EXISTS some_${table}`)
  for (const table of [...featureTables, 'feature_input', 'feature_kept', 'feature_going_on', 'feature_memory']) await run(jobs, `DROP TABLE IF EXISTS next_${table}`)
  await run(jobs, 'DROP TABLE IF EXISTS memory_piece')
}

/** Puts the prepared tables in the place of the old ones and makes the small tables of them; the caller owns the transaction. */
export const publishFeatures = async (jobs: DuckDBConnection, asOf: string): Promise<void> => {
  await publishTables(jobs)
  await run(jobs, `CREATE OR REPLACE TABLE feature_memory_piece AS
    SELECT n.unit_id, p.piece, p.text FROM memory_piece p JOIN next_feature_memory n USING (unit_no) UNION ALL BY NAME FROM feature_memory_piece SEMI JOIN next_feature_kept USING (unit_id)`)
  await run(jobs, 'CREATE OR REPLACE TABLE feature_memory AS SELECT * EXCLUDE (unit_no) FROM next_feature_memory UNION ALL BY NAME FROM feature_memory SEMI JOIN next_feature_kept USING (unit_id)')
  await run(jobs, featureOriginSql)
  await run(jobs, 'CREATE OR REPLACE TABLE feature_input AS SELECT unit_id, fingerprint FROM next_feature_input ORDER BY unit_id')
  await dropPrepared(jobs)
  for (const sql of smallTables) await run(jobs, sql)
  const dataTo = (await readRow<{ day: string | null }>(jobs, 'SELECT max(day) AS day FROM unit_day'))?.day ?? null
  await run(
    jobs,
    `CREATE OR REPLACE TABLE analysis AS SELECT $asOf::DATE AS as_of, $dataTo::DATE AS data_to,
      (SELECT CASE WHEN count(DISTINCT time_zone) = 1 THEN min(time_zone) ELSE 'site' END FROM unit WHERE unit_id IN (SELECT unit_id FROM unit_day)) AS zone`,
    { asOf, dataTo },
  )
}
