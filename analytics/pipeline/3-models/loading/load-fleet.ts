import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../../contract/days'
import { readColumns, readRows } from '../../../db/query'
import { rowsOfUnits } from '../../../db/rows-of-units'
import { numbersOf, textsOf } from '../../../db/to-columns'
import type { DailyRows } from './fill-series'
import { mapped } from './grouped'
import { loadUnitHeads, type UnitHead } from './load-heads'
import loadMembers from './load-members.sql?raw'
import loadMidnights from './load-midnights.sql?raw'
import loadStations from './load-stations.sql?raw'

/** What is known of many units at once; days count from 1970-01-01. */
export interface Fleet {
  heads: readonly UnitHead[]
  /** Where the rows of each unit lie in the daily tables. */
  rows: DailyRows
  /** By time zone, the second at which each day ends, from day `midnightsFrom` on. */
  midnights: ReadonlyMap<string, Float64Array>
  midnightsFrom: number
  /** By unit, the station that its weather comes from. */
  stations: ReadonlyMap<string, string | null>
  /** K by which all units at a station moved against it, by Monday. */
  stationShifts: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** By unit, the imports it is a member of and the day from which it is. */
  members: ReadonlyMap<string, readonly { importNo: number; fromDay: number }[]>
  /** By import, the days on which most of its members reported. */
  reporting: ReadonlyMap<number, readonly number[]>
}

/** Where rows of units lie; with days `since` those of named units from one on alone. */
export const dailyRows = async (connection: DuckDBConnection, since?: ReadonlyMap<string, number>): Promise<DailyRows> => ({
  day: await rowsOfUnits(connection, 'unit_day', since),
  mode: await rowsOfUnits(connection, 'unit_day_mode', since),
})

/** Reads the fleet's facts; `station_shift` and `import_reporting` must be there. */
export const loadFleet = async (connection: DuckDBConnection): Promise<Fleet> => {
  const rows = await dailyRows(connection)
  const heads = await loadUnitHeads(connection, rows)
  const shifts = await readRows<{ place: string; monday: string; shift_k: number }>(connection, 'FROM station_shift ORDER BY place, monday')
  const stations = await readRows<{ unit_id: string; station: string | null }>(connection, loadStations)
  const members = await readRows<{ unit_id: string; import_no: number; from_day: string }>(connection, loadMembers)
  const reporting = await readRows<{ import_no: number; day: string }>(connection, 'FROM import_reporting ORDER BY import_no, day')
  return {
    heads,
    rows,
    ...(await loadMidnightsOf(connection)),
    stations: new Map(stations.map((row) => [row.unit_id, row.station])),
    stationShifts: new Map([...mapped(shifts, ({ place }) => place, ({ monday, shift_k }) => [dayNumber(monday), shift_k] as const)].map(([place, weeks]) => [place, new Map(weeks)])),
    members: mapped(members, ({ unit_id }) => unit_id, ({ import_no, from_day }) => ({ importNo: import_no, fromDay: dayNumber(from_day) })),
    reporting: mapped(reporting, ({ import_no }) => import_no, ({ day }) => dayNumber(day)),
  }
}

const loadMidnightsOf = async (connection: DuckDBConnection): Promise<Pick<Fleet, 'midnights' | 'midnightsFrom'>> => {
  const ends = await readColumns(connection, loadMidnights)
  const midnights = new Map<string, Float64Array>()
  if (ends.rowCount === 0) return { midnights, midnightsFrom: 0 }
  const zones = textsOf(ends, 'time_zone')
  for (let row = 0; row < ends.rowCount; ) {
    let to = row
    while (to < ends.rowCount && zones[to] === zones[row]) to++
    midnights.set(zones[row] as string, numbersOf(ends, 'midnight_s').slice(row, to))
    row = to
  }
  return { midnights, midnightsFrom: numbersOf(ends, 'day')[0] as number }
}
