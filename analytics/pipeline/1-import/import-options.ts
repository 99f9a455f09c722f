import type { DuckDBConnection } from '@duckdb/node-api'
import type { RegisterKind } from '../../registers/register-columns'
import type { ImportResult } from './import-result'

export interface ImportProgress {
  stage: 'inspect' | 'read' | 'sort'
  done: number
  total: number
  /** Of the telemetry files, while they are read. */
  bytes?: { done: number; total: number }
  message?: string
}

export interface ImportOptions {
  /** Zone of times that carry none: an IANA name, or `site` for the zone of each unit's site. */
  zone?: string | undefined
  unitId?: string | undefined
  /** Unit by file, before `unitId`: by the path it was given with or found at, or by its label. */
  unitIds?: Readonly<Record<string, string>> | undefined
  acceptTruncated?: boolean | undefined
  /** Path of a mapping for files of this import, before those that are found. */
  mapping?: string | undefined
  /** `YYYY-MM-DD`: leave out what is later; only for a project that is thrown away afterwards. */
  lastDay?: string | undefined
  /** The register of which a user saves a record by hand: as it stood before, it is a record again. */
  saved?: RegisterKind | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Becomes visible together with the import, or not at all; the import's folders are in their places by then. */
  beforeCommit?: ((result: ImportResult) => Promise<void>) | undefined
}

/** The part of a project an import needs. */
export interface ImportTarget {
  layout: { dir: string; telemetry: string; imports: string; tmp: string }
  jobs: DuckDBConnection
  threads: number
  memoryMb: number
}

export const givenZone = (options: ImportOptions): string | undefined => (options.zone === 'site' ? undefined : options.zone)
