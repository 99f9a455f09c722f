import type { DuckDBConnection } from '@duckdb/node-api'
import type { HeadKind } from '../reading/file-head'
import type { StageResult, StageSource } from './stage'
import { stageHeld } from './stage-held'
import { stageNdjson } from './stage-ndjson'
import { stageParquet } from './stage-parquet'

/** Stages a file by itself, in the way its kind is read; plain CSV goes in groups. */
export const stageByKind = (connection: DuckDBConnection, source: StageSource, kind: HeadKind): Promise<StageResult> => {
  if (kind === 'parquet') return stageParquet(connection, source)
  return source.recognised.json === undefined ? stageHeld(connection, source) : stageNdjson(connection, source)
}
