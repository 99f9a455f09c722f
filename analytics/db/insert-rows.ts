import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from './query'
import { quoteName, quoteText } from './quote'

const batch = 20_000

/** Inserts small lists of plain objects into a table by column name; keys the table does not have are left out. */
export const insertRows = async (connection: DuckDBConnection, table: string, rows: readonly object[]): Promise<void> => {
  if (rows.length === 0) return
  const columns = await readRows<{ name: string; type: string }>(
    connection,
    `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = $table AND schema_name = 'main' ORDER BY column_index`,
    { table },
  )
  const structure = `[${JSON.stringify(Object.fromEntries(columns.map((c) => [c.name, c.type])))}]`
  for (let from = 0; from < rows.length; from += batch)
    await run(
      connection,
      `INSERT INTO ${quoteName(table)} BY NAME SELECT entry.* FROM (SELECT unnest(from_json($json::JSON, ${quoteText(structure)})) AS entry)`,
      { json: JSON.stringify(rows.slice(from, from + batch)) },
    )
}
