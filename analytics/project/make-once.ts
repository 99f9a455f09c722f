import type { DuckDBConnection } from '@duckdb/node-api'
import { fingerprintOf } from '../db/statements-of'
import { readRow, run } from '../db/query'
import { inTransaction } from '../db/transaction'

/** Makes tables and views, as one change, unless a project says that they were made by the very same statements. */
export const makeOnce = (key: 'schema' | 'tables', make: (connection: DuckDBConnection) => Promise<void>): ((connection: DuckDBConnection) => Promise<void>) => {
  let fingerprint: Promise<string> | undefined
  return async (connection) => {
    fingerprint ??= fingerprintOf(make)
    const made = await fingerprint
    const known = await readRow<{ value: string }>(connection, 'SELECT value FROM project_info WHERE key = $key', { key })
    if (known?.value === made) return
    await inTransaction(connection, async () => {
      await make(connection)
      await run(connection, 'INSERT OR REPLACE INTO project_info VALUES ($key, $made)', { key, made })
    })
  }
}
