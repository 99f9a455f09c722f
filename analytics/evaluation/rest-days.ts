import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../db/query'
import { leastMembers, restColumn, restGroups, type RestSensor } from '../pipeline/3-models/sensors/rest-group'
import type { LabelledUnit } from './unit-facts'

const groups: readonly (readonly RestSensor[])[] = Object.values(restGroups)

const groupOf = (sensor: string | undefined): readonly (readonly RestSensor[])[] =>
  sensor === undefined ? groups : groups.filter((members) => (members as readonly string[]).includes(sensor))

const membersThere = (members: readonly RestSensor[], index: number): string => `len(list_filter([${members.map(restColumn).join(', ')}], lambda k: k IS NOT NULL)) AS members_${index}`

const sql = `
  SELECT unit_id, date_diff('day', DATE '1970-01-01', day)::INTEGER AS day, ${groups.map(membersThere).join(', ')}
  FROM unit_day
  WHERE rests > 0 AND unit_id IN (SELECT unnest(from_json($unit_ids, '["VARCHAR"]')))
  ORDER BY unit_id, day`

/**
 * Days since 1970-01-01, ascending, on which so many sensors of the group with a unit's drifting one rested together that one could be told
 * apart; of any group where it is not known which sensor drifts.
 */
export const loadRestDays = async (connection: DuckDBConnection, drifting: readonly Pick<LabelledUnit, 'unitId' | 'variant'>[]): Promise<Map<string, number[]>> => {
  const days = new Map<string, number[]>(drifting.map(({ unitId }) => [unitId, []]))
  const asked = new Map(drifting.map(({ unitId, variant }) => [unitId, groupOf(variant)]))
  const rows = await readRows<{ unit_id: string; day: number; [members: `members_${number}`]: number }>(connection, sql, { unit_ids: JSON.stringify([...days.keys()]) })
  for (const row of rows) if (asked.get(row.unit_id)?.some((members) => (row[`members_${groups.indexOf(members)}`] ?? 0) >= leastMembers)) days.get(row.unit_id)?.push(row.day)
  return days
}
