import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { insertRows } from '../../db/insert-rows'
import { openDatabase } from '../../db/database'
import { run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { recordAudit } from '../audit'
import type { AuditLine } from '../audit-line'
import type { ProjectLayout } from '../layout'
import { projectVersion } from '../migrate-project'
import schemaSql from '../schema.sql?raw'
import { syncFile } from '../synced-file'
import { recordedImports } from './recorded-imports'
import { restoreImport, type RegisterLoader } from './restore-import'
import { restoreTrail } from './trail-rows'

/** What can't be read from telemetry and registers: the commands so far and what users set, by table. */
export interface Kept {
  trail: readonly AuditLine[]
  userRows: Readonly<Record<string, readonly object[]>>
}

/** Tables whose rows users wrote; they survive a rebuild. */
export const userTables = ['finding_status', 'order_choice'] as const

export interface BuildOptions {
  user: string
  threads: number
  memoryMb: number
  kept: Kept
  /** Why it is made again; goes into the audit trail. */
  reason: string
  /** Makes the tables of registers and analysis. */
  createTables: (connection: DuckDBConnection) => Promise<void>
  loadRegisters: RegisterLoader
  signal?: AbortSignal | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

export interface BuiltDatabase {
  path: string
  imports: number
  recovered: string[]
}

/** Makes a fresh database in `tmp/` from telemetry/, imports/ and what was kept. Errors: `project-damaged`, `register-invalid`, `disk-full`. */
export const buildDatabase = async (layout: ProjectLayout, options: BuildOptions): Promise<BuiltDatabase> => {
  const work = join(layout.tmp, 'rebuild')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const path = join(work, 'project.duckdb')
  const database = await openDatabase(path, { threads: options.threads, memoryLimitMb: options.memoryMb, tempDirectory: join(work, 'spill'), onlyFolders: [layout.dir] })
  const connection = await database.connect()
  try {
    const imports = recordedImports(layout)
    const recovered = imports.filter(({ record }) => record === undefined).map(({ importId }) => importId)
    await inTransaction(connection, async () => {
      await run(connection, schemaSql)
      await run(connection, `INSERT INTO project_info VALUES ('version', $version)`, { version: String(projectVersion) })
      await options.createTables(connection)
      for (const [index, one] of imports.entries()) {
        options.signal?.throwIfAborted()
        options.onProgress?.(index, imports.length)
        await restoreImport(connection, one, options.loadRegisters)
      }
      for (const [table, rows] of Object.entries(options.kept.userRows)) await insertRows(connection, table, rows)
      await restoreTrail(connection, options.kept.trail)
      await recordAudit(connection, { who: options.user, command: 'rebuild', before: { reason: options.reason }, after: { imports: imports.length, recovered } })
    })
    options.onProgress?.(imports.length, imports.length)
    await run(connection, 'CHECKPOINT')
    return { path, imports: imports.length, recovered }
  } finally {
    connection.closeSync()
    database.close()
  }
}

/** Waits until a built database is on the disk. */
export const settleDatabase = (built: BuiltDatabase): void => syncFile(built.path)
