import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { dayPicked, dayRounded, rankBy } from './day-columns'
import defrostCycleSql from './defrost_cycle.sql?raw'
import { openLanes, type FeatureLane } from './feature-pool'
import { featureMacros, fill, nextTables, smallTables } from './feature-schema'
import { workerSettings } from './feature-settings'
import { createPartTables, dropPartTables, storeParts } from './part-tables'
import { loadBatch, planBatches } from './plan-batches'
import runCycleSql from './run_cycle.sql?raw'
import { modeColumns } from './unit/mode-part'
import unitDaySql from './unit_day.sql?raw'
import unitDayGateSql from './unit_day_gate.sql?raw'
import unitDayModeSql from './unit_day_mode.sql?raw'
import dailyModeSql from './unit_day_mode_daily.sql?raw'

export interface FeatureSource {
  jobs: DuckDBConnection
  connect(): Promise<DuckDBConnection>
  telemetryFolder: string
  /** Where a worker may put what its memory does not hold; default: `tmp` beside the telemetry. */
  tmpFolder?: string
}

export interface FeatureOptions {
  /** `YYYY-MM-DD`: nothing after the end of this day, in each unit's zone, is read. */
  asOf: string
  /** Threads that work side by side on disjoint units; the result is the same for any number. */
  workers: number
  /** Raised when the features of the same telemetry come out differently. */
  version?: number
  /** Whether units whose telemetry, place and cut are as before are computed again; default: yes. */
  fromScratch?: boolean
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined
  /** The built worker, where it is not beside the engine. */
  workerFile?: URL | undefined
}

const tables = ['run_cycle', 'defrost_cycle', 'unit_day_gate', 'unit_day_mode', 'unit_day'] as const
const keys: Record<(typeof tables)[number], string> = {
  run_cycle: 'unit_id, started_at',
  defrost_cycle: 'unit_id, started_at',
  unit_day_gate: 'unit_id, day, signal, rule',
  unit_day_mode: 'unit_id, day, mode',
  unit_day: 'unit_id, day',
}
const memoryOfLanesMb = 1200

/**
 * One pass over raw telemetry: `unit_day`, `unit_day_mode`, `run_cycle`, `defrost_cycle`, `unit_day_gate`, then the small
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
    await run(jobs, fill(unitDaySql, {
      rank_rows: rankBy('n'),
      rank_power: rankBy('n_power'),
      rank_outdoor: rankBy('n_outdoor'),
      rank_indoor: rankBy('n_indoor'),
      picked: dayPicked,
      rounded: dayRounded,
    }))
    await run(jobs, unitDayGateSql)
    await run(jobs, dailyModeSql)
  } catch (error) {
    await dropPrepared(jobs)
    throw error
  } finally {
    await dropPartTables(jobs)
  }
}

const computeParts = async (source: FeatureSource, options: FeatureOptions): Promise<void> => {
  const { jobs, telemetryFolder } = source
  const plan = await planBatches(jobs, { asOf: options.asOf, workers: options.workers, version: options.version ?? 0, fromScratch: options.fromScratch ?? true })
  await createPartTables(jobs)
  const count = Math.min(options.workers, plan.batches.length)
  const lanes = await openLanes({
    lanes: count,
    settings: (lane) => workerSettings(telemetryFolder, join(source.tmpFolder ?? join(telemetryFolder, '..', 'tmp'), `spill-features-${lane}`), Math.floor(memoryOfLanesMb / Math.max(2, count))),
    workerFile: options.workerFile,
  })
  const stop = () => lanes.forEach((lane) => lane.stop())
  options.signal?.addEventListener('abort', stop)
  const endDay = Math.round(Date.parse(options.asOf) / 86_400_000) + 1
  const queue = [...plan.batches]
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = turn.then(task)
    turn = next.catch(() => undefined)
    return next
  }
  let done = 0
  const work = async (lane: FeatureLane): Promise<void> => {
    for (let units = queue.shift(); units !== undefined; units = queue.shift()) {
      options.signal?.throwIfAborted()
      const own = units
      const result = await lane.compute(await inTurn(() => loadBatch(jobs, telemetryFolder, plan, own, endDay)))
      await inTurn(() => storeParts(jobs, result, plan.unitIds))
      options.onProgress?.({ done: ++done, total: plan.batches.length })
    }
  }
  try {
    const outcomes = await Promise.allSettled(lanes.map((lane) => work(lane).catch((error: unknown) => {
      queue.length = 0
      throw error
    })))
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await Promise.all(lanes.map((lane) => lane.close()))
  }
}

/** Removes what a preparation that was never published left behind. */
export const dropPrepared = async (jobs: DuckDBConnection): Promise<void> => {
  for (const table of [...tables, 'feature_input', 'feature_kept']) await run(jobs, `DROP TABLE IF EXISTS next_${table}`)
}

/** Puts the prepared tables in the place of the old ones and makes the small tables of them; the caller owns the transaction. */
export const publishFeatures = async (jobs: DuckDBConnection, asOf: string): Promise<void> => {
  for (const table of tables)
    await run(jobs, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM (FROM ${table} SEMI JOIN next_feature_kept USING (unit_id) UNION ALL FROM next_${table}) ORDER BY ${keys[table]}`)
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
