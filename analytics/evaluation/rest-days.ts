import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../db/query'
import { restGroups } from '../pipeline/3-models/sensors/rest-group'
import restDaysSql from './rest_days.sql?raw'
import type { LabelledUnit } from './unit-facts'

type Rested = Readonly<Record<keyof typeof restGroups, boolean>>

/** Whether three of the group of a sensor were compared, of any group where it is not known which sensor it is. */
const isCompared = (sensor: string | undefined, rested: Rested): boolean =>
  (['outdoor', 'indoor'] as const).some((group) => rested[group] && (sensor === undefined || (restGroups[group] as readonly string[]).includes(sensor)))

/** Days since 1970-01-01, ascending, on which three sensors or more of the group with a unit's drifting one rested together. */
export const loadRestDays = async (connection: DuckDBConnection, drifting: readonly Pick<LabelledUnit, 'unitId' | 'variant'>[]): Promise<Map<string, number[]>> => {
  const days = new Map<string, number[]>(drifting.map(({ unitId }) => [unitId, []]))
  const sensors = new Map(drifting.map(({ unitId, variant }) => [unitId, variant]))
  const rows = await readRows<{ unit_id: string; day: number } & Rested>(connection, restDaysSql, { unit_ids: JSON.stringify([...days.keys()]) })
  for (const { unit_id, day, ...rested } of rows) if (isCompared(sensors.get(unit_id), rested)) days.get(unit_id)?.push(day)
  return days
}
