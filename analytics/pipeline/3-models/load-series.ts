import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import loadDays from './load-days.sql?raw'
import loadModes from './load-modes.sql?raw'
import loadPeers from './load-peers.sql?raw'
import loadRepairs from './load-repairs.sql?raw'
import loadUpdates from './load-updates.sql?raw'
import type { LikeUnits } from './baseline/group-prior'
import { dayColumns, modeColumns, modes, type DayValues, type Mode, type ModeValues, type UnitRegister, type UnitSeries } from './unit-series'

/** A unit with telemetry, in the order of its id. */
export interface UnitHead {
  unitId: string
  firstDay: number
  length: number
  hydronic: boolean
  register: UnitRegister
  like?: LikeUnits
}

/** Later than any day. */
const endOfTime = 100_000

/** The daily series of neighbouring units, in order. */
export const loadSeries = async (connection: DuckDBConnection, heads: readonly UnitHead[]): Promise<UnitSeries[]> => {
  const range = rangeOf(heads)
  if (range === undefined) return []
  const units = new Map(heads.map((head) => [head.unitId, emptySeries(head)]))
  fillDays(await readColumns(connection, loadDays, range), units)
  await fillModes(connection, range, units)
  const peers = await readColumns(connection, loadPeers, range)
  eachRow(peers, (_, unit, position) => {
    unit.day.peers_reporting[position] = 1
  }, units)
  await fillChanges(connection, range, units)
  return [...units.values()]
}

export interface Range extends Record<string, string> {
  first: string
  last: string
}

/** First and last id of units in the order of their ids. */
export const rangeOf = (heads: readonly UnitHead[]): Range | undefined => {
  const first = heads[0]?.unitId
  const last = heads.at(-1)?.unitId
  return first === undefined || last === undefined ? undefined : { first, last }
}

/** Fills `unit.day` from rows of any of its columns. */
export const fillDays = (days: Columns, units: ReadonlyMap<string, UnitSeries>): void =>
  eachRow(days, (row, unit, position) => {
    for (const name of dayColumns) {
      const source = days.columns[name]
      if (source !== undefined && source.kind !== 'text') unit.day[name][position] = source.values[row] as number
    }
  }, units)

/** Fills `unit.modes` to the end of the day `until` (since 1970-01-01). */
export const fillModes = async (connection: DuckDBConnection, range: Range, units: ReadonlyMap<string, UnitSeries>, until = endOfTime): Promise<void> => {
  const byMode = await readColumns(connection, loadModes, { ...range, units: idsOf(units), until })
  const mode = byMode.rowCount === 0 ? [] : textsOf(byMode, 'mode')
  eachRow(byMode, (row, unit, position) => {
    const values = unit.modes[mode[row] as Mode]
    for (const name of modeColumns) values[name][position] = numbersOf(byMode, name)[row] as number
  }, units)
}

/** Fills visits and updates that start baselines again. */
export const fillChanges = async (connection: DuckDBConnection, range: Range, units: ReadonlyMap<string, UnitSeries>): Promise<void> => {
  const visits = await readColumns(connection, loadRepairs, range)
  eachRow(visits, (_, unit, position) => unit.repairs.push(Math.max(0, position)), units, 'visited_on')
  const updates = await readColumns(connection, loadUpdates, range)
  eachRow(updates, (_, unit, position) => unit.updates.push(Math.max(0, position)), units, 'updated_on')
}

/** Ids as one text, for `IN`. */
export const idsOf = (units: ReadonlyMap<string, UnitSeries>): string => [...units.keys()].join(String.fromCharCode(31))

const eachRow = (
  columns: Columns,
  visit: (row: number, unit: UnitSeries, position: number) => void,
  units: ReadonlyMap<string, UnitSeries>,
  dayName = 'day',
): void => {
  if (columns.rowCount === 0) return
  const unitIds = textsOf(columns, 'unit_id')
  const day = numbersOf(columns, dayName)
  for (let row = 0; row < columns.rowCount; row++) {
    const unit = units.get(unitIds[row] as string)
    if (unit !== undefined) visit(row, unit, (day[row] as number) - unit.firstDay)
  }
}

/** A unit without a value. */
export const emptySeries = (head: UnitHead): UnitSeries => {
  const missing = () => new Float64Array(head.length).fill(NaN)
  const modeValues = () => Object.fromEntries(modeColumns.map((name) => [name, missing()])) as ModeValues
  return {
    ...head,
    day: Object.fromEntries(dayColumns.map((name) => [name, missing()])) as DayValues,
    modes: Object.fromEntries(modes.map((mode) => [mode, modeValues()])) as Record<Mode, ModeValues>,
    repairs: [],
    updates: [],
  }
}
