import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import type { BatchResult } from './compute-batch'
import importReporting from './import_reporting.sql?raw'
import { loadFleet } from './load-fleet'
import { loadSeries } from './load-series'
import { judgeSummaries } from './metering/judge-summaries'
import { openModelPool } from './model-pool'
import { createModelSchema } from './model-schema'
import stationShift from './sensors/station_shift.sql?raw'
import { storeResults } from './store-results'

export interface ModelOptions {
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
  /** Threads that compute; the result is the same for any number. */
  workers?: number
  /** The built worker, where it is not beside the engine. */
  workerFile?: URL
}

const unitsPerBatch = 16

/**
 * Computes every model for every unit with telemetry and replaces `unit_statistic`, `unit_gate`, `unit_expectation`,
 * `unit_condition`, `unit_cause`, `unit_residual` and `compressor_contributor`, in one transaction. Reads the tables of the features and registers.
 * @throws EngineError `cancelled` when the signal is aborted; the tables are then as before.
 */
export const runModels = async (connection: DuckDBConnection, options: ModelOptions = {}): Promise<void> => {
  const pool = openModelPool(options.workers ?? 1, options.workerFile)
  try {
    await inTransaction(connection, async () => {
      await createModelSchema(connection)
      await run(connection, importReporting)
      await run(connection, stationShift)
      const fleet = await loadFleet(connection)
      const units = fleet.heads.length
      const pending: Promise<BatchResult>[] = []
      let stored = 0
      const storeNext = async () => {
        stopIfCancelled(options.signal)
        const result = await (pending.shift() as Promise<BatchResult>)
        await storeResults(connection, result.tables)
        stored += result.units
        options.onProgress?.(stored, units)
      }
      for (let from = 0; from < units; from += unitsPerBatch) {
        const computing = pool.compute(await loadSeries(connection, fleet, fleet.heads.slice(from, from + unitsPerBatch)))
        computing.catch(() => undefined)
        pending.push(computing)
        if (pending.length > pool.lanes) await storeNext()
      }
      while (pending.length > 0) await storeNext()
      await judgeSummaries(connection)
      stopIfCancelled(options.signal)
    })
  } finally {
    await pool.close()
  }
}

const stopIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new EngineError('cancelled', 'The analysis was cancelled.')
}
