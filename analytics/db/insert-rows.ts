import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from './query'
import { quoteName, quoteText } from './quote'
import { tableColumns } from './table-columns'

const batch = 20_000

/** Inserts small lists of plain objects into a table by column name; keys the table does not have are left out. */
export const insertRows = async (connection: DuckDBConnection, table: string, rows: readonly object[]): Promise<void> => {
  if (rows.length === 0) return
  const columns = await tableColumns(connection, table)
  const structure = `[${JSON.stringify(Object.fromEntries(columns.map((c) => [c.name, c.type])))}]`
  for (let from = 0; from < rows.length; from += batch)
    await run(
      connection,
      `INSERT INTO ${quoteName(table)} BY NAME SELECT entry.* FROM (SELECT unnest(from_json($json::JSON, ${quoteText(structure)})) AS entry)`,
      { json: JSON.stringify(rows.slice(from, from + batch)) },
    )
}
