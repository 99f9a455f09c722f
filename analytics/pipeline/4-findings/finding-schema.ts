import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import findingSql from './finding.sql?raw'
import findingStatusSql from './finding_status.sql?raw'

/** Makes `finding` and `finding_status` where they are missing; what a user set is never dropped. */
export const createFindingSchema = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, findingSql)
  await run(connection, findingStatusSql)
}
