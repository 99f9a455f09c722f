import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { newBlocks } from './blocks'
import type { BatchResult } from './compute-batch'
import importReporting from './import_reporting.sql?raw'
import { loadFleet } from './load-fleet'
import { loadSeries } from './load-series'
import { judgeSummaries } from './metering/judge-summaries'
import { keepUnits, storeFingerprints } from './kept-units'
import { builtWorker, openModelPool, type ModelPool } from './model-pool'
import { modelVersion } from './model-version'
import stationShift from './sensors/station_shift.sql?raw'
import { storeResults } from './store-results'
import { unitFingerprints } from './unit-fingerprints'

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

/** Units whose series are read at once: a question costs half as much a unit as for a quarter of them. */
const unitsPerLoad = 64
/** Units whose models a lane computes at once, and whose results are stored at once. */
const unitsPerBatch = 16

/**
 * Computes every model for every unit with telemetry whose results are not there yet and replaces `unit_statistic`, `unit_gate`, `unit_expectation`,
 * `unit_condition`, `unit_cause`, `unit_residual` and `compressor_contributor`, in one transaction. Reads the tables of the features and registers.
 * @throws EngineError `cancelled` when the signal is aborted; the tables are then as before.
 */
export const runModels = async (connection: DuckDBConnection, options: ModelOptions = {}): Promise<void> => {
  const blocks = newBlocks()
  let pool: ModelPool | undefined
  try {
    await inTransaction(connection, async () => {
      await run(connection, importReporting)
      await run(connection, stationShift)
      const fleet = await loadFleet(connection)
      const version = options.version ?? modelVersion(options.workerFile ?? builtWorker())
      const fingerprints = version === undefined ? new Map<string, string>() : await unitFingerprints(connection, fleet, version)
      const kept = await keepUnits(connection, fleet.heads.length, fingerprints)
      const heads = fleet.heads.filter(({ unitId }) => !kept.has(unitId))
      const pending: Promise<BatchResult>[] = []
      let stored = 0
      const storeNext = async () => {
        stopIfCancelled(options.signal)
        const result = await (pending.shift() as Promise<BatchResult>)
        await storeResults(connection, result.tables)
        blocks.give([result.memory])
        stored += result.units
        options.onProgress?.(kept.size + stored, fleet.heads.length)
      }
      const lanes = (pool = openModelPool(heads.length === 0 ? 1 : (options.workers ?? 1), blocks, options.workerFile))
      for (let from = 0; from < heads.length; from += unitsPerLoad) {
        const loaded = await loadSeries(connection, fleet, heads.slice(from, from + unitsPerLoad), blocks)
        for (let first = 0; first < loaded.length; first += unitsPerBatch) {
          const computing = lanes.compute(loaded.slice(first, first + unitsPerBatch))
          computing.catch(() => undefined)
          pending.push(computing)
          if (pending.length > lanes.lanes) await storeNext()
        }
      }
      while (pending.length > 0) await storeNext()
      await judgeSummaries(connection)
      await storeFingerprints(connection, fingerprints)
      stopIfCancelled(options.signal)
    })
  } finally {
    await pool?.close()
  }
}

const stopIfCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new EngineError('cancelled', 'The analysis was cancelled.')
}
