import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from './query'
import { quoteName } from './quote'

/** Columns of a table in its order, with their SQL types. Errors when there is no such table. `duckdb_columns()` would look into every view of the database first. */
export const tableColumns = (connection: DuckDBConnection, table: string): Promise<{ name: string; type: string }[]> =>
  readRows(connection, `SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${quoteName(table)})`)
