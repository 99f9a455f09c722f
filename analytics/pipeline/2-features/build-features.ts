import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../../db/query'
import { quoteText } from '../../db/quote'
import { telemetryScan } from '../../db/telemetry-scan'
import { inTransaction } from '../../db/transaction'
import * as columns from './columns'
import dayPartSql from './day_part.sql?raw'
import defrostCycleSql from './defrost_cycle.sql?raw'
import defrostSignSql from './defrost_sign.sql?raw'
import evidenceDaySql from './evidence_day.sql?raw'
import { featureMacros, fill, nextTables, smallTables } from './feature-schema'
import modePartSql from './mode_part.sql?raw'
import outdoorSql from './outdoor.sql?raw'
import runCycleSql from './run_cycle.sql?raw'
import sampleSql from './sample.sql?raw'
import stationHourSql from './station_hour.sql?raw'
import stepSql from './step.sql?raw'
import unitHourSql from './unit_hour.sql?raw'
import unitDaySql from './unit_day.sql?raw'
import unitDayGateSql from './unit_day_gate.sql?raw'
import unitDayModeSql from './unit_day_mode.sql?raw'
import dailyModeSql from './unit_day_mode_daily.sql?raw'

export interface FeatureSource {
  jobs: DuckDBConnection
  connect(): Promise<DuckDBConnection>
  telemetryFolder: string
}

export interface FeatureOptions {
  /** `YYYY-MM-DD`: nothing after the end of this day, in each unit's zone, is read. */
  asOf: string
  /** Connections that work side by side on disjoint units. */
  workers: number
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined
}

const rowsPerBatch = 400_000
const tables = ['run_cycle', 'defrost_cycle', 'unit_day_gate', 'unit_day_mode', 'unit_day'] as const
const keys: Record<(typeof tables)[number], string> = {
  run_cycle: 'unit_id, started_at',
  defrost_cycle: 'unit_id, started_at',
  unit_day_gate: 'unit_id, day, signal, rule',
  unit_day_mode: 'unit_id, day, mode',
  unit_day: 'unit_id, day',
}

/**
 * One pass over raw telemetry: `unit_day`, `unit_day_mode`, `run_cycle`, `defrost_cycle`, `unit_day_gate`, then the small
 * tables made of them. Readers see the old tables until the new ones are complete.
 */
export const buildFeatures = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  await prepareFeatures(source, options)
  await inTransaction(source.jobs, () => publishFeatures(source.jobs, options.asOf))
}

/** The heavy part: fills the `next_*` tables beside those that everybody reads. Not to be run inside a transaction: the workers have to see one another's tables. */
export const prepareFeatures = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  await run(source.jobs, featureMacros)
  await run(source.jobs, nextTables())
  await run(source.jobs, stationHourSql)
  const batches = await planBatches(source.jobs)
  let done = 0
  const queue = [...batches]
  const work = async (): Promise<void> => {
    const connection = await source.connect()
    const stop = () => connection.interrupt()
    options.signal?.addEventListener('abort', stop)
    try {
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        options.signal?.throwIfAborted()
        await buildBatch(connection, source.telemetryFolder, batch, options.asOf)
        options.onProgress?.({ done: ++done, total: batches.length })
      }
    } finally {
      options.signal?.removeEventListener('abort', stop)
      connection.closeSync()
    }
  }
  const workers = Math.max(1, Math.min(options.workers, batches.length))
  await Promise.all(Array.from({ length: workers }, work))
  await run(source.jobs, dailyModeSql)
}

interface Batch {
  units: string[]
  sampleS: number
}

/** Units of one usual resolution together, at most `rowsPerBatch` rows a batch. */
const planBatches = async (jobs: DuckDBConnection): Promise<Batch[]> => {
  const units = await readRows<{ unit_id: string; n: number; sample_s: number }>(
    jobs,
    `SELECT unit_id, sum("rows") AS n, min(sample_s) AS sample_s FROM segment JOIN import USING (import_no) WHERE NOT undone GROUP BY unit_id ORDER BY sample_s, unit_id`,
  )
  const batches: Batch[] = []
  let rows = Infinity
  for (const unit of units) {
    const last = batches[batches.length - 1]
    if (last === undefined || rows + unit.n > rowsPerBatch || last.sampleS !== unit.sample_s) {
      batches.push({ units: [unit.unit_id], sampleS: unit.sample_s })
      rows = unit.n
    } else {
      last.units.push(unit.unit_id)
      rows += unit.n
    }
  }
  return batches
}

const buildBatch = async (connection: DuckDBConnection, telemetryFolder: string, batch: Batch, asOf: string): Promise<void> => {
  const scan = await telemetryScan(connection, telemetryFolder, { unitIds: batch.units })
  const span = batch.sampleS <= 0 || batch.sampleS >= 900 ? 1 : Math.max(1, Math.round(900 / batch.sampleS))
  await run(connection, unitHourSql, { units: JSON.stringify(batch.units) })
  await run(connection, fill(sampleSql, { scan, gated: columns.gatedSelect, range_bits: columns.rangeBits, end_of_day: `(${quoteText(asOf)}::DATE + 1)::TIMESTAMP` }))
  await run(connection, columns.gateRangeTable)
  for (const sql of [outdoorSql, evidenceDaySql]) await run(connection, sql)
  const indirect = await readRow(connection, `SELECT 1 AS found FROM evidence_day WHERE defrost_method IN ('heat', 'line', 'power') LIMIT 1`)
  await run(connection, indirect === undefined ? 'CREATE OR REPLACE TEMP TABLE defrost_sign (k BIGINT)' : defrostSignSql)
  await run(connection, fill(stepSql, { span: String(span) }))
  await run(connection, fill(modePartSql, { medians: columns.medians }))
  await run(connection, `CREATE OR REPLACE TEMP TABLE steady_count AS
    SELECT unit_id, day, sum(steady_samples) AS steady, sum(samples - steady_samples) AS dropped, sum(implausible) AS implausible FROM mode_part GROUP BY ALL`)
  await run(connection, fill(dayPartSql, { outdoor_bit: String(columns.outdoorBit) }))
  for (const sql of [runCycleSql, defrostCycleSql]) await run(connection, sql)
  await run(connection, fill(unitDayModeSql, { rounded: columns.modeRounded }))
  await run(connection, fill(unitDaySql, {
    rank_rows: columns.rankBy('n'),
    rank_power: columns.rankBy('n_power'),
    rank_outdoor: columns.rankBy('n_outdoor'),
    rank_indoor: columns.rankBy('n_indoor'),
    picked: columns.dayPicked,
    rounded: columns.dayRounded,
  }))
  await run(connection, unitDayGateSql)
  for (const table of ['outdoor_fault', 'outdoor_same', 'evidence_day', 'defrost_sign', 'step', 'unit_hour', 'mode_part', 'day_part', 'steady_count']) await run(connection, `DROP TABLE ${table}`)
  await run(connection, 'DROP VIEW sample')
}

/** Removes what a preparation that never came to its end left behind. */
export const dropPrepared = async (jobs: DuckDBConnection): Promise<void> => {
  for (const table of [...tables, 'station_hour']) await run(jobs, `DROP TABLE IF EXISTS next_${table}`)
}

/** Puts the prepared tables in the place of the old ones and makes the small tables of them; the caller owns the transaction. */
export const publishFeatures = async (jobs: DuckDBConnection, asOf: string): Promise<void> => {
  for (const table of tables) await run(jobs, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM next_${table} ORDER BY ${keys[table]}`)
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
