import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../db/query'
import { quoteName } from '../../db/quote'
import { dayColumns } from './day-columns'
import macrosSql from './feature-macros.sql?raw'
import tablesSql from './feature-tables.sql?raw'
import { modeColumns } from './unit/mode-part'
import unitGapSql from './unit_gap.sql?raw'
import unitMonthSql from './unit_month.sql?raw'
import unitYearSql from './unit_year.sql?raw'

/** Puts generated SQL fragments into a statement's `{places}`. */
export const fill = (sql: string, places: Record<string, string>): string =>
  sql.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole)

export const nextTables = (): string => fill(tablesSql, { mode_columns: modeColumns.map((column) => `${column} DOUBLE`).join(', '), day_columns: dayColumns })

/** The tables made of `unit_day`, and the macros features are written with. */
export const smallTables: readonly string[] = [unitGapSql, unitMonthSql, unitYearSql]
export const featureMacros: string = macrosSql

/** Makes the features' tables, empty, and their columns where they are missing, so that every screen can ask before the first analysis. */
export const createFeatureSchema = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, macrosSql)
  await run(connection, nextTables().replaceAll('CREATE OR REPLACE TEMP TABLE next_', 'CREATE TABLE IF NOT EXISTS '))
  await addMissingColumns(connection)
  for (const sql of smallTables) await run(connection, sql.replace('CREATE OR REPLACE TABLE', 'CREATE TABLE IF NOT EXISTS'))
  await run(connection, 'CREATE TABLE IF NOT EXISTS feature_input (unit_id VARCHAR, fingerprint VARCHAR)')
  await run(connection, 'CREATE TABLE IF NOT EXISTS analysis (as_of DATE, data_to DATE, zone VARCHAR)')
}

/** An older version's tables stay until the next analysis. */
const addMissingColumns = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, nextTables())
  const missing = await readRows<{ next_table: string; name: string; type: string }>(
    connection,
    `SELECT table_name AS next_table, column_name AS name, data_type AS type FROM duckdb_columns() wanted
     WHERE database_name = 'temp' AND table_name LIKE 'next\\_%' ESCAPE '\\' AND NOT EXISTS (
       FROM duckdb_columns() c WHERE c.database_name = current_database() AND c.schema_name = current_schema() AND c.table_name = substr(wanted.table_name, 6) AND c.column_name = wanted.column_name)
     ORDER BY table_name, column_index`,
  )
  for (const { next_table: table, name, type } of missing) await run(connection, `ALTER TABLE ${quoteName(table.slice(5))} ADD COLUMN ${quoteName(name)} ${type}`)
  for (const table of nextTables().matchAll(/TEMP TABLE (next_\w+)/g)) await run(connection, `DROP TABLE ${table[1]}`)
}
