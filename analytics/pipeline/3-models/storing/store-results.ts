import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../../db/append-columns'
import type { TableRows } from './result-tables'

/** Appends the results of some units to the models' tables. */
export const storeResults = async (connection: DuckDBConnection, results: readonly TableRows[]): Promise<void> => {
  for (const { table, columns } of results) await appendColumns(connection, table, columns)
}
