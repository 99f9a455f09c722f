import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../db/query'
import { quoteName, quoteText } from '../db/quote'
import type { ProjectLayout } from './layout'
import { asStorageError } from './storage-error'
import { syncFile, syncFolder } from './synced-file'

const kept = 3

/**
 * A consistent copy of the open database in `backups/project-v<version>-<n>-<utc>.duckdb`, compared table by table before it
 * gets its name. The three latest of each version are kept. Answers its path. Errors: `disk-full`.
 */
export const backupDatabase = async (connection: DuckDBConnection, layout: ProjectLayout, version: number): Promise<string> => {
  const target = nextBackup(layout, version)
  const draft = join(layout.tmp, basename(target))
  rmSync(draft, { force: true })
  try {
    const own = (await readRow<{ name: string }>(connection, 'SELECT current_database() AS name'))?.name ?? 'project'
    await run(connection, `ATTACH ${quoteText(draft)} AS backup_copy`)
    try {
      await run(connection, `COPY FROM DATABASE ${quoteName(own)} TO backup_copy`)
      await compareCounts(connection, own)
    } finally {
      await run(connection, 'DETACH backup_copy')
    }
    syncFile(draft)
    renameSync(draft, target)
    syncFolder(layout.backups)
  } catch (error) {
    rmSync(draft, { force: true })
    throw asStorageError(error, layout.dir, 'no backup was made')
  }
  dropOldBackups(layout, version)
  return target
}

/** The path the next backup of this version gets; its number rises whatever the clock says. */
export const nextBackup = (layout: ProjectLayout, version: number, kind: Backup['kind'] = 'project'): string => {
  const last = Math.max(0, ...listBackups(layout).map((backup) => backup.number))
  const utc = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
  return join(layout.backups, `${kind}-v${version}-${String(last + 1).padStart(4, '0')}-${utc}Z.duckdb`)
}

export interface Backup {
  file: string
  /** `damaged`: a database that could not be opened and was replaced. */
  kind: 'project' | 'damaged'
  version: number
  number: number
}

/** The backups of a project, the latest first. */
export const listBackups = (layout: ProjectLayout): Backup[] =>
  readdirSync(layout.backups)
    .flatMap((file) => {
      const found = /^(project|damaged)-v(\d+)-(\d+)-[\dTZ]+\.duckdb$/.exec(file)
      return found === null ? [] : [{ file, kind: found[1] as Backup['kind'], version: Number(found[2]), number: Number(found[3]) }]
    })
    .sort((a, b) => b.number - a.number)

/** Keeps the three latest backups of a version, and the three latest that were damaged. */
export const dropOldBackups = (layout: ProjectLayout, version: number): void => {
  for (const kind of ['project', 'damaged'] as const)
    for (const { file } of listBackups(layout).filter((backup) => backup.version === version && backup.kind === kind).slice(kept))
      for (const name of [file, `${file}.wal`]) rmSync(join(layout.backups, name), { force: true })
}

const compareCounts = async (connection: DuckDBConnection, own: string): Promise<void> => {
  const tables = await readRows<{ schema: string; name: string }>(
    connection,
    'SELECT schema_name AS schema, table_name AS name FROM duckdb_tables() WHERE database_name = $own ORDER BY ALL',
    { own },
  )
  for (const { schema, name } of tables) {
    const table = `${quoteName(schema)}.${quoteName(name)}`
    const counts = await readRow<{ here: number; there: number }>(
      connection,
      `SELECT (SELECT count(*) FROM ${quoteName(own)}.${table}) AS here, (SELECT count(*) FROM backup_copy.${table}) AS there`,
    )
    if (counts === undefined || counts.here !== counts.there) throw new Error(`the copy of ${name} has ${counts?.there} rows instead of ${counts?.here}`)
  }
}
