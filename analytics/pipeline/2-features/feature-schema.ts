import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import { quoteName } from '../../db/quote'
import { tableColumns } from '../../db/table-columns'
import { dayColumns } from './day-columns'
import macrosSql from './feature-macros.sql?raw'
import tablesSql from './feature-tables.sql?raw'
import { modeColumns } from './unit/mode-part'
import unitGapSql from './unit_gap.sql?raw'
import unitMonthSql from './unit_month.sql?raw'
import unitYearSql from './unit_year.sql?raw'
import weatherBefore from './weather_before.sql?raw'

/** Puts generated SQL fragments into a statement's `{places}`. */
export const fill = (sql: string, places: Record<string, string>): string =>
  sql.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole)

/** Puts the weather before the hours that a table (`place`, `hour`) asks for into a statement's `{weather_before}`. */
export const withWeatherBefore = (sql: string, asked: string): string => fill(sql, { weather_before: fill(weatherBefore, { asked }) })

export const nextTables = (): string => fill(tablesSql, { mode_columns: modeColumns.map((column) => `${column} DOUBLE`).join(', '), day_columns: dayColumns })

/** The tables made of `unit_day`, and the macros features are written with. */
export const smallTables: readonly string[] = [unitGapSql, unitMonthSql, unitYearSql]
export const featureMacros: string = macrosSql

/** Makes the features' tables, empty, and their columns where they are missing, so that every screen can ask before the first analysis; `known` are tables that are there. */
export const createFeatureSchema = async (connection: DuckDBConnection, known: ReadonlySet<string> = new Set()): Promise<void> => {
  await run(connection, macrosSql)
  await run(connection, nextTables().replaceAll('CREATE OR REPLACE TEMP TABLE next_', 'CREATE TABLE IF NOT EXISTS '))
  await addMissingColumns(connection)
  for (const sql of smallTables) if (!known.has(/TABLE (\w+)/.exec(sql)?.[1] ?? '')) await run(connection, sql.replace('CREATE OR REPLACE TABLE', 'CREATE TABLE IF NOT EXISTS'))
  await run(connection, 'CREATE TABLE IF NOT EXISTS feature_input (unit_id VARCHAR, fingerprint VARCHAR)')
  await run(connection, 'CREATE TABLE IF NOT EXISTS feature_origin (unit_id VARCHAR, origin VARCHAR, came_again BOOLEAN)')
  await run(connection, 'CREATE TABLE IF NOT EXISTS feature_memory (unit_id VARCHAR, facts VARCHAR, parts VARCHAR[], cut DATE, read_from DOUBLE, day DATE, day_from DOUBLE, weather VARCHAR)')
  await run(connection, 'CREATE TABLE IF NOT EXISTS feature_memory_piece (unit_id VARCHAR, piece INTEGER, text VARCHAR)')
  await run(connection, 'CREATE TABLE IF NOT EXISTS analysis (as_of DATE, data_to DATE, zone VARCHAR)')
}

/** An older version's tables stay until the next analysis. */
const addMissingColumns = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, nextTables())
  for (const [, table = ''] of nextTables().matchAll(/TEMP TABLE next_(\w+)/g)) {
    const known = new Set((await tableColumns(connection, table)).map(({ name }) => name))
    for (const { name, type } of await tableColumns(connection, `next_${table}`))
      if (!known.has(name)) await run(connection, `ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(name)} ${type}`)
    await run(connection, `DROP TABLE next_${table}`)
  }
}
