import { statSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../db/query'
import type { ProjectLayout } from './layout'
import { freeBytes } from './room'

const spareBytes = 8_000_000

/**
 * Folds what was committed from the database's log into its file, so that a closed or moved project is one file.
 * Left for later when the disk may be too full for it, or while something else is being written: the log alone is just as safe.
 */
export const foldLog = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<void> => {
  const logged = statSync(`${layout.database}.wal`, { throwIfNoEntry: false })?.size ?? 0
  if (logged === 0) return
  const free = freeBytes(layout.dir)
  if (free !== undefined && free < 3 * logged + spareBytes) return
  await run(connection, 'CHECKPOINT').catch((error: unknown) => {
    if (!(error instanceof Error && error.message.includes('other write transactions active'))) throw error
  })
}
