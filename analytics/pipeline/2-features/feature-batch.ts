import type { Locality } from './unit/local-time'
import type { UnitFacts } from './unit/unit-facts'

/** A unit of a batch: what the register says of it and where it stands. */
export interface UnitFrame extends Locality, UnitFacts {
  unitId: string
  /** What its rows from a moment on, s since 1970, go on from, as text. */
  before?: { readFrom: number; memory: string }
}

/** What one worker is given at a time: plain data, so that it crosses to a thread. */
export interface FeatureBatch {
  /** A sub-select of canonical telemetry in order of unit, time and resolution. */
  scan: string
  /** The Parquet files it reads. */
  parts: string[]
  /** The further refrigerant circuit that the scan reads, if it does. */
  circuitNo: number | undefined
  /** First local day, since 1970, that is no longer read. */
  endDay: number
  units: UnitFrame[]
}
