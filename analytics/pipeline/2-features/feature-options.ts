import type { DuckDBConnection } from '@duckdb/node-api'
import type { BatchResult } from './compute-batch'
import type { UnitFrame } from './feature-batch'

/** Telemetry stored in a project's folder. */
export interface StoredSource {
  jobs: DuckDBConnection
  connect(): Promise<DuckDBConnection>
  telemetryFolder: string
  /** A further refrigerant circuit of the units in `segment`; default: the unit with its first. */
  circuitNo?: number
  /** Where a worker may put what its memory does not hold; default: `tmp` beside the telemetry. */
  tmpFolder?: string
}

/**
 * Units computed elsewhere of samples in memory. `batches` is given the units that the tables `segment` and `unit` of `jobs` name, in the
 * order of their ids, and yields what `computeSeries` and `resultOf` made of each of them.
 */
export interface MadeSource {
  jobs: DuckDBConnection
  batches(units: readonly UnitFrame[]): Iterable<BatchResult> | AsyncIterable<BatchResult>
}

export type FeatureSource = StoredSource | MadeSource

export interface FeatureOptions {
  /** `YYYY-MM-DD`: nothing after the end of this day, in each unit's zone, is read. */
  asOf: string
  /** Threads that work side by side on disjoint units; the result is the same for any number. */
  workers: number
  /** Rows for which another thread is started; default: so many that it pays. */
  rowsOfLane?: number
  /** Units whose parts become rows of features at once; the result is the same for any number. */
  unitsAtOnce?: number
  /** Raised when the features of the same telemetry come out differently. */
  version?: number
  /** Whether units whose telemetry, place and cut are as before are computed again; default: yes. */
  fromScratch?: boolean
  signal?: AbortSignal | undefined
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined
  /** The built worker, where it is not beside the engine. */
  workerFile?: URL | undefined
}
