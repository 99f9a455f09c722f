import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import { quoteName } from '../db/quote'
import { registerTables, type RegisterKind } from './register-columns'

/** Whether a later import than `importNo` says something of a key that the register of that import has. */
export const isSuperseded = async (connection: DuckDBConnection, kind: RegisterKind, importNo: number): Promise<boolean> => {
  const { table, key } = kind === 'tariffs' ? { table: 'tariff_register', key: ['tariff_id'] } : registerTables[kind]
  const sameKey = key.map(quoteName).map((name) => `later.${name} IS NOT DISTINCT FROM earlier.${name}`)
  const row = await readRow<{ superseded: boolean }>(
    connection,
    `SELECT count(*) > 0 AS superseded
     FROM ${quoteName(table)} AS earlier
     SEMI JOIN (FROM ${quoteName(table)} WHERE import_no > $importNo) AS later ON ${sameKey.join(' AND ')}
     WHERE earlier.import_no = $importNo`,
    { importNo },
  )
  return row?.superseded ?? false
}
