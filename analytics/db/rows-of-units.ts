import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from './query'
import { quoteName } from './quote'
import { numbersOf, textsOf } from './to-columns'

/** First and last of some rows of a table, as numbers that DuckDB counts rows by; other units' rows may lie between. */
export type RowSpan = {
  from_row: number
  to_row: number
}

/** Spans in which all rows of units lie, apart from one another; one without a row where there is none. */
export type RowsOf = (unitIds: Iterable<string>) => RowSpan[]

/** Numbers of rows that a transaction has yet to commit are large: as DOUBLE they are exact to 8. */
const exactTo = 8
/** Rows that DuckDB stores as one block, over which it passes by number or not at all. */
const rowsOfBlock = 122_880
/** A question of each span costs more than the rows between spans that lie near. */
const mostSpans = 16

/**
 * Where the rows of units lie in a table as it stands, so that a question about a few units passes over the blocks of all others by number. By
 * id alone it does only where the first eight letters of ids differ: of more DuckDB remembers nothing. To be asked within one transaction.
 * `since` asks for the rows of named units from a day (since 1970-01-01) on alone.
 */
export const rowsOfUnits = async (connection: DuckDBConnection, table: string, since?: ReadonlyMap<string, number>): Promise<RowsOf> => {
  const select = `SELECT unit_id, min(t.rowid)::DOUBLE AS first, max(t.rowid)::DOUBLE AS last FROM ${quoteName(table)} t`
  const group = `GROUP BY unit_id, t.rowid // ${rowsOfBlock}`
  const read = await (since === undefined
    ? readColumns(connection, `${select} ${group}`)
    : readColumns(connection, `${select} JOIN (${sinceDays}) USING (unit_id) WHERE t.day >= since ${group}`, { ids: [...since.keys()].join('\u001f'), days: [...since.values()].join(' ') }))
  const [first, last] = [numbersOf(read, 'first'), numbersOf(read, 'last')]
  const spans = new Map<string | null, RowSpan[]>()
  textsOf(read, 'unit_id').forEach((unitId, place) => {
    const span = { from_row: (first[place] as number) - exactTo, to_row: (last[place] as number) + exactTo }
    const known = spans.get(unitId)
    if (known === undefined) spans.set(unitId, [span])
    else known.push(span)
  })
  return (unitIds) => joined([...unitIds].flatMap((unitId) => spans.get(unitId) ?? []))
}

const sinceDays = `SELECT unnest(string_split($ids, chr(31))) AS unit_id, DATE '1970-01-01' + unnest(string_split($days, ' ')::INTEGER[]) AS since`

/** Of a table of which too little is asked to look where rows lie first. */
export const anyRow: RowsOf = () => [{ from_row: 0, to_row: 9e18 }]

/** Few spans that hold all of these, parted where most other rows lie between. */
const joined = (spans: readonly RowSpan[]): RowSpan[] => {
  if (spans.length === 0) return [{ from_row: 0, to_row: -1 }]
  let end = -Infinity
  const inOrder = spans.toSorted((a, b) => a.from_row - b.from_row).map((span) => {
    const gap = span.from_row - end
    end = Math.max(end, span.to_row)
    return { gap, from_row: span.from_row, to_row: end }
  })
  const gapOf = (place: number): number => inOrder[place]?.gap as number
  const begins = [...inOrder.keys()].filter((place) => gapOf(place) > rowsOfBlock).sort((a, b) => gapOf(b) - gapOf(a)).slice(0, mostSpans).sort((a, b) => a - b)
  return begins.map((place, index) => ({ from_row: inOrder[place]?.from_row as number, to_row: inOrder[(begins[index + 1] ?? inOrder.length) - 1]?.to_row as number }))
}
