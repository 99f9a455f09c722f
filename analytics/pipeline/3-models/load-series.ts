import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, readRows } from '../../db/query'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import loadDays from './load-days.sql?raw'
import loadModes from './load-modes.sql?raw'
import loadPeers from './load-peers.sql?raw'
import loadRepairs from './load-repairs.sql?raw'
import loadUnits from './load-units.sql?raw'
import { dayColumns, modeColumns, modes, type DayValues, type Mode, type ModeValues, type UnitRegister, type UnitSeries } from './unit-series'

/** A unit with telemetry, in the order of its id. */
export interface UnitHead {
  unitId: string
  firstDay: number
  length: number
  hydronic: boolean
  register: UnitRegister
}

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

/** The units that have days to judge. */
export const loadUnitHeads = async (connection: DuckDBConnection): Promise<UnitHead[]> => {
  type Row = {
    unit_id: string; first_day: string; data_to: string; hydronic: boolean | null
    aux_heat_w: number | null; aux_lockout_c: number | null; min_outdoor_c: number | null; refrigerant: string | null
  }
  const rows = await readRows<Row>(connection, loadUnits)
  return rows.map((row) => ({
    unitId: row.unit_id,
    firstDay: dayNumber(row.first_day),
    length: dayNumber(row.data_to) - dayNumber(row.first_day) + 1,
    hydronic: row.hydronic ?? false,
    register: {
      auxHeatW: row.aux_heat_w ?? NaN,
      auxLockoutC: row.aux_lockout_c ?? NaN,
      minOutdoorC: row.min_outdoor_c ?? NaN,
      refrigerant: row.refrigerant ?? undefined,
    },
  }))
}

/** The daily series of neighbouring units, in order. */
export const loadSeries = async (connection: DuckDBConnection, heads: readonly UnitHead[]): Promise<UnitSeries[]> => {
  const first = heads[0]?.unitId
  const last = heads.at(-1)?.unitId
  if (first === undefined || last === undefined) return []
  const range = { first, last }
  const units = new Map(heads.map((head) => [head.unitId, emptySeries(head)]))
  const days = await readColumns(connection, loadDays, range)
  eachRow(days, (row, unit, position) => {
    for (const name of dayColumns) {
      const source = days.columns[name]
      if (source !== undefined && source.kind !== 'text') unit.day[name][position] = source.values[row] as number
    }
  }, units)
  const byMode = await readColumns(connection, loadModes, range)
  const mode = byMode.rowCount === 0 ? [] : textsOf(byMode, 'mode')
  eachRow(byMode, (row, unit, position) => {
    const values = unit.modes[mode[row] as Mode]
    for (const name of modeColumns) values[name][position] = numbersOf(byMode, name)[row] as number
  }, units)
  const peers = await readColumns(connection, loadPeers, range)
  eachRow(peers, (_, unit, position) => {
    unit.day.peers_reporting[position] = 1
  }, units)
  const visits = await readColumns(connection, loadRepairs, range)
  eachRow(visits, (_, unit, position) => unit.repairs.push(Math.max(0, position)), units, 'visited_on')
  return [...units.values()]
}

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

const emptySeries = (head: UnitHead): UnitSeries => {
  const missing = () => new Float64Array(head.length).fill(NaN)
  const modeValues = () => Object.fromEntries(modeColumns.map((name) => [name, missing()])) as ModeValues
  return {
    ...head,
    day: Object.fromEntries(dayColumns.map((name) => [name, missing()])) as DayValues,
    modes: Object.fromEntries(modes.map((mode) => [mode, modeValues()])) as Record<Mode, ModeValues>,
    repairs: [],
  }
}
