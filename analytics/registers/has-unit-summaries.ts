import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'

/** Whether a project holds sums of units that were made elsewhere. */
export const hasUnitSummaries = async (connection: DuckDBConnection): Promise<boolean> =>
  (await readRow<{ found: boolean }>(connection, 'SELECT EXISTS (FROM unit_summary_register) AS found'))?.found ?? false
