import { readdir, stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ProjectCheck, ProjectState } from '../contract'
import { readRow } from '../db/query'
import { listBackups } from '../project/backup-database'
import { projectVersion } from '../project/migrate-project'
import type { Project } from '../project/open-project'

const countsSql = `SELECT
  (SELECT count(*) FROM import WHERE NOT undone)::INTEGER AS imports,
  (SELECT count(*) FROM import WHERE undone)::INTEGER AS undone,
  (SELECT count(*) FROM audit_entry)::INTEGER AS audit_lines,
  (SELECT value FROM project_info WHERE key = 'last_check') AS last_check`

/** What the folder of an open project holds: sizes on disk, imports, backups, the last check. */
export const projectState = async ({ layout, warnings }: Project, connection: DuckDBConnection): Promise<ProjectState> => {
  const counts = await readRow<{ imports: number; undone: number; audit_lines: number; last_check: string | null }>(connection, countsSql)
  const backups = listBackups(layout)
  return {
    name: layout.name,
    path: layout.dir,
    version: projectVersion,
    imports: counts?.imports ?? 0,
    undoneImports: counts?.undone ?? 0,
    telemetryBytes: await bytesIn(layout.telemetry),
    databaseBytes: (await sizeOf(layout.database)) + (await sizeOf(`${layout.database}.wal`)),
    bytes: await bytesIn(layout.dir),
    backups: await Promise.all(backups.map(async ({ file }) => ({ file: `backups/${file}`, bytes: await sizeOf(join(layout.backups, file)) }))),
    auditLines: counts?.audit_lines ?? 0,
    lastCheck: counts?.last_check == null ? null : (JSON.parse(counts.last_check) as ProjectCheck),
    warnings: [...warnings],
  }
}

const bytesIn = async (folder: string): Promise<number> => {
  if (!existsSync(folder)) return 0
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map((file) => sizeOf(join(file.parentPath, file.name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** 0 for a file that has gone meanwhile. */
const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0
