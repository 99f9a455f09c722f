import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../db/query'
import { hashFile } from './hash-file'
import { syncFile, syncFolder } from './synced-file'

/** The file of one part: `part-0000.parquet`, .. */
export const partFile = (part: number): string => `part-${String(part).padStart(4, '0')}.parquet`

/**
 * Waits until an import's finished part files are on the disk and writes their length, rows and SHA-256 into `part`, from its rows in `segment`; the caller owns
 * the transaction. `folder` is where the files lie now. A part whose file is gone gets no row: `subcool check` names it.
 */
export const recordParts = async (connection: DuckDBConnection, importNo: number, folder: string): Promise<void> => {
  const parts = await readRows<{ part: number; rows: number }>(
    connection,
    'SELECT part, sum("rows")::BIGINT AS "rows" FROM segment WHERE import_no = $importNo GROUP BY part ORDER BY part',
    { importNo },
  )
  for (const { part, rows } of parts) {
    const path = join(folder, partFile(part))
    if (!existsSync(path)) continue
    syncFile(path)
    const { sha256, bytes } = await hashFile(path)
    await run(connection, 'INSERT INTO part VALUES ($importNo, $part, $sha256, $bytes::BIGINT, $rows::BIGINT)', { importNo, part, sha256, bytes, rows })
  }
  if (parts.length > 0) for (const path of [folder, dirname(folder)]) syncFolder(path)
}
