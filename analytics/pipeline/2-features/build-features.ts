import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { dayPicked, dayRanks, dayRounded } from './day-columns'
import { computeParts } from './compute-parts'
import type { FeatureOptions, FeatureSource } from './feature-options'
import defrostCycleSql from './defrost_cycle.sql?raw'
import { featureMacros, fill, nextTables, smallTables } from './feature-schema'
import { dropPartTables } from './part-tables'
import runCycleSql from './run_cycle.sql?raw'
import { modeColumns } from './unit/mode-part'
import unitDaySql from './unit_day.sql?raw'
import unitSignalSql from './unit_signal.sql?raw'
import unitSignalDaySql from './unit_signal_day.sql?raw'
import unitDayGateSql from './unit_day_gate.sql?raw'
import unitDayModeSql from './unit_day_mode.sql?raw'
import dailyModeSql from './unit_day_mode_daily.sql?raw'

const tables = ['run_cycle', 'defrost_cycle', 'unit_day_gate', 'unit_signal', 'unit_signal_day', 'unit_day_mode', 'unit_day'] as const
const keys: Record<(typeof tables)[number], string> = {
  run_cycle: 'unit_id, started_at',
  defrost_cycle: 'unit_id, started_at',
  unit_day_gate: 'unit_id, day, signal, rule',
  unit_signal: 'unit_id, signal',
  unit_signal_day: 'unit_id, signal, day',
  unit_day_mode: 'unit_id, day, mode',
  unit_day: 'unit_id, day',
}

/**
 * One pass over raw telemetry: `unit_day`, `unit_day_mode`, `run_cycle`, `defrost_cycle`, `unit_day_gate`, `unit_signal`, `unit_signal_day`, then the small
 * tables made of them. Readers see the old tables until the new ones are complete.
 */
export const buildFeatures = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  await prepareFeatures(source, options)
  await inTransaction(source.jobs, () => publishFeatures(source.jobs, options.asOf))
}

/** The heavy part: fills temporary `next_*` tables beside those that everybody reads. */
export const prepareFeatures = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  const { jobs } = source
  await run(jobs, featureMacros)
  await run(jobs, nextTables())
  try {
    await computeParts(source, options)
    await run(jobs, runCycleSql)
    await run(jobs, defrostCycleSql)
    await run(jobs, fill(unitDayModeSql, { rounded: modeColumns.map((column) => `sig9(${column})`).join(', ') }))
    await run(jobs, fill(unitDaySql, { ranks: dayRanks, picked: dayPicked, rounded: dayRounded }))
    await run(jobs, unitDayGateSql)
    await run(jobs, unitSignalSql)
    await run(jobs, unitSignalDaySql)
    await run(jobs, dailyModeSql)
  } catch (error) {
    await dropPrepared(jobs)
    throw error
  } finally {
    await dropPartTables(jobs)
  }
}

/** Removes what a preparation that was never published left behind. */
export const dropPrepared = async (jobs: DuckDBConnection): Promise<void> => {
  for (const table of [...tables, 'feature_input', 'feature_kept']) await run(jobs, `DROP TABLE IF EXISTS next_${table}`)
}

/** Puts the prepared tables in the place of the old ones and makes the small tables of them; the caller owns the transaction. */
export const publishFeatures = async (jobs: DuckDBConnection, asOf: string): Promise<void> => {
  const kept = (await readRow<{ kept: boolean }>(jobs, 'SELECT count(*) > 0 AS kept FROM next_feature_kept'))?.kept ?? false
  for (const table of tables) {
    const rows = kept ? `FROM next_${table} UNION ALL BY NAME FROM ${table} SEMI JOIN next_feature_kept USING (unit_id)` : `FROM next_${table}`
    await run(jobs, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM (${rows}) ORDER BY ${keys[table]}`)
  }
  await run(jobs, 'CREATE OR REPLACE TABLE feature_input AS SELECT * FROM next_feature_input ORDER BY unit_id')
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
