import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import { quoteName } from '../db/quote'
import { refrigerantTables } from './refrigerant-columns'

/** Whether a project holds refrigerant records: a row in one of their registers, or a unit whose refrigerant or full charge is given. */
export const hasRefrigerantRecords = async (connection: DuckDBConnection): Promise<boolean> => {
  const rows = Object.values(refrigerantTables).map(({ table }) => `EXISTS (FROM ${quoteName(table)})`)
  const units = 'EXISTS (FROM unit_register WHERE refrigerant IS NOT NULL OR full_charge_lb > 0)'
  return (await readRow<{ found: boolean }>(connection, `SELECT ${[...rows, units].join(' OR ')} AS found`))?.found ?? false
}
