import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from './query'
import { quoteName } from './quote'
import { numbersOf, textsOf } from './to-columns'

/** First and last row of some units in a table, as numbers that DuckDB counts rows by; other units' rows may lie between. */
export type RowSpan = {
  from_row: number
  to_row: number
}

export type RowsOf = (unitIds: Iterable<string>) => RowSpan

/** Numbers of rows that a transaction has yet to commit are large: as DOUBLE they are exact to 8. */
const exactTo = 8

/**
 * Where the rows of units lie in a table as it stands, so that a question about a few units passes over the blocks of all others by number. By
 * id alone it does only where the first eight letters of ids differ: of more DuckDB remembers nothing. To be asked within one transaction.
 */
export const rowsOfUnits = async (connection: DuckDBConnection, table: string): Promise<RowsOf> => {
  const read = await readColumns(connection, `SELECT unit_id, min(rowid)::DOUBLE AS first, max(rowid)::DOUBLE AS last FROM ${quoteName(table)} GROUP BY unit_id`)
  const [first, last] = [numbersOf(read, 'first'), numbersOf(read, 'last')]
  const places = new Map(textsOf(read, 'unit_id').map((unitId, place) => [unitId, place]))
  return (unitIds) => {
    const span = { from_row: Infinity, to_row: -Infinity }
    for (const unitId of unitIds) {
      const place = places.get(unitId)
      if (place === undefined) continue
      span.from_row = Math.min(span.from_row, (first[place] as number) - exactTo)
      span.to_row = Math.max(span.to_row, (last[place] as number) + exactTo)
    }
    return span.from_row > span.to_row ? { from_row: 0, to_row: -1 } : span
  }
}

/** Of a table of which too little is asked to look where rows lie first. */
export const anyRow: RowsOf = () => ({ from_row: 0, to_row: 9e18 })
