import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../../contract/days'
import { readRows, run } from '../../../db/query'
import type { LikeUnits } from '../baseline/group-prior'
import type { DailyRows } from './fill-series'
import { mapped } from './grouped'
import { withLikeUnits } from './like-units'
import loadRepairs from './load-repairs.sql?raw'
import loadUpdates from './load-updates.sql?raw'
import modelUnit from './model_unit.sql?raw'
import type { UnitRegister } from '../unit-series'
import unitUpdate from './unit_update.sql?raw'

/** A unit with telemetry. */
export interface UnitHead {
  unitId: string
  /** Its number in the order of ids. */
  place: number
  firstDay: number
  length: number
  hydronic: boolean
  register: UnitRegister
  timeZone: string
  /** Positions of visits that may have changed the machine, and of other firmware. */
  repairs: number[]
  updates: number[]
  like?: LikeUnits
}

/** The units that have days to judge, in the order of their ids, with the first baselines of like units where they need to know them. Makes `model_unit`. */
export const loadUnitHeads = async (connection: DuckDBConnection, rows: DailyRows): Promise<UnitHead[]> => {
  type Row = {
    unit_id: string; place: number; first_day: string; data_to: string; hydronic: boolean; time_zone: string
    aux_heat_w: number | null; aux_lockout_c: number | null; min_outdoor_c: number | null; refrigerant: string | null
  }
  await run(connection, modelUnit)
  await run(connection, unitUpdate)
  const repairs = await changesOf(connection, loadRepairs)
  const updates = await changesOf(connection, loadUpdates)
  const units = await readRows<Row>(connection, 'FROM model_unit ORDER BY place')
  const heads = units.map((row): UnitHead => {
    const firstDay = dayNumber(row.first_day)
    const positions = (days: readonly number[] = []): number[] => days.map((day) => Math.max(0, day - firstDay))
    return {
      unitId: row.unit_id,
      place: row.place,
      firstDay,
      length: dayNumber(row.data_to) - firstDay + 1,
      hydronic: row.hydronic,
      timeZone: row.time_zone,
      repairs: positions(repairs.get(row.unit_id)),
      updates: positions(updates.get(row.unit_id)),
      register: {
        auxHeatW: row.aux_heat_w ?? NaN,
        auxLockoutC: row.aux_lockout_c ?? NaN,
        minOutdoorC: row.min_outdoor_c ?? NaN,
        refrigerant: row.refrigerant ?? undefined,
      },
    }
  })
  return withLikeUnits(connection, heads, rows)
}

/** By unit, the days that a query tells. */
const changesOf = async (connection: DuckDBConnection, sql: string): Promise<Map<string, number[]>> =>
  mapped(await readRows<Record<string, string>>(connection, sql), (row) => row['unit_id'] as string, (row) => dayNumber((row['visited_on'] ?? row['updated_on']) as string))
