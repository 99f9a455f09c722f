import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../db/append-columns'
import { readRows, run } from '../../db/query'
import { createModelSchema, modelTables } from './model-schema'
import { detectors } from './models'

/**
 * Makes the models' tables ready for what is computed anew and answers the units whose rows stay: those with the same fingerprint as when
 * they were computed. Everything else goes. Tables are made empty where less than half of the units stays.
 */
export const keepUnits = async (connection: DuckDBConnection, units: number, fingerprints: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> => {
  const same = fingerprints.size === 0 ? [] : (await storedFingerprints(connection)).filter((row) => fingerprints.get(row.unit_id) === row.fingerprint)
  if (2 * same.length < units || same.length === 0) {
    await createModelSchema(connection)
    return new Set()
  }
  await run(connection, 'CREATE OR REPLACE TEMP TABLE kept_unit (unit_id VARCHAR)')
  await appendColumns(connection, 'kept_unit', [{ kind: 'text', values: same.map((row) => row.unit_id) }])
  for (const table of modelTables) await run(connection, `DELETE FROM ${table} WHERE unit_id NOT IN (FROM kept_unit)`)
  await run(connection, 'DROP TABLE kept_unit')
  return new Set(same.map((row) => row.unit_id))
}

/** Remembers what the rows that are now there were computed from. */
export const storeFingerprints = async (connection: DuckDBConnection, fingerprints: ReadonlyMap<string, string>): Promise<void> => {
  await run(connection, 'DELETE FROM model_input')
  await appendColumns(connection, 'model_input', [
    { kind: 'text', values: [...fingerprints.keys()] },
    { kind: 'text', values: [...fingerprints.values()] },
  ])
}

/** None where the tables are of another program: with other columns, or before fingerprints. */
const storedFingerprints = async (connection: DuckDBConnection): Promise<{ unit_id: string; fingerprint: string }[]> => {
  const columns = await readRows<{ table_name: string; column_name: string }>(
    connection,
    `SELECT table_name, column_name FROM duckdb_columns() WHERE table_name IN ('unit_statistic', 'model_input') AND database_name = current_database() AND schema_name = current_schema() ORDER BY table_name, column_index`,
  )
  const of = (table: string): string => columns.flatMap((row) => (row.table_name === table ? [row.column_name] : [])).join(' ')
  if (of('model_input') !== 'unit_id fingerprint' || of('unit_statistic') !== ['unit_id', 'day', ...detectors].join(' ')) return []
  return readRows(connection, 'SELECT unit_id, fingerprint FROM model_input')
}
