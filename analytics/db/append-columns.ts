import { DuckDBDataChunk, type DuckDBAppender, type DuckDBConnection, type DuckDBType, type DuckDBVector } from '@duckdb/node-api'
import { schemaOf } from './in-schema'
import { chunkType, fillVector, rowsPerChunk, type AppendColumn } from './column-vectors'

export type { AppendColumn } from './column-vectors'

/**
 * Appends rows column by column, in data chunks; `columns` stand in the order of the table's own and have one length.
 * Gives the event loop a turn after every chunk.
 */
export const appendColumns = async (connection: DuckDBConnection, table: string, columns: readonly AppendColumn[]): Promise<void> => {
  if (rowsOf(table, columns) === 0) return
  const appender = await connection.createAppender(table, await schemaOf(connection, table))
  await appendChunks(appender, columns)
  appender.closeSync()
}

const rowsOf = (table: string, columns: readonly AppendColumn[]): number => {
  const rows = columns[0]?.values.length ?? 0
  if (columns.some((column) => column.values.length !== rows)) throw new Error(`columns for ${table} differ in length`)
  return rows
}

const appendChunks = async (appender: DuckDBAppender, columns: readonly AppendColumn[]): Promise<void> => {
  const rows = columns[0]?.values.length ?? 0
  const chunk = DuckDBDataChunk.create(columns.map((column): DuckDBType => chunkType(column)), Math.min(rowsPerChunk, rows))
  const vectors = columns.map((_, index) => chunk.getColumnVector(index))
  for (let from = 0; from < rows; from += rowsPerChunk) {
    const count = Math.min(rowsPerChunk, rows - from)
    chunk.reset()
    chunk.rowCount = count
    columns.forEach((column, index) => fillVector(vectors[index] as DuckDBVector, column, from, count))
    appender.appendDataChunk(chunk)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
