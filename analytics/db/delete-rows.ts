import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from './query'
import { quoteName } from './quote'

/** Deletes rows of a table (`t`) by what it is joined to. Asked whether a row with such a day exists, DuckDB carries the whole row along, long values and all, and runs out of memory. */
export const deleteRows = (connection: DuckDBConnection, table: string, joined: string): Promise<void> =>
  run(connection, `DELETE FROM ${quoteName(table)} WHERE rowid IN (SELECT t.rowid FROM ${quoteName(table)} t ${joined})`)
