import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from './query'
import { quoteName, quoteText } from './quote'

const schemas = new WeakMap<DuckDBConnection, string>()

/**
 * Runs work in a schema of its own, made where it is missing: tables are made, replaced and filled there, and those that it does not have are
 * read from `main`.
 */
export const inSchema = async <T>(connection: DuckDBConnection, schema: string, work: () => Promise<T>): Promise<T> => {
  await run(connection, `CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)}`)
  await run(connection, `SET search_path = ${quoteText(`${schema},main`)}`)
  schemas.set(connection, schema)
  try {
    const result = await work()
    await backToMain(connection)
    return result
  } catch (error) {
    await backToMain(connection).catch(() => undefined)
    throw error
  }
}

/** Leaves the schema at hand, if any. A transaction that was aborted refuses it until it is rolled back. */
export const backToMain = async (connection: DuckDBConnection): Promise<void> => {
  if (!schemas.has(connection)) return
  await run(connection, `SET search_path = 'main'`)
  schemas.delete(connection)
}

/** Where an appender finds a table, which looks in `main` and the temporary tables by itself; undefined for there. */
export const schemaOf = async (connection: DuckDBConnection, table: string): Promise<string | undefined> => {
  const schema = schemas.get(connection)
  if (schema === undefined) return undefined
  return (await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM duckdb_tables() WHERE schema_name = $schema AND table_name = $table', { schema, table }))?.n === 0 ? undefined : schema
}
