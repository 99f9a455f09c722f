import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../db/query'
import { withLikeUnits } from './like-units'
import type { UnitHead } from './load-series'
import loadUnits from './load-units.sql?raw'
import unitUpdate from './unit_update.sql?raw'

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

/** The units that have days to judge, with the first baselines of like units where they need to know them. */
export const loadUnitHeads = async (connection: DuckDBConnection): Promise<UnitHead[]> => {
  type Row = {
    unit_id: string; first_day: string; data_to: string; hydronic: boolean | null
    aux_heat_w: number | null; aux_lockout_c: number | null; min_outdoor_c: number | null; refrigerant: string | null
  }
  await run(connection, unitUpdate)
  const rows = await readRows<Row>(connection, loadUnits)
  return withLikeUnits(connection, rows.map((row) => ({
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
  })))
}
