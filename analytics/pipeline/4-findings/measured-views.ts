import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import { quoteText } from '../../db/quote'
import { rowsOfUnits, type RowsOf } from '../../db/rows-of-units'

/** The large tables that windows are measured on. */
const tables = ['unit_day', 'unit_day_mode', 'unit_expectation', 'unit_residual', 'unit_cause'] as const

/** Where the rows of units lie in each of them. */
export type MeasuredRows = Readonly<Record<(typeof tables)[number], RowsOf>>

export const measuredRows = async (connection: DuckDBConnection): Promise<MeasuredRows> => {
  const rows: [string, RowsOf][] = []
  for (const table of tables) rows.push([table, await rowsOfUnits(connection, table)])
  return Object.fromEntries(rows) as MeasuredRows
}

/** Makes of each table a temporary view (`measured_<table>`) on some units, given in order of their ids. */
export const viewMeasured = async (connection: DuckDBConnection, unitIds: readonly string[], rows: MeasuredRows): Promise<void> => {
  for (const table of tables) await viewUnits(connection, `measured_${table}`, table, unitIds, rows)
}

/** Makes `near_unit_day`, the days of other units, likewise. */
export const viewNear = (connection: DuckDBConnection, unitIds: readonly string[], rows: MeasuredRows): Promise<void> => viewUnits(connection, 'near_unit_day', 'unit_day', unitIds, rows)

export const dropViews = async (connection: DuckDBConnection): Promise<void> => {
  for (const view of [...tables.map((table) => `measured_${table}`), 'near_unit_day']) await run(connection, `DROP VIEW IF EXISTS ${view}`)
}

const viewUnits = (connection: DuckDBConnection, view: string, table: (typeof tables)[number], unitIds: readonly string[], rows: MeasuredRows): Promise<void> => {
  const between = `unit_id BETWEEN ${quoteText(unitIds[0] ?? '')} AND ${quoteText(unitIds.at(-1) ?? '')}`
  const spans = rows[table](unitIds).map(({ from_row: from, to_row: to }) => `FROM ${table} WHERE ${between} AND rowid BETWEEN ${from} AND ${to}`)
  return run(connection, `CREATE OR REPLACE TEMP VIEW ${view} AS ${spans.join(' UNION ALL ')}`)
}
