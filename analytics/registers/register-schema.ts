import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName } from '../db/quote'
import { run } from '../db/query'
import { sqlTypeOf } from './column-sql'
import { registerTables } from './register-columns'
import serviceVisitView from './service_visit.sql?raw'
import tariffView from './tariff.sql?raw'
import tariffTable from './tariff_register.sql?raw'
import technicianView from './technician.sql?raw'
import unitView from './unit.sql?raw'
import weatherView from './weather.sql?raw'

/** Makes the register tables and the views on them, where missing. The table `segment` has to exist. */
export const createRegisterSchema = async (connection: DuckDBConnection): Promise<void> => {
  for (const { table, columns } of Object.values(registerTables)) {
    const names = Object.entries(columns).map(([name, cell]) => `${quoteName(name)} ${sqlTypeOf(cell)}`)
    await run(connection, `CREATE TABLE IF NOT EXISTS ${quoteName(table)} (import_no INTEGER, ${names.join(', ')})`)
  }
  await run(connection, tariffTable)
  for (const { table, key, view } of Object.values(registerTables)) if (view !== undefined) await run(connection, latestRows(view, table, key))
  for (const view of [unitView, technicianView, serviceVisitView, tariffView, weatherView]) await run(connection, view)
}

/** Rows of the oldest import replace none: what is left of the others is mostly little, and a question for a few rows then reads few. */
const latestRows = (view: string, table: string, key: readonly string[]): string => {
  const names = key.map(quoteName)
  return `CREATE OR REPLACE VIEW ${quoteName(view)} AS
   SELECT * EXCLUDE (import_no) FROM ${quoteName(table)} AS entry
   ANTI JOIN (
     SELECT import_no, ${names.join(', ')} FROM ${quoteName(table)} WHERE import_no > (SELECT min(import_no) FROM ${quoteName(table)})
   ) AS later
   ON ${names.map((name) => `later.${name} IS NOT DISTINCT FROM entry.${name}`).join(' AND ')} AND later.import_no > entry.import_no`
}

/** Takes one import's register rows away again. */
export const removeRegisters = async (connection: DuckDBConnection, importNo: number): Promise<void> => {
  const tables = [...Object.values(registerTables).map((register) => register.table), 'tariff_register']
  for (const table of tables) await run(connection, `DELETE FROM ${quoteName(table)} WHERE import_no = $importNo`, { importNo })
}
