import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { quoteText } from '../../../db/quote'

/** What a part holds of one unit; times are UTC, `sample_s` is the most frequent one. */
export interface PartUnit {
  unit_id: string
  first_ts: string
  last_ts: string
  rows: number
  sample_s: number
}

/** `part-0000.parquet`, .. */
export const partName = (part: number): string => `part-${String(part).padStart(4, '0')}.parquet`

export const partFormat = '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)'

/** The units of a part, ascending, and how many of its rows have no complete key or are not above the row before. */
export const readPart = async (connection: DuckDBConnection, path: string): Promise<{ units: PartUnit[]; broken: number }> => {
  const rows = await readRows<PartUnit & { broken: number }>(
    connection,
    `SELECT unit_id, min(first_ts) AS first_ts, max(last_ts) AS last_ts, sum(n)::BIGINT AS "rows", arg_max(sample_s, (n, -sample_s))::INTEGER AS sample_s, sum(broken)::BIGINT AS broken
     FROM (
       SELECT unit_id, sample_s, count(*) AS n, min(ts) AS first_ts, max(ts) AS last_ts,
         count(*) FILTER (unit_id IS NULL OR ts IS NULL OR sample_s IS NULL OR unit_id < u OR (unit_id = u AND (ts < t OR (ts = t AND sample_s <= l)))) AS broken
       FROM (SELECT unit_id, ts, sample_s, lag(unit_id) OVER () AS u, lag(ts) OVER () AS t, lag(sample_s) OVER () AS l FROM read_parquet(${quoteText(path)}))
       GROUP BY unit_id, sample_s)
     GROUP BY unit_id ORDER BY unit_id`,
  )
  return { units: rows.map(({ broken: _, ...unit }) => unit), broken: rows.reduce((sum, row) => sum + row.broken, 0) }
}

/** The units of a part. Everything downstream relies on its order: a part out of order ends the import. */
export const checkedPart = async (connection: DuckDBConnection, path: string): Promise<PartUnit[]> => {
  const { units, broken } = await readPart(connection, path)
  if (broken > 0) throw new Error(`${broken} rows of ${path} are out of order`)
  return units
}
