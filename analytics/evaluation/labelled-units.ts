import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../db/query'
import labelledViewSql from './labelled_view.sql?raw'
import type { Truth } from './truth'
import type { LabelledUnit } from './unit-facts'

/**
 * Units of an analysed project whose truth is known, with the tier (0.1 of the analytics notes) of the signals they have and their
 * sampling. Units of the truth that the project has no telemetry of are left out.
 */
export const labelledUnits = async (connection: DuckDBConnection, truths: readonly Truth[]): Promise<LabelledUnit[]> => {
  const rows = await readRows<{ unit_id: string; tier: string; step_s: number }>(connection, labelledViewSql)
  const views = new Map(rows.map((row) => [row.unit_id, row]))
  return truths.flatMap((truth) => {
    const view = views.get(truth.unitId)
    return view === undefined ? [] : [{ unitId: truth.unitId, tier: view.tier, stepS: view.step_s, truth }]
  })
}
