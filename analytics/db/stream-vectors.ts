import type { DuckDBBlobVector, DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import type { Parameters } from './query'

/** Up to 2048 rows of a streamed result, column by column, as they lie in memory. */
export interface VectorChunk {
  rows: number
  /** A numeric column; where a value is NULL, whatever lies there. */
  numbers(column: number): ArrayLike<number>
  /** One bit a row, lowest first, 0 where the value is NULL; undefined where none is. */
  valid(column: number): Uint32Array | undefined
  /** One cell of a text column. */
  text(column: number, row: number): string | null
  /** One cell of a column of bytes, in memory of its own. */
  bytes(column: number, row: number): Uint8Array | null
}

/** Streams a query chunk by chunk without an object or a conversion per value; the next chunk is made while one is looked at. */
export async function* streamVectors(connection: DuckDBConnection, sql: string, parameters?: Parameters): AsyncGenerator<VectorChunk> {
  const result = await connection.stream(sql, parameters)
  const fetch = (): ReturnType<typeof result.fetchChunk> => {
    const next = result.fetchChunk()
    next.catch(() => undefined)
    return next
  }
  let pending = fetch()
  try {
    for (let chunk = await pending; chunk !== null && chunk.rowCount > 0; chunk = await pending) {
      pending = fetch()
      yield vectorChunk(chunk)
    }
  } finally {
    await pending.catch(() => undefined)
  }
}

const vectorChunk = (chunk: DuckDBDataChunk): VectorChunk => ({
  rows: chunk.rowCount,
  numbers: (column) => {
    const { items } = chunk.getColumnVector(column) as unknown as { items?: ArrayLike<number> }
    if (items === undefined) throw new Error(`column ${column} of the result is not numeric`)
    return items
  },
  valid: (column) => {
    const { data } = (chunk.getColumnVector(column) as unknown as { validity: { data: BigUint64Array | null } }).validity
    return data === null ? undefined : new Uint32Array(data.buffer, data.byteOffset, 2 * data.length)
  },
  text: (column, row) => chunk.getColumnVector(column).getItem(row) as string | null,
  bytes: (column, row) => (chunk.getColumnVector(column) as DuckDBBlobVector).getItemBytes(row)?.slice() ?? null,
})
