import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../../analytics/db/database'
import { run } from '../../../analytics/db/query'
import { createFeatureSchema } from '../../../analytics/pipeline/2-features/feature-schema'
import { createModelSchema } from '../../../analytics/pipeline/3-models/storing/model-schema'
import findingWindow from '../../../analytics/pipeline/4-findings/finding_window.sql?raw'
import schema from '../../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../../analytics/registers/register-schema'

/** A database with all tables that windows of findings are measured in, without a row. */
export const openEmptyTables = async (): Promise<DuckDBConnection> => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 200, tempDirectory: '/tmp' })
  const connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await createModelSchema(connection)
  await run(connection, findingWindow)
  return connection
}
