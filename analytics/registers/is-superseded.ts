import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import { quoteName } from '../db/quote'
import { registerTables, type RegisterKind } from './register-columns'

/** Whether a row of the register of an import is no longer what stands, as a later import says something else of its key. */
export const isSuperseded = async (connection: DuckDBConnection, kind: RegisterKind, importNo: number): Promise<boolean> => {
  const { table, key } = kind === 'tariffs' ? { table: 'tariff_register', key: ['tariff_id'] } : registerTables[kind]
  const row = await readRow<{ superseded: boolean }>(
    connection,
    `SELECT count(*) > 0 AS superseded FROM (
       SELECT * EXCLUDE (import_no) FROM ${quoteName(table)} WHERE import_no = $importNo
       EXCEPT
       SELECT * EXCLUDE (import_no) FROM ${quoteName(table)} QUALIFY row_number() OVER (PARTITION BY ${key.map(quoteName).join(', ')} ORDER BY import_no DESC) = 1
     )`,
    { importNo },
  )
  return row?.superseded ?? false
}
