import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { quoteName, quoteText, quoteTexts } from '../../../db/quote'
import type { Earlier } from './earlier-parts'

interface FileCount {
  file_no: number
  n: number
}

export const addConflicts = (total: Map<number, number>, more: ReadonlyMap<number, number>): void => {
  for (const [fileNo, n] of more) total.set(fileNo, (total.get(fileNo) ?? 0) + n)
}

/** Rows, by file, that give a key of the table `repeated` another value than a row before them. */
export const conflictsWithin = async (connection: DuckDBConnection, sorted: string, signals: readonly string[]): Promise<Map<number, number>> => {
  const differs = signals.map((s) => {
    const name = quoteName(s)
    return `(${name} IS NOT NULL AND last_value(${name} IGNORE NULLS) OVER earlier IS DISTINCT FROM ${name} AND last_value(${name} IGNORE NULLS) OVER earlier IS NOT NULL)`
  })
  if (differs.length === 0) return new Map()
  const rows = await readRows<FileCount>(
    connection,
    `SELECT file_no, count(*) AS n FROM (
       SELECT file_no, ${differs.join(' OR ')} AS conflict FROM ${sorted} SEMI JOIN repeated USING (unit_id, ts, sample_s)
       WINDOW earlier AS (PARTITION BY unit_id, ts, sample_s ORDER BY file_no, row_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
     ) WHERE conflict GROUP BY ALL`,
  )
  return new Map(rows.map((row) => [row.file_no, row.n]))
}

/** Rows, by file, that give a key another value than an earlier import: rows of `file_no, row_no`, the key and some signals. */
export const conflictsWithEarlier = async (connection: DuckDBConnection, rows: string, signals: readonly string[], earlier: Earlier): Promise<Map<number, number>> => {
  const stored = new Set((await readRows<{ name: string }>(connection, `SELECT name FROM parquet_schema(${quoteTexts(earlier.parts)}) GROUP BY name`)).map(({ name }) => name))
  const both = signals.filter((signal) => stored.has(signal))
  const differs = both.map((s) => `(n.${quoteName(s)} IS NOT NULL AND o.${quoteName(s)} IS NOT NULL AND n.${quoteName(s)} <> o.${quoteName(s)})`)
  if (differs.length === 0) return new Map()
  const columns = ['unit_id', 'ts', 'sample_s', ...both].map(quoteName).join(', ')
  const within = `unit_id IN (${earlier.units.map(quoteText).join(', ')}) AND ts BETWEEN $low::TIMESTAMP AND $high::TIMESTAMP`
  const counts = await readRows<FileCount>(
    connection,
    `SELECT file_no, count(*) AS n FROM (
       SELECT DISTINCT n.file_no, n.row_no FROM (SELECT file_no, row_no, ${columns} FROM ${rows} WHERE ${within}) n
       JOIN (SELECT ${columns} FROM read_parquet(${quoteTexts(earlier.parts)}, union_by_name = true) WHERE ${within}) o
         ON o.unit_id = n.unit_id AND o.ts = n.ts AND o.sample_s = n.sample_s WHERE ${differs.join(' OR ')}
     ) GROUP BY ALL`,
    { low: earlier.low, high: earlier.high },
  )
  return new Map(counts.map((row) => [row.file_no, row.n]))
}
