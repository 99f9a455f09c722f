import type { DuckDBConnection } from '@duckdb/node-api'
import { backToMain } from './in-schema'
import { run } from './query'

const open = new WeakSet<DuckDBConnection>()

/**
 * Runs work as one change: others see all of it or nothing, and an error takes all of it back.
 * Inside another transaction of the same connection the work becomes a part of that one.
 */
export const inTransaction = async <T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> => {
  if (open.has(connection)) return work()
  await run(connection, 'BEGIN TRANSACTION')
  open.add(connection)
  try {
    const result = await work()
    await run(connection, 'COMMIT')
    return result
  } catch (error) {
    await run(connection, 'ROLLBACK').catch(() => undefined)
    await backToMain(connection)
    throw error
  } finally {
    open.delete(connection)
  }
}
