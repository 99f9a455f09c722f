import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../analytics/db/query'

const names = [
  'unit_day', 'unit_day_mode', 'unit_day_gate', 'unit_signal', 'unit_signal_day', 'run_cycle', 'defrost_cycle', 'unit_gap', 'unit_month', 'unit_year',
  'unit_statistic', 'unit_gate', 'unit_expectation', 'unit_condition', 'crossing', 'finding', 'work_order',
]

/** Derived tables, all of today's if none are named, as JSON text, rows sorted by all columns; of their `columns` only, where those are told. */
export const derivedTables = async (connection: DuckDBConnection, tablesOf: readonly string[] = names, columns: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> => {
  const tables: Record<string, string> = {}
  for (const name of tablesOf) tables[name] = JSON.stringify(await readRows(connection, `SELECT ${columns[name] ?? '*'} FROM ${name} ORDER BY ALL`))
  return tables
}
