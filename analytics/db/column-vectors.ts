import { DATE, DOUBLE, ENUM, INTEGER, UTINYINT, VARCHAR, type DuckDBType, type DuckDBValue, type DuckDBVector } from '@duckdb/node-api'

/** A column to append: NaN and null become NULL; days count from 1970-01-01. `coded` is `texts[value]` of each value, NULL below zero. */
export type AppendColumn =
  | { kind: 'number' | 'integer' | 'day' | 'boolean'; values: ArrayLike<number> }
  | { kind: 'text'; values: readonly (string | null)[] }
  | { kind: 'coded'; values: Int32Array; texts: readonly string[] }

const numberTypes = { number: DOUBLE, integer: INTEGER, day: DATE, boolean: UTINYINT } as const

/** The type that a column is handed over as; the appender casts flags and coded texts to the table's own. */
export const chunkType = (column: AppendColumn): DuckDBType => {
  if (column.kind === 'text') return VARCHAR
  return column.kind === 'coded' ? ENUM(column.texts.length === 0 ? [''] : column.texts) : numberTypes[column.kind]
}

/** How the vectors of the library lie in memory. */
interface Memory {
  items: Float64Array | Int32Array | Uint8Array
  validity: { data: BigUint64Array | null }
}

/** Writes `count` values of a column from `from` on into a vector of its `chunkType`. */
export const fillVector = (vector: DuckDBVector, column: AppendColumn, from: number, count: number): void => {
  if (column.kind === 'text') {
    const target = vector as unknown as { setItem(index: number, value: DuckDBValue): void }
    for (let i = 0; i < count; i++) target.setItem(i, column.values[from + i] ?? null)
    vector.flush()
    return
  }
  const memory = vector as unknown as Memory
  const missing = fill(memory.items, column.values, from, count, column.kind === 'coded')
  if (missing !== undefined) memory.validity.data = new BigUint64Array(missing.buffer)
  vector.flush()
}

/** Copies what is there; answers one bit a value, 0 where it is missing, or undefined where none is. */
const fill = (items: Memory['items'], values: ArrayLike<number>, from: number, count: number, coded: boolean): Uint32Array<ArrayBuffer> | undefined => {
  let valid: Uint32Array<ArrayBuffer> | undefined
  for (let i = 0; i < count; i++) {
    const value = values[from + i] as number
    if (coded ? value >= 0 : value === value) items[i] = value
    else {
      valid ??= new Uint32Array(2 * Math.ceil(count / 64)).fill(0xffffffff)
      valid[i >>> 5] = (valid[i >>> 5] as number) & ~(1 << (i & 31))
    }
  }
  return valid
}
