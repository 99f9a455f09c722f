import type { DuckDBConnection } from '@duckdb/node-api'
import type { HeadKind } from './file-head'
import type { StageResult, StageSource } from './stage'
import { stageCsv } from './stage-csv'
import { stageNdjson } from './stage-ndjson'
import { stageParquet } from './stage-parquet'

/** Stages a file in the way its kind is read. */
export const stageByKind = (connection: DuckDBConnection, source: StageSource, kind: HeadKind): Promise<StageResult> => {
  if (kind === 'parquet') return stageParquet(connection, source)
  return source.recognised.json === undefined ? stageCsv(connection, source) : stageNdjson(connection, source)
}
