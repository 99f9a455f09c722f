import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import foundCyclesSql from './found_cycles.sql?raw'
import type { FoundCycle } from './score-defrosts'

/** The defrosts that the features found, by unit. */
export const loadCycles = async (connection: DuckDBConnection): Promise<Map<string, FoundCycle[]>> => {
  const byUnit = new Map<string, FoundCycle[]>()
  for (const { unit_id, start_s, end_s, verdict } of await readRows<{ unit_id: string; start_s: number; end_s: number; verdict: string }>(connection, foundCyclesSql)) {
    const cycles = byUnit.get(unit_id) ?? []
    cycles.push({ startS: start_s, endS: end_s, verdict })
    byUnit.set(unit_id, cycles)
  }
  return byUnit
}
