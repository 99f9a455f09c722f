import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const rows = (select: string): string => `SELECT ${select} FROM range(40) t(i)`
const key = `'U' || (i % 2) AS unit_id, TIMESTAMP '2026-01-01' + INTERVAL 5 MINUTE * i AS ts`

const selects: readonly string[] = [
  ...[
    `500.0 + i AS power_w, i - 20.5 AS outdoor_c`,
    `CASE i % 4 WHEN 0 THEN 'NaN' WHEN 1 THEN 'inf' WHEN 2 THEN '-inf' ELSE '1' END::DOUBLE AS power_w, 'NaN'::FLOAT AS outdoor_c`,
    `'1e308'::DOUBLE AS power_w, -1e308::DOUBLE AS heat_w`,
    `i::VARCHAR AS power_w, 'heat' AS mode`,
    `i::HUGEINT AS power_w, i::UTINYINT AS outdoor_c`,
    `i::DECIMAL(38, 5) AS power_w, true AS defrost`,
    `[i, i] AS power_w, {a: i} AS outdoor_c`,
    `NULL AS power_w, NULL::INTEGER AS outdoor_c`,
    `DATE '2026-01-01' AS power_w, INTERVAL 1 DAY AS outdoor_c`,
    `'x'::BLOB AS power_w, i AS mode`,
    `i AS "POWER_W", i AS "a""b", i AS "select", i AS outdoor_c`,
    `i AS power_w, 0 AS sample_s`,
    `i AS power_w, -300 AS sample_s`,
    `i AS power_w, 1e10 AS sample_s`,
    `i AS power_w, 'x' AS sample_s`,
    `repeat('x', 100000) AS mode, i AS power_w`,
  ].map((signals) => rows(`${key}, ${signals}`)),
  ...[
    `'U' AS unit_id, i AS power_w`,
    `i AS unit_id, TIMESTAMPTZ '2026-01-01 00:00:00+05' AS ts, i AS power_w`,
    `NULL::VARCHAR AS unit_id, TIMESTAMP '2026-01-01' AS ts, i AS power_w`,
    `'U' AS unit_id, NULL::TIMESTAMP AS ts, i AS power_w`,
    `'U' AS unit_id, '2026-01-01T00:00:00Z' AS ts, i AS power_w`,
    `'U' AS unit_id, 'soon' AS ts, i AS power_w`,
    `'U' AS unit_id, DATE '2026-01-01' + i::INTEGER AS ts, i AS power_w`,
    `'U' AS unit_id, TIMESTAMP '0009-01-01' AS ts, i AS power_w`,
    `'U' AS unit_id, TIMESTAMP '9999-12-31' AS ts, i AS power_w`,
    `'U' AS unit_id, 'infinity'::TIMESTAMP AS ts, i AS power_w`,
    `'U' AS unit_id, TIMESTAMP_NS '2026-01-01 00:00:00.123456789' AS ts, i AS power_w`,
    `'U' AS unit_id, 1767225600 + i AS ts, i AS power_w`,
    `'U' AS unit_id, TIME '10:00' AS ts, i AS power_w`,
    `'U' AS unit_id, [TIMESTAMP '2026-01-01'] AS ts, i AS power_w`,
    `TIMESTAMP '2026-01-01' AS ts, i AS power_w`,
    `'=40+2&"FZ42"' AS unit_id, TIMESTAMP '2026-01-01' - INTERVAL 1 HOUR * i AS ts, i AS power_w, i AS heat_w`,
    `repeat('x', 3000) AS unit_id, TIMESTAMP '2026-01-01' AS ts, i AS power_w`,
    `1 AS x`,
  ].map(rows),
  `${rows(`${key}, i AS power_w`)} WHERE false`,
]

/** Whole Parquet files of all kinds of columns. */
export const parquetVariants = async (): Promise<Buffer[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-fuzz-parquet-'))
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  try {
    const made: Buffer[] = []
    for (const [index, select] of selects.entries()) {
      const path = join(folder, `${index}.parquet`)
      await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`)
      made.push(readFileSync(path))
    }
    return made
  } finally {
    connection.closeSync()
    instance.closeSync()
    rmSync(folder, { recursive: true, force: true })
  }
}
