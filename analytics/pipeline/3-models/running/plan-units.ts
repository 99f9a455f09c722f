import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../../contract/days'
import { readRows } from '../../../db/query'
import type { Fleet } from '../loading/load-fleet'
import { areOurTables } from '../storing/model-schema'
import type { Fingerprints } from './unit-fingerprints'

/** What of the models' rows stays. */
export interface UnitPlan {
  /** Units all of whose rows stay. */
  kept: ReadonlySet<string>
  /** Units whose rows of earlier days stay, with the day (since 1970-01-01) that their models go on from. */
  goingOn: ReadonlyMap<string, number>
}

const nothing: UnitPlan = { kept: new Set(), goingOn: new Map() }

/**
 * Units with the same fingerprint as when their rows were computed are kept, and units whose fingerprint before the day that their memory goes
 * on from is the same go on. Where that is less than half of the fleet, all is computed anew, which leaves the tables in order.
 */
export const planUnits = async (connection: DuckDBConnection, { heads }: Pick<Fleet, 'heads'>, fingerprints: Fingerprints | undefined): Promise<UnitPlan> => {
  if (fingerprints === undefined || !(await areOurTables(connection))) return nothing
  const told = await readRows<{ unit_id: string; fingerprint: string }>(connection, 'SELECT unit_id, fingerprint FROM model_input')
  const remembered = await readRows<{ unit_id: string; day: string; fingerprint: string }>(connection, 'SELECT unit_id, goes_on_from AS day, fingerprint FROM model_memory WHERE part = 0')
  const toldOf = new Map(told.map((row) => [row.unit_id, row.fingerprint]))
  const memoryOf = new Map(remembered.map((row) => [row.unit_id, { day: dayNumber(row.day), fingerprint: row.fingerprint }]))
  const kept = new Set<string>()
  const goingOn = new Map<string, number>()
  for (const [index, head] of heads.entries()) {
    if (index % 256 === 255) await new Promise((resolve) => setImmediate(resolve))
    const memory = memoryOf.get(head.unitId)
    if (toldOf.has(head.unitId) && toldOf.get(head.unitId) === fingerprints.whole(head)) kept.add(head.unitId)
    else if (memory !== undefined && memory.day < head.firstDay + head.length && memory.fingerprint === fingerprints.before(head, memory.day)) goingOn.set(head.unitId, memory.day)
  }
  return 2 * (kept.size + goingOn.size) < heads.length ? nothing : { kept, goingOn }
}
