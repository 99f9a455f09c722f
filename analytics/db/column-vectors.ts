import { BLOB, blobValue, DATE, DOUBLE, ENUM, INTEGER, UTINYINT, VARCHAR, type DuckDBType, type DuckDBValue, type DuckDBVector } from '@duckdb/node-api'

/** A column to append: NaN and null become NULL; days count from 1970-01-01. `coded` is `texts[value]` of each value, NULL below zero. */
export type AppendColumn =
  | { kind: 'number' | 'integer' | 'day' | 'boolean'; values: ArrayLike<number> }
  | { kind: 'text'; values: readonly (string | null)[] }
  | { kind: 'bytes'; values: readonly (Uint8Array | null)[] }
  | { kind: 'coded'; values: Int32Array; texts: readonly string[] }

const numberTypes = { number: DOUBLE, integer: INTEGER, day: DATE, boolean: UTINYINT } as const

/** The type that a column is handed over as; the appender casts flags and coded texts to the table's own. */
export const chunkType = (column: AppendColumn): DuckDBType => {
  if (column.kind === 'text') return VARCHAR
  if (column.kind === 'bytes') return BLOB
  return column.kind === 'coded' ? ENUM(column.texts.length === 0 ? [''] : column.texts) : numberTypes[column.kind]
}

/** Rows that one chunk holds at most. */
export const rowsPerChunk = 2048

/** How the vectors of the library lie in memory: `flush` copies what `items` and `validity` point to into DuckDB's own. */
interface Memory {
  items: Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array
  validity: { data: BigUint64Array | null }
}

/**
 * Writes `count` values of a column from `from` on into a vector of its `chunkType`, in which nothing is yet. Values that lie as DuckDB
 * wants them are copied from where they are, those in shared memory by way of a small copy: the library takes no shared memory.
 */
export const fillVector = (vector: DuckDBVector, column: AppendColumn, from: number, count: number): void => {
  if (column.kind === 'text' || column.kind === 'bytes') {
    const target = vector as unknown as { setItem(index: number, value: DuckDBValue): void }
    for (let i = 0; i < count; i++) {
      const value = column.values[from + i] ?? null
      target.setItem(i, value instanceof Uint8Array ? blobValue(value) : value)
    }
    vector.flush()
    return
  }
  const memory = vector as unknown as Memory
  const { kind, values } = column
  memory.items = kind === 'number' && values instanceof Float64Array && values.buffer instanceof ArrayBuffer ? values.subarray(from, from + count) : converted(memory.items, values, from, count)
  memory.validity.data = validity(values, from, count, kind === 'coded')
  vector.flush()
}

/** Reused by every column: what is in them is copied before the next one comes. */
const conversionSpace = new ArrayBuffer(Float64Array.BYTES_PER_ELEMENT * rowsPerChunk)
const validitySpace = new ArrayBuffer(rowsPerChunk / 8)

const converted = (like: Memory['items'], values: ArrayLike<number>, from: number, count: number): Memory['items'] => {
  const items = new (like.constructor as Float64ArrayConstructor)(conversionSpace, 0, count)
  if (values instanceof Float64Array && items instanceof Float64Array) items.set(values.subarray(from, from + count))
  else for (let i = 0; i < count; i++) items[i] = values[from + i] as number
  return items
}

/** One bit a value, 0 where it is missing, or null where none is. */
const validity = (values: ArrayLike<number>, from: number, count: number, coded: boolean): BigUint64Array | null => {
  let valid: Uint32Array | undefined
  for (let i = 0; i < count; i++) {
    const value = values[from + i] as number
    if (coded ? value >= 0 : value === value) continue
    valid ??= new Uint32Array(validitySpace).fill(0xffffffff)
    valid[i >>> 5] = (valid[i >>> 5] as number) & ~(1 << (i & 31))
  }
  return valid === undefined ? null : new BigUint64Array(validitySpace, 0, Math.ceil(count / 64))
}
