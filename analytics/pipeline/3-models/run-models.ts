import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { newBlocks } from './loading/blocks'
import type { BatchResult } from './running/compute-batch'
import { computeStretches } from './running/compute-stretches'
import importReporting from './loading/import_reporting.sql?raw'
import { forgetUnits, keepRows, replaceTold } from './storing/keep-rows'
import { dailyRows, loadFleet, type Fleet } from './loading/load-fleet'
import type { UnitHead } from './loading/load-heads'
import { judgeSummaries } from './metering/judge-summaries'
import { builtWorker, openModelPool, type ModelPool } from './running/model-pool'
import { modelVersion } from './running/model-version'
import { planUnits, type UnitPlan } from './running/plan-units'
import stationShift from './sensors/station_shift.sql?raw'
import { storeMemories } from './storing/store-memories'
import { storeResults } from './storing/store-results'
import { loadFingerprints, storeFingerprints } from './running/unit-fingerprints'
import { stretchOf } from './running/unit-stretch'

export interface ModelOptions {
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
  /** Threads that compute; the result is the same for any number. */
  workers?: number
  /** The built worker, where it is not beside the engine. */
  workerFile?: URL
  /** Rows of units stay where nothing that their models go by differs since a run of the same version; default: what is built, else none stays. */
  version?: string
}

/**
 * Computes every model for every unit with telemetry whose results are not there yet and replaces `unit_statistic`, `unit_gate`, `unit_expectation`,
 * `unit_condition`, `unit_cause`, `unit_residual` and `compressor_contributor`, in one transaction. Units of which only later days came go on from
 * what their models remember (`model_memory`): of those only the later days are read and computed. Reads the tables of the features and registers.
 * @throws EngineError `cancelled` when the signal is aborted; the tables are then as before.
 */
export const runModels = async (connection: DuckDBConnection, options: ModelOptions = {}): Promise<void> => {
  const series = newBlocks()
  let pool: ModelPool | undefined
  try {
    await inTransaction(connection, async () => {
      await run(connection, importReporting)
      await run(connection, stationShift)
      const fleet = await loadFleet(connection)
      const version = options.version ?? modelVersion(options.workerFile ?? builtWorker())
      const fingerprints = version === undefined ? undefined : await loadFingerprints(connection, fleet, version)
      const plan = await planUnits(connection, fleet, fingerprints)
      await keepRows(connection, plan)
      const heads = new Map(fleet.heads.map((head) => [head.unitId, head]))
      let done = plan.kept.size
      const store = async (result: BatchResult) => {
        stopIfCancelled(options.signal)
        await storeResults(connection, result.tables)
        await storeMemories(connection, result.memories, ({ unitId, day }) => fingerprints?.before(heads.get(unitId) as UnitHead, day) ?? '')
        done += result.units
        options.onProgress?.(done, fleet.heads.length)
      }
      pool = openModelPool(plan.kept.size === fleet.heads.length ? 1 : (options.workers ?? 1), series, options.workerFile)
      const compute = (wanted: (unitId: string) => boolean, from: UnitPlan['goingOn'], rows: Fleet['rows']) =>
        computeStretches(connection, fleet.heads.filter(({ unitId }) => wanted(unitId)).map((head) => stretchOf(head, from.get(head.unitId), fingerprints)), { fleet: { ...fleet, rows }, pool: pool as ModelPool, series, store })
      const outgrown = new Set(plan.goingOn.size === 0 ? [] : await compute((unitId) => plan.goingOn.has(unitId), plan.goingOn, await dailyRows(connection, plan.goingOn)))
      await forgetUnits(connection, [...outgrown])
      await compute((unitId) => outgrown.has(unitId) || !(plan.kept.has(unitId) || plan.goingOn.has(unitId)), new Map(), fleet.rows)
      await replaceTold(connection, plan)
      await judgeSummaries(connection)
      await storeFingerprints(connection, fleet, fingerprints)
      stopIfCancelled(options.signal)
    })
  } finally {
    await pool?.close()
  }
}

const stopIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new EngineError('cancelled', 'The analysis was cancelled.')
}
