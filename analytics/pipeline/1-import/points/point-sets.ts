import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import type { PlannedFile } from '../staging/plan-sources'
import type { PointRecords } from './read-points'

/** Files of units whose points have the same names, so that the same becomes of them. */
export interface PointSet {
  plans: PlannedFile[]
  names: string[]
  read: PointRecords
}

/** Parts files of points that were read together by the names of their units' points; those whose column names units stay together. */
export const pointSets = async (connection: DuckDBConnection, group: readonly PlannedFile[], read: PointRecords): Promise<PointSet[]> => {
  const rows = await readRows<{ unit_id: string | null; name: string }>(connection, `SELECT DISTINCT unit_id, name FROM ${read.records} WHERE name IS NOT NULL ORDER BY unit_id, name`)
  const namesOf = new Map<string | undefined, string[]>()
  for (const { unit_id, name } of rows) {
    const unit = group[0]?.source.unitId === undefined ? undefined : (unit_id ?? undefined)
    namesOf.set(unit, [...(namesOf.get(unit) ?? []), name])
  }
  const sets = new Map<string, PointSet>()
  for (const plan of group) {
    const names = [...new Set(namesOf.get(plan.source.unitId))].sort()
    const key = JSON.stringify(names)
    const set = sets.get(key)
    if (set === undefined) sets.set(key, { plans: [plan], names, read })
    else set.plans.push(plan)
  }
  return sets.size === 1 ? [...sets.values()] : [...sets.values()].map((set) => ({ ...set, read: recordsOf(set.plans, read) }))
}

const recordsOf = (plans: readonly PlannedFile[], read: PointRecords): PointRecords => {
  const numbers = plans.map(({ source }) => source.fileNo)
  const own = `file_no BETWEEN ${Math.min(...numbers)} AND ${Math.max(...numbers)} AND list_contains([${numbers.join(', ')}], file_no)`
  return { ...read, records: `(SELECT * FROM ${read.records} WHERE ${own})`, allRecords: `(SELECT * FROM ${read.allRecords} WHERE ${own})` }
}

/** The first file of each unit, which its rows are staged as. */
export const firstFiles = (plans: readonly PlannedFile[]): Map<string | undefined, number> => {
  const first = new Map<string | undefined, number>()
  for (const { source } of plans) if (!first.has(source.unitId)) first.set(source.unitId, source.fileNo)
  return first
}
