import { DuckDBTypeId, type DuckDBDataChunk, type DuckDBResult, type DuckDBVector } from '@duckdb/node-api'

export type ColumnKind = 'number' | 'day' | 'time' | 'boolean' | 'text'

/**
 * One column of a result. Numbers, days (since 1970-01-01), times (ms since 1970 UTC) and booleans (0, 1)
 * are Float64Array with NaN for missing; texts are arrays with null for missing.
 */
export type Column =
  | { kind: Exclude<ColumnKind, 'text'>; values: Float64Array }
  | { kind: 'text'; values: (string | null)[] }

export interface Columns {
  rowCount: number
  names: string[]
  columns: Record<string, Column>
}

/**
 * Drains a streamed result, chunk by chunk, into one array per column. Chunks own the memory that their vectors read: they are kept until all
 * is copied.
 */
export const toColumns = async (result: StreamedResult): Promise<Columns> => {
  const names = result.columnNames()
  const kinds = result.columnTypes().map((type) => kindOf(type.typeId, type.toString()))
  const chunks: DuckDBDataChunk[] = []
  let rowCount = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    chunks.push(chunk)
    rowCount += chunk.rowCount
  }
  const columns = Object.fromEntries(names.map((name, index) => [name, columnOf(chunks, index, kinds[index] as ColumnKind, rowCount)]))
  return { rowCount: chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0), names, columns }
}

/** What of a result is read. */
export type StreamedResult = Pick<DuckDBResult, 'columnNames' | 'columnTypes' | 'fetchChunk'>

const columnOf = (chunks: readonly DuckDBDataChunk[], index: number, kind: ColumnKind, rowCount: number): Column => {
  if (kind === 'text') {
    const texts: (string | null)[] = []
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(index)
      for (let row = 0; row < vector.itemCount; row++) texts.push(vector.getItem(row) as string | null)
    }
    return { kind, values: texts }
  }
  const values = new Float64Array(rowCount)
  let offset = 0
  for (const chunk of chunks) {
    fillNumbers(values, offset, chunk.getColumnVector(index), chunk.rowCount, kind)
    offset += chunk.rowCount
  }
  return { kind, values }
}

/** The numbers of a column; throws when it is missing or holds text. */
export const numbersOf = (columns: Columns, name: string): Float64Array => {
  const column = columns.columns[name]
  if (column === undefined || column.kind === 'text') throw new Error(`no numeric column ${name}`)
  return column.values
}

/** The texts of a column; throws when it is missing or holds numbers. */
export const textsOf = (columns: Columns, name: string): (string | null)[] => {
  const column = columns.columns[name]
  if (column === undefined || column.kind !== 'text') throw new Error(`no text column ${name}`)
  return column.values
}

const kindOf = (id: DuckDBTypeId, name: string): ColumnKind => {
  switch (id) {
    case DuckDBTypeId.BOOLEAN:
      return 'boolean'
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return 'number'
    case DuckDBTypeId.DATE:
      return 'day'
    case DuckDBTypeId.TIMESTAMP:
      return 'time'
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
      return 'text'
    default:
      throw new Error(`column type ${name} is not carried to the page; cast it in SQL`)
  }
}

/** How the vectors of numbers lie in memory: BIGINT as bigint, one bit a row, lowest first, 0 where the value is NULL. */
interface Memory {
  items?: ArrayLike<number | bigint>
  validity: { data: BigUint64Array | null }
}

const fillNumbers = (target: Float64Array, offset: number, vector: DuckDBVector, rows: number, kind: ColumnKind): void => {
  const { items, validity } = vector as unknown as Memory
  if (items === undefined) {
    for (let row = 0; row < rows; row++) {
      const value = vector.getItem(row)
      target[offset + row] = value === null ? NaN : Number(value)
    }
    return
  }
  if (items instanceof Float64Array) target.set(items.subarray(0, rows), offset)
  else for (let row = 0; row < rows; row++) target[offset + row] = kind === 'time' ? Number(items[row]) / 1000 : Number(items[row])
  if (validity.data === null) return
  const valid = new Uint32Array(validity.data.buffer, validity.data.byteOffset, 2 * validity.data.length)
  for (let row = 0; row < rows; row++) if (((valid[row >>> 5] as number) & (1 << (row & 31))) === 0) target[offset + row] = NaN
}
