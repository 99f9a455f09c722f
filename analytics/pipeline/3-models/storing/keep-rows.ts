import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../../db/append-columns'
import { deleteRows } from '../../../db/delete-rows'
import { run } from '../../../db/query'
import { createModelSchema, type modelTables } from './model-schema'
import type { UnitPlan } from '../running/plan-units'
import { toldAgain } from './result-tables'

/** Later than any day. */
const always = 1_000_000

/** What tells of each table's row that it stays of a unit whose models go on from day `until`: gates that end with the day before are told again, by who goes on. */
const stays: Record<(typeof modelTables)[number] | 'model_memory', string> = {
  unit_statistic: 'day < until',
  unit_gate: 'to_day + 1 < until',
  unit_expectation: 'day < until',
  unit_condition: 'for_all',
  unit_cause: 'day < until',
  unit_residual: 'day < until',
  compressor_contributor: 'for_all',
  model_memory: 's.unit_id IS NOT NULL',
}

/** Makes the models' tables ready for what is computed by a plan: rows that don't stay by it go. Tables are made anew where none stays. */
export const keepRows = async (connection: DuckDBConnection, { kept, goingOn }: UnitPlan): Promise<void> => {
  if (kept.size + goingOn.size === 0) return createModelSchema(connection)
  await run(connection, 'CREATE OR REPLACE TEMP TABLE staying_unit (unit_id VARCHAR, until DATE, for_all BOOLEAN)')
  await appendColumns(connection, 'staying_unit', [
    { kind: 'text', values: [...kept, ...goingOn.keys()] },
    { kind: 'day', values: [...[...kept].map(() => always), ...goingOn.values()] },
    { kind: 'boolean', values: [...[...kept].map(() => 1), ...[...goingOn].map(() => 0)] },
  ])
  for (const [table, staying] of Object.entries(stays)) await deleteRows(connection, table, `LEFT JOIN staying_unit s USING (unit_id) WHERE (${staying}) IS NOT TRUE`)
  await run(connection, 'DROP TABLE staying_unit')
  if (goingOn.size > 0) await run(connection, `CREATE OR REPLACE TEMP TABLE ${toldAgain} AS FROM unit_expectation LIMIT 0`)
}

/** Removes all that is stored of units. */
export const forgetUnits = async (connection: DuckDBConnection, unitIds: readonly string[]): Promise<void> => {
  if (unitIds.length === 0) return
  for (const table of Object.keys(stays)) await run(connection, `DELETE FROM ${table} WHERE unit_id IN (SELECT unnest(string_split($ids, chr(31))))`, { ids: unitIds.join('\u001f') })
}

/** Puts what was told again of earlier days in the place of what was told of them before, of units that went on. */
export const replaceTold = async (connection: DuckDBConnection, { goingOn }: UnitPlan): Promise<void> => {
  if (goingOn.size === 0) return
  await run(connection, `DELETE FROM unit_expectation e WHERE EXISTS (FROM ${toldAgain} a WHERE a.unit_id = e.unit_id AND a.day = e.day AND a.mode = e.mode)`)
  await run(connection, `INSERT INTO unit_expectation FROM ${toldAgain}; DROP TABLE ${toldAgain}`)
  await deleteRows(connection, 'model_memory', 'JOIN (SELECT unit_id, max(goes_on_from) AS latest FROM model_memory GROUP BY unit_id) USING (unit_id) WHERE t.goes_on_from < latest')
}
