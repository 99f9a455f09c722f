import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { toColumns, type Columns } from './to-columns'

export type Parameters = Record<string, DuckDBValue>

/** Runs one or several statements for their effect. Parameters go to the last one. */
export const run = async (connection: DuckDBConnection, sql: string, parameters?: Parameters): Promise<void> => {
  await connection.run(sql, parameters)
}

/** A small result (registers, summaries, pages of a list) as plain objects; 64-bit integers become numbers, dates and timestamps become ISO texts. */
export const readRows = async <Row>(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Row[]> => {
  const reader = await connection.runAndReadAll(sql, parameters)
  return reader.getRowObjects().map((row) => {
    const plain: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(row)) plain[name] = toPlain(value)
    return plain as Row
  })
}

/** The first row of a small result, or undefined. */
export const readRow = async <Row>(
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Row | undefined> => (await readRows<Row>(connection, sql, parameters))[0]

/** A result as one array per column, in row order, numbers in typed arrays with NaN for missing. */
export const readColumns = async (
  connection: DuckDBConnection,
  sql: string,
  parameters?: Parameters,
): Promise<Columns> => toColumns(await connection.stream(sql, parameters))

const toPlain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value !== 'object') return value
  if ('items' in value && Array.isArray(value.items)) return value.items.map(toPlain)
  if ('entries' in value && value.entries !== null && typeof value.entries === 'object' && !Array.isArray(value.entries))
    return Object.fromEntries(Object.entries(value.entries).map(([k, v]) => [k, toPlain(v)]))
  if ('micros' in value) return `${new Date(Number((value as { micros: bigint }).micros / 1000n)).toISOString().slice(0, 19)}Z`
  if ('days' in value && !('months' in value)) return new Date((value as { days: number }).days * 86_400_000).toISOString().slice(0, 10)
  if ('scale' in value && 'value' in value) return Number((value as { value: bigint; scale: number }).value) / 10 ** (value as { scale: number }).scale
  return String(value)
}
