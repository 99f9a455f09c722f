import { DuckDBTypeId, type DuckDBResult, type DuckDBVector } from '@duckdb/node-api'

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

/** Drains a streamed result, chunk by chunk, into one array per column. */
export const toColumns = async (result: DuckDBResult): Promise<Columns> => {
  const names = result.columnNames()
  const kinds = result.columnTypes().map((type) => kindOf(type.typeId, type.toString()))
  const chunks: { rows: number; vectors: DuckDBVector[] }[] = []
  let rowCount = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    chunks.push({ rows: chunk.rowCount, vectors: names.map((_, index) => chunk.getColumnVector(index)) })
    rowCount += chunk.rowCount
  }
  const columns: Record<string, Column> = {}
  names.forEach((name, index) => {
    const kind = kinds[index] as ColumnKind
    if (kind === 'text') {
      const values: (string | null)[] = []
      for (const chunk of chunks) {
        const vector = chunk.vectors[index] as DuckDBVector
        for (let row = 0; row < chunk.rows; row++) values.push(vector.getItem(row) as string | null)
      }
      columns[name] = { kind, values }
      return
    }
    const values = new Float64Array(rowCount)
    let offset = 0
    for (const chunk of chunks) {
      fillNumbers(values, offset, chunk.vectors[index] as DuckDBVector, chunk.rows, kind)
      offset += chunk.rows
    }
    columns[name] = { kind, values }
  })
  return { rowCount, names, columns }
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

const fillNumbers = (target: Float64Array, offset: number, vector: DuckDBVector, rows: number, kind: ColumnKind): void => {
  const { items, validity } = vector as unknown as {
    items?: ArrayLike<number | bigint>
    validity: { itemValid(index: number): boolean }
  }
  if (items === undefined) {
    for (let row = 0; row < rows; row++) {
      const value = vector.getItem(row)
      target[offset + row] = value === null ? NaN : Number(value)
    }
    return
  }
  for (let row = 0; row < rows; row++) {
    const value = items[row] as number | bigint
    target[offset + row] = !validity.itemValid(row) ? NaN : kind === 'time' ? Number(value) / 1000 : Number(value)
  }
}
