import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../analytics/db/database'
import { readRows } from '../../analytics/db/query'
import type { DuckDBConnection } from '@duckdb/node-api'

/** A folder that is removed after use. */
export const withFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-fleet-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows of a query over the view `t` of a fleet's Parquet telemetry. */
export const askFleet = async <Row>(folder: string, sql: string): Promise<Row[]> => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 500, tempDirectory: folder })
  const connection: DuckDBConnection = await database.connect()
  try {
    await connection.run(`CREATE VIEW t AS FROM read_parquet('${folder}/telemetry/*.parquet')`)
    return await readRows<Row>(connection, sql)
  } finally {
    connection.closeSync()
    database.close()
  }
}

/** Rows of a CSV file without quoted cells, by column name. */
export const parseCsv = (text: string): Record<string, string>[] => {
  const [header, ...lines] = text.trimEnd().split('\n').map((line) => line.split(','))
  return lines.map((cells) => Object.fromEntries((header ?? []).map((name, index) => [name, cells[index] ?? ''])))
}
