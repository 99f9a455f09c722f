import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../db/database'
import { readRow, readRows, run } from '../../db/query'
import { quoteName, quoteText } from '../../db/quote'
import { readTrail } from '../audit-line'
import type { ProjectLayout } from '../layout'
import { readOwner } from '../owner'
import { lockedBy } from '../owner-file'
import { userTables, type Kept } from './build-database'
import { withSaidSince } from './said-since'
import { trailOf } from './trail-rows'

/** What is to be kept of an open, sound database. */
export const keptOfOpen = async (connection: DuckDBConnection): Promise<Kept> => ({ trail: await trailOf(connection), userRows: await userRowsOf(connection, '') })

/**
 * What can be kept of a project whose database does not open: the audit trail from its file, as far as its chain holds, and
 * what users set from the database if it can be read at all, else from the latest backup that can, and since then from the trail.
 */
export const keptOfClosed = async (layout: ProjectLayout, memoryMb: number): Promise<Kept> => {
  const trail = existsSync(layout.auditFile) ? readTrail(readFileSync(layout.auditFile, 'utf8')).lines.map(({ line }) => line) : []
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: memoryMb, tempDirectory: join(layout.tmp, 'spill'), onlyFolders: [layout.dir] })
  const connection = await database.connect()
  try {
    for (const path of [layout.database, ...backupsByAge(layout)]) {
      const found = existsSync(path) ? await attachedRows(connection, layout, path) : undefined
      if (found !== undefined) return { trail, userRows: withSaidSince(found.userRows, trail.slice(found.lines)) }
    }
    return { trail, userRows: withSaidSince({}, trail) }
  } finally {
    connection.closeSync()
    database.close()
  }
}

const attachedRows = async (connection: DuckDBConnection, layout: ProjectLayout, path: string): Promise<{ userRows: Kept['userRows']; lines: number } | undefined> => {
  try {
    await run(connection, `ATTACH ${quoteText(path)} AS former (READ_ONLY)`)
  } catch (error) {
    if (/lock/i.test(String(error))) throw lockedBy(layout.dir, readOwner(layout.owner), String(error))
    return undefined
  }
  try {
    const lines = (await readRow<{ seq: number | null }>(connection, 'SELECT max(seq)::INTEGER AS seq FROM former.audit_entry'))?.seq ?? 0
    return { userRows: await userRowsOf(connection, 'former.'), lines }
  } catch {
    return undefined
  } finally {
    await run(connection, 'DETACH former')
  }
}

const userRowsOf = async (connection: DuckDBConnection, prefix: '' | 'former.'): Promise<Kept['userRows']> => {
  const rows: Record<string, object[]> = {}
  for (const table of userTables) rows[table] = await readRows(connection, `SELECT * FROM ${prefix}${quoteName(table)} ORDER BY ALL`)
  rows['finding'] = await readRows(connection, `SELECT * REPLACE ('withdrawn' AS status) FROM ${prefix}finding SEMI JOIN ${prefix}finding_status USING (finding_id) ORDER BY finding_id`)
  return rows
}

const backupsByAge = (layout: ProjectLayout): string[] =>
  (existsSync(layout.backups) ? readdirSync(layout.backups) : [])
    .filter((name) => name.endsWith('.duckdb'))
    .sort((a, b) => numberOf(b) - numberOf(a))
    .map((name) => join(layout.backups, name))

const numberOf = (name: string): number => Number(/-v\d+-(\d+)-/.exec(name)?.[1] ?? 0)
