import { copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { auditText, type AuditLine } from '../audit-line'
import { dropOldBackups, nextBackup } from '../backup-database'
import type { ProjectLayout } from '../layout'
import { projectVersion } from '../migrate-project'
import { syncFolder, writeFileWhole } from '../synced-file'

export interface Swapped {
  /** Inside the project folder. */
  backup: string | null
  setAside: string | null
}

/**
 * Puts a finished database in the place of the project's, which must be closed: the former one stays in `backups/` under its
 * own name (`damaged-` where it could not be opened), and one rename exchanges them.
 */
export const swapDatabase = (layout: ProjectLayout, built: string, former: 'sound' | 'damaged'): string | null => {
  const backup = existsSync(layout.database) ? nextBackup(layout, projectVersion, former === 'sound' ? 'project' : 'damaged') : null
  const log = `${layout.database}.wal`
  if (backup !== null) {
    keepUnder(layout.database, backup)
    if (existsSync(log)) renameSync(log, `${backup}.wal`)
  } else rmSync(log, { force: true })
  renameSync(built, layout.database)
  syncFolder(layout.dir)
  dropOldBackups(layout, projectVersion)
  return backup === null ? null : relative(layout.dir, backup)
}

/** Sets a trail's file aside that does not hold exactly these lines, and writes it anew from them. */
export const settleTrail = (layout: ProjectLayout, lines: readonly AuditLine[]): string | null => {
  const text = lines.map((line) => `${auditText(line)}\n`).join('')
  if (!existsSync(layout.auditFile)) {
    if (text !== '') writeFileWhole(layout.auditFile, text)
    return null
  }
  if (readFileSync(layout.auditFile, 'utf8') === text) return null
  let n = 1
  while (existsSync(join(layout.audit, `set-aside-${n}.ndjson`))) n++
  const aside = join(layout.audit, `set-aside-${n}.ndjson`)
  copyFileSync(layout.auditFile, aside)
  writeFileWhole(layout.auditFile, text)
  return relative(layout.dir, aside)
}

const keepUnder = (path: string, name: string): void => {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
  }
}
