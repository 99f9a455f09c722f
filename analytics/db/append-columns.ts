import {
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'

/** A column to append: NaN and null become NULL; days count from 1970-01-01. */
export type AppendColumn =
  | { kind: 'number' | 'integer' | 'day' | 'boolean'; values: ArrayLike<number> }
  | { kind: 'text'; values: readonly (string | null)[] }

const rowsPerChunk = 2048

const typeOf: Record<AppendColumn['kind'], DuckDBType> = {
  number: DOUBLE,
  integer: INTEGER,
  day: DATE,
  boolean: BOOLEAN,
  text: VARCHAR,
}

/**
 * Appends rows column by column, in data chunks; `columns` stand in the order of the table's own and have one length.
 * Gives the event loop a turn after every chunk.
 */
export const appendColumns = async (connection: DuckDBConnection, table: string, columns: readonly AppendColumn[]): Promise<void> => {
  const rows = columns[0]?.values.length ?? 0
  if (columns.some((column) => column.values.length !== rows)) throw new Error(`columns for ${table} differ in length`)
  if (rows === 0) return
  const appender = await connection.createAppender(table)
  const types = columns.map((column) => typeOf[column.kind])
  for (let from = 0; from < rows; from += rowsPerChunk) {
    const count = Math.min(rowsPerChunk, rows - from)
    const chunk = DuckDBDataChunk.create(types, count)
    columns.forEach((column, index) => chunk.setColumnValues(index, cells(column, from, count)))
    appender.appendDataChunk(chunk)
    await new Promise((resolve) => setImmediate(resolve))
  }
  appender.closeSync()
}

const cells = (column: AppendColumn, from: number, count: number): DuckDBValue[] => {
  const values = Array<DuckDBValue>(count)
  if (column.kind === 'text') {
    for (let i = 0; i < count; i++) values[i] = column.values[from + i] ?? null
    return values
  }
  for (let i = 0; i < count; i++) {
    const value = column.values[from + i] as number
    values[i] =
      Number.isNaN(value) ? null
      : column.kind === 'day' ? new DuckDBDateValue(value)
      : column.kind === 'boolean' ? value !== 0
      : value
  }
  return values
}
