import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteTexts } from '../../../db/quote'

/** What is staged of one file. Times are UTC; `bad` rows have no unit or no time. */
export interface FileFacts {
  file_no: number
  rows: number
  bad: number
  units: number
  from_at: string | null
  to_at: string | null
}

/** All staged rows as one relation: `file_no, row_no` and the canonical columns that are there. */
export const stagedRows = (grouped: readonly string[], own: readonly string[]): string => {
  if (grouped.length + own.length === 0) return '(SELECT NULL::INTEGER AS file_no, NULL::BIGINT AS row_no, NULL::VARCHAR AS unit_id, NULL::TIMESTAMP AS ts, NULL::INTEGER AS sample_s, NULL::BIGINT AS out_of_sense WHERE false)'
  const branches: string[] = []
  if (grouped.length > 0)
    branches.push(`SELECT * EXCLUDE (file_row_number), file_row_number AS row_no FROM read_parquet(${quoteTexts(grouped)}, union_by_name = true, file_row_number = true)`)
  if (own.length > 0) branches.push(`SELECT * FROM read_parquet(${quoteTexts(own)}, union_by_name = true)`)
  return `(${branches.join(' UNION ALL BY NAME ')})`
}

/** Makes the table `stage_fact`, a row for each file and unit: rows, rows with a time, without a sample length, first and last time. */
export const findFacts = (connection: DuckDBConnection, stage: string): Promise<void> =>
  run(
    connection,
    `CREATE OR REPLACE TEMP TABLE stage_fact AS
     SELECT file_no, unit_id, count(*) AS n, count(ts) AS timed, count(*) FILTER (ts IS NOT NULL AND sample_s IS NULL) AS unsampled, min(ts) AS low, max(ts) AS high
     FROM ${stage} GROUP BY file_no, unit_id`,
  )

export const factsOfFiles = async (connection: DuckDBConnection): Promise<Map<number, FileFacts>> => {
  const rows = await readRows<FileFacts>(
    connection,
    `SELECT file_no, sum(n)::BIGINT AS "rows", sum(CASE WHEN unit_id IS NULL THEN n ELSE n - timed END)::BIGINT AS bad,
       count(*) FILTER (unit_id IS NOT NULL AND timed > 0) AS units,
       min(low) FILTER (unit_id IS NOT NULL) AS from_at, max(high) FILTER (unit_id IS NOT NULL) AS to_at
     FROM stage_fact GROUP BY file_no ORDER BY file_no`,
  )
  return new Map(rows.map((row) => [row.file_no, row]))
}

export interface UnitRange {
  unit_id: string
  low: string
  high: string
}

/** Every staged unit, ascending, with its first and last time as exact text. */
export const unitRanges = (connection: DuckDBConnection): Promise<UnitRange[]> =>
  readRows<UnitRange>(connection, 'SELECT unit_id, min(low)::VARCHAR AS low, max(high)::VARCHAR AS high FROM stage_fact WHERE unit_id IS NOT NULL AND timed > 0 GROUP BY unit_id ORDER BY unit_id')
