import type { DuckDBConnection } from '@duckdb/node-api'
import { streamVectors } from '../../../db/stream-vectors'
import type { RowsOf, RowSpan } from '../../../db/rows-of-units'
import loadDays from './load-days.sql?raw'
import loadModes from './load-modes.sql?raw'
import { beginOfDay, beginOfMode, type LoadedSeries } from './loaded-series'
import { rowGroups, scatter, type RowGroup } from './scatter'
import { modeColumns, modes, type DayColumn, type Mode } from '../unit-series'

/** Units by their places. */
export type PlacedUnits = ReadonlyMap<number, LoadedSeries>

/** Later than any day. */
const endOfTime = 100_000

const asNumbers = (names: readonly string[]): string => names.map((name) => `${name}::DOUBLE`).join(', ')
const within = (sql: string): string => sql.trim().replace(/;$/, '')
const firstDaysOf = (units: PlacedUnits): Map<number, number> => new Map([...units].map(([place, { head }]) => [place, head.firstDay]))

/** Where the rows of units lie in `unit_day` and `unit_day_mode`. */
export interface DailyRows {
  day: RowsOf
  mode: RowsOf
}

/** First and last id of units, their places and earliest day, and each of the spans in which their rows lie, as the queries take them. */
const rangesOf = (units: PlacedUnits, rows: RowsOf): (RowSpan & { first: string; last: string; places: string; since: number })[] => {
  const ids = [...units.values()].map(({ head }) => head.unitId)
  const since = Math.min(...firstDaysOf(units).values())
  return rows(ids).map((span) => ({ first: ids[0] ?? '', last: ids.at(-1) ?? '', places: [...units.keys()].join(' '), since, ...span }))
}

/** Fills `present` and the named columns of the day to the end of the day `until` (since 1970-01-01); the `also` columns go where they are told to. */
export const fillDays = async (
  connection: DuckDBConnection,
  units: PlacedUnits,
  rows: RowsOf,
  names: readonly DayColumn[],
  { until = endOfTime, also = {} }: { until?: number; also?: Readonly<Record<string, (place: number) => Float64Array>> } = {},
): Promise<void> => {
  const others = Object.entries(also)
  const placed = (group: RowGroup): LoadedSeries => units.get(group.place) as LoadedSeries
  const firstDays = firstDaysOf(units)
  const select = `SELECT place, day, ${asNumbers([...names, ...others.map(([name]) => name)])} FROM (${within(loadDays)})`
  for (const range of rangesOf(units, rows))
    for await (const chunk of streamVectors(connection, select, { ...range, until })) {
      const groups = rowGroups(chunk, firstDays, 1)
      for (const group of groups) {
        const { numbers } = placed(group)
        const present = beginOfDay(placed(group), 'present')
        for (let k = 0; k < group.count; k++) numbers[present + (group.positions[k] as number)] = 1
      }
      names.forEach((name, column) => scatter(chunk, 2 + column, groups, (group) => placed(group).numbers, (group) => beginOfDay(placed(group), name)))
      others.forEach(([, targetOf], column) => scatter(chunk, 2 + names.length + column, groups, ({ place }) => targetOf(place)))
    }
}

const modesSql = `SELECT place, day, mode::INTEGER, ${asNumbers(modeColumns)} FROM (${within(loadModes)})`

/** Fills the columns of modes to the end of the day `until` (since 1970-01-01). */
export const fillModes = async (connection: DuckDBConnection, units: PlacedUnits, rows: RowsOf, until = endOfTime): Promise<void> => {
  const placed = (group: RowGroup): LoadedSeries => units.get(group.place) as LoadedSeries
  const firstDays = firstDaysOf(units)
  for (const range of rangesOf(units, rows))
    for await (const chunk of streamVectors(connection, modesSql, { ...range, until })) {
      const groups = rowGroups(chunk, firstDays, modes.length)
      modeColumns.forEach((name, column) => scatter(chunk, 3 + column, groups, (group) => placed(group).numbers, (group) => beginOfMode(placed(group), modes[group.kind] as Mode, name)))
    }
}
