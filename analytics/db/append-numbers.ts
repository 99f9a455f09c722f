import { DOUBLE, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api'

const rowsPerChunk = 2048

/**
 * Appends number columns of one length to a temporary table whose columns are all DOUBLE, as they lie in memory: NaN
 * stays NaN. Gives the event loop a turn after every chunk.
 */
export const appendNumbers = async (connection: DuckDBConnection, table: string, columns: readonly Float64Array[]): Promise<void> => {
  const rows = columns[0]?.length ?? 0
  if (columns.some((column) => column.length !== rows)) throw new Error(`columns for ${table} differ in length`)
  if (rows === 0) return
  const appender = await connection.createAppender(table, 'main', 'temp')
  const types = columns.map(() => DOUBLE)
  for (let from = 0; from < rows; from += rowsPerChunk) {
    const count = Math.min(rowsPerChunk, rows - from)
    const chunk = DuckDBDataChunk.create(types, count)
    columns.forEach((column, index) => {
      const vector = chunk.getColumnVector(index)
      const { items } = vector as unknown as { items: Float64Array }
      items.set(column.subarray(from, from + count))
      vector.flush()
    })
    appender.appendDataChunk(chunk)
    await new Promise((resolve) => setImmediate(resolve))
  }
  appender.closeSync()
}
