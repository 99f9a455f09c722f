import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../analytics/db/query'
import { modelTables } from '../../../analytics/pipeline/3-models/storing/model-schema'
import { detectors } from '../../../analytics/pipeline/3-models/models'

/** What features say of the rows that are there where they go on from one run to the next: of each unit all but its last three days are settled. */
export const tellOrigins = (connection: DuckDBConnection): Promise<void> =>
  run(
    connection,
    `CREATE OR REPLACE TABLE feature_input AS SELECT unit_id, 'to ' || max(day) AS fingerprint FROM unit_day GROUP BY unit_id ORDER BY unit_id;
     CREATE OR REPLACE TABLE feature_origin AS SELECT unit_id, 'made whole' AS origin, true AS came_again FROM feature_input;
     CREATE OR REPLACE TABLE feature_memory AS SELECT f.* REPLACE (u.unit_id AS unit_id, u.day AS day) FROM (SELECT unit_id, max(day) - 2 AS day FROM unit_day GROUP BY unit_id) u LEFT JOIN feature_memory f ON false`,
  )

/** The rows of days up to one, with their origins. */
export const tellDays = async (connection: DuckDBConnection, day: string): Promise<void> => {
  for (const table of ['unit_day', 'unit_day_mode']) {
    await run(connection, `CREATE TABLE IF NOT EXISTS all_${table} AS FROM ${table}`)
    await run(connection, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM all_${table} WHERE day <= $day::DATE ORDER BY unit_id, day`, { day })
  }
  await run(connection, 'UPDATE analysis SET as_of = $day::DATE, data_to = (SELECT max(day) FROM unit_day)', { day })
  await tellOrigins(connection)
}

const marked = detectors[0] as string
const firstOf = (table: string): string => `(SELECT min(day) FROM ${table} f WHERE f.unit_id = t.unit_id)`

/** Marks the first day of every unit, where nothing of it is computed anew. */
export const mark = (connection: DuckDBConnection): Promise<void> => run(connection, `UPDATE unit_statistic t SET "${marked}" = -12345 WHERE day = ${firstOf('unit_statistic')}`)

/** Units whose first day was computed anew since it was marked. */
export const unmarked = async (connection: DuckDBConnection): Promise<string[]> =>
  (await readRows<{ unit_id: string }>(connection, `SELECT unit_id FROM unit_statistic t WHERE day = ${firstOf('unit_statistic')} AND "${marked}" IS DISTINCT FROM -12345 ORDER BY unit_id`)).map((row) => row.unit_id)

/** All rows of the models' tables, in order, but for the mark. */
export const everything = async (connection: DuckDBConnection): Promise<Record<string, string[]>> => {
  const tables: Record<string, string[]> = {}
  for (const table of modelTables) {
    const columns = table === 'unit_statistic' ? `t.* REPLACE (CASE WHEN day > ${firstOf(table)} THEN "${marked}" END AS "${marked}")` : '*'
    tables[table] = (await readRows<{ row: string }>(connection, `SELECT r::VARCHAR AS row FROM (SELECT ${columns} FROM ${table} t) r ORDER BY row`)).map(({ row }) => row)
  }
  return tables
}
