import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName, quoteText } from '../db/quote'
import { run, type Parameters } from '../db/query'
import { tableColumns } from '../db/table-columns'
import csvCells from './csv_cells.sql?raw'

/**
 * Writes a query as CSV: UTF-8, LF, header, quotes where needed, NULL empty, times as `YYYY-MM-DDTHH:MM:SSZ`,
 * rows sorted by all columns from the first on, or by `order` first, text that a spreadsheet could run behind a `'`.
 * `path` has to lie where the connection may write.
 */
export const writeCsv = async (connection: DuckDBConnection, path: string, sql: string, parameters?: Parameters, order: readonly string[] = []): Promise<void> => {
  await run(connection, csvCells)
  await run(connection, `CREATE OR REPLACE TEMP TABLE csv_rows AS ${sql.trim().replace(/;$/, '')}`, parameters)
  const columns = await tableColumns(connection, 'csv_rows')
  const cells = columns.map(({ name, type }) => `${cellOf(name, type)} AS ${quoteName(name)}`)
  const sorted = [...order, ...columns.map(({ name }) => name)].map((name) => `csv_rows.${quoteName(name)} NULLS FIRST`)
  await run(
    connection,
    `COPY (SELECT ${cells.join(', ')} FROM csv_rows ORDER BY ${sorted.join(', ')}) TO ${quoteText(path)} (FORMAT csv, HEADER, DELIMITER ',', NULLSTR '')`,
  )
  await run(connection, 'DROP TABLE csv_rows')
}

const cellOf = (name: string, type: string): string => {
  const column = `csv_rows.${quoteName(name)}`
  if (type === 'VARCHAR' || type === 'JSON') return `csv_text(${column}::VARCHAR)`
  if (type.startsWith('TIMESTAMP')) return `csv_time(${column})`
  return column
}
