import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { quoteName } from '../../db/quote'
import { anyRow, type RowsOf, type RowSpan } from '../../db/rows-of-units'
import { streamVectors } from '../../db/stream-vectors'
import { tableColumns } from '../../db/table-columns'
import { numbersOf, textsOf } from '../../db/to-columns'
import { rowGroups, scatter } from '../3-models/loading/scatter'
import { rules } from './rules'
import type { WatchedUnit } from './watched-unit'

const detectors = [...new Set(rules.map((rule) => rule.detector))]

/** The detectors of the rules that `unit_statistic` has a column for. */
export const watchedColumns = async (connection: DuckDBConnection): Promise<string[]> => {
  const known = new Set((await tableColumns(connection, 'unit_statistic')).map(({ name }) => name))
  return detectors.filter((detector) => known.has(detector))
}

/** Units by their places among those asked for; rows come in any order: to sort them took longer than to read them. */
const ofUnits = `
  FROM unit_statistic s
  JOIN (SELECT unnest(ids) AS unit_id, unnest(range(len(ids)))::INTEGER AS place FROM (SELECT string_split($ids, chr(31)) AS ids)) asked USING (unit_id)
  WHERE s.unit_id BETWEEN $first AND $last AND s.rowid BETWEEN $from_row::BIGINT AND $to_row::BIGINT`

/** What is asked of each of the spans in which their rows lie. */
const askedFor = (units: readonly WatchedUnit[], rows: RowsOf): (RowSpan & { ids: string; first: string; last: string })[] => {
  const ids = units.map((unit) => unit.unit_id)
  return rows(ids).map((span) => ({ ids: ids.join('\u001f'), first: ids[0] ?? '', last: ids.at(-1) ?? '', ...span }))
}

/** Held values by unit and detector for units in order of id, one per day of the unit; `rows` of `unit_statistic`, for who asks often within one transaction. */
export const loadHeld = async (connection: DuckDBConnection, units: readonly WatchedUnit[], columns: readonly string[], rows: RowsOf = anyRow): Promise<Map<string, Record<string, Float64Array>>> => {
  const held = units.map(({ length }) => {
    const values = new Float64Array(columns.length * length).fill(NaN)
    return columns.map((_, index) => values.subarray(index * length, (index + 1) * length))
  })
  if (units.length > 0) {
    const firstDays = new Map(units.map(({ firstDay }, place) => [place, firstDay]))
    for (const asked of askedFor(units, rows))
      for await (const chunk of streamVectors(connection, `SELECT place, day, ${columns.map(quoteName).join(', ')} ${ofUnits}`, asked)) {
        const groups = rowGroups(chunk, firstDays, 1)
        columns.forEach((_, index) => scatter(chunk, 2 + index, groups, ({ place }) => held[place]?.[index] as Float64Array))
      }
  }
  return new Map(units.map(({ unit_id: id }, place) => [id, Object.fromEntries(columns.map((name, index) => [name, held[place]?.[index] as Float64Array]))]))
}

/** The highest held value by unit and detector, -Infinity without any. */
export const loadPeaks = async (connection: DuckDBConnection, units: readonly WatchedUnit[], columns: readonly string[]): Promise<Map<string, Record<string, number>>> => {
  if (units.length === 0) return new Map()
  const most = columns.map((name) => `max(${quoteName(name)}) AS ${quoteName(name)}`).join(', ')
  const read = await readColumns(connection, `SELECT unit_id, ${most} ${ofUnits} GROUP BY unit_id`, askedFor(units, anyRow)[0])
  const values = columns.map((name) => numbersOf(read, name))
  return new Map(textsOf(read, 'unit_id').map((unitId, row) => [unitId as string, Object.fromEntries(columns.map((name, at) => [name, numberOr(values[at]?.[row])]))]))
}

const numberOr = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? -Infinity : value)
