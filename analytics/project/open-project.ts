import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { openDatabase, type Database } from '../db/database'
import { readRow } from '../db/query'
import { recordName } from './import-record'
import { projectFolders, projectLayout, type ProjectLayout } from './layout'
import { clearOwner, describeOwner, userName, writeOwner } from './owner'
import { openAuditFile, type AuditFile } from './audit-file'
import { migrateProject } from './migrate-project'
import { settleImportRecords } from './write-import-record'

export interface Project {
  readonly layout: ProjectLayout
  readonly threads: number
  /** The connection of jobs (import, analyse, report): one statement at a time, in order. */
  readonly jobs: DuckDBConnection
  /** The audit trail's file; brought up to the table after every commit. */
  readonly auditFile: AuditFile
  connect(): Promise<DuckDBConnection>
  /** Closes the database, lets something else be put in its place, and opens it again. All other connections must be closed. */
  exchange(work: () => Promise<void>): Promise<void>
  close(): void
}

export interface OpenOptions {
  /** Worker threads; default: the machine's cores. */
  threads?: number
  /** Make the project when the folder does not exist or is empty. */
  create?: boolean
  /** Who the audit trail names when the project is made or migrated; default: the operating system's user. */
  user?: string
}

/** Memory in MB for the project's own database (40 %) and for an import's (60 %): together at most half the machine's, at most 4 GB. */
export const memoryBudgetMb = (): { project: number; import: number } => {
  const total = Math.min(4096, totalmem() / 2 / 1_048_576)
  return { project: Math.floor(total * 0.4), import: Math.floor(total * 0.6) }
}

/**
 * Opens (or makes) a project folder. Errors: `project-not-found`, `project-invalid`, `project-locked`,
 * `project-newer`, `project-damaged`, `migration-failed`, `permission-denied`. An older project is migrated. An unfinished import's leftovers in `tmp/` are removed.
 */
export const openProject = async (folder: string, options: OpenOptions = {}): Promise<Project> => {
  const layout = projectLayout(folder)
  prepareFolder(layout, options.create ?? false)
  const threads = options.threads ?? availableParallelism()
  const user = options.user ?? userName()
  let current = await openConnections(layout, threads, user)
  writeOwner(layout.owner)
  const closeCurrent = () => {
    current.jobs.closeSync()
    current.database.close()
  }
  return {
    layout,
    threads,
    get jobs() {
      return current.jobs
    },
    get auditFile() {
      return current.auditFile
    },
    connect: () => current.database.connect(),
    exchange: async (work) => {
      closeCurrent()
      try {
        await work()
      } finally {
        current = await openConnections(layout, threads, user)
      }
    },
    close: () => {
      closeCurrent()
      clearOwner(layout.owner)
    },
  }
}

interface Connections {
  database: Database
  jobs: DuckDBConnection
  auditFile: AuditFile
}

const openConnections = async (layout: ProjectLayout, threads: number, user: string): Promise<Connections> => {
  const database = await openLocked(layout, threads)
  const jobs = await database.connect()
  try {
    emptyFolder(layout.tmp)
    await migrateProject(jobs, layout, user)
    const auditFile = await openAuditFile(jobs, layout)
    await removeUnregistered(jobs, layout)
    await settleImportRecords(jobs, layout)
    return { database, jobs, auditFile }
  } catch (error) {
    jobs.closeSync()
    database.close()
    throw error
  }
}

const prepareFolder = (layout: ProjectLayout, create: boolean): void => {
  if (existsSync(layout.dir)) {
    if (!statSync(layout.dir).isDirectory())
      throw new EngineError('project-invalid', `${layout.dir} is a file, not a project folder.`, { hint: 'Choose a folder whose name ends in .subcool.' })
    const empty = readdirSync(layout.dir).length === 0
    if (!existsSync(layout.database) && hasRecords(layout))
      throw new EngineError('project-damaged', `${layout.dir} has lost its project.duckdb.`, { hint: rebuildHint(layout) })
    if (!existsSync(layout.database) && !(create && empty))
      throw new EngineError('project-invalid', `${layout.dir} is not a Subcool project: it has no project.duckdb.`, {
        hint: 'Choose a project folder, or a new or empty folder to make one.',
      })
  } else if (!create) {
    throw new EngineError('project-not-found', `There is no project at ${layout.dir}.`, { hint: 'Check the path, or make a new project there.' })
  }
  try {
    if (!existsSync(layout.dir)) mkdirSync(layout.dir, { recursive: !existsSync(dirname(layout.dir)) })
    for (const path of projectFolders(layout)) mkdirSync(path, { recursive: true })
    accessSync(layout.dir, constants.W_OK)
  } catch (cause) {
    throw new EngineError('permission-denied', `Subcool may not write in ${dirname(layout.dir)}/${basename(layout.dir)}.`, {
      hint: 'Choose a folder you may write in, or ask for the right to.',
      detail: String(cause),
      cause,
    })
  }
}

const openLocked = async (layout: ProjectLayout, threads: number): Promise<Database> => {
  try {
    return await openDatabase(layout.database, {
      threads,
      memoryLimitMb: memoryBudgetMb().project,
      tempDirectory: join(layout.tmp, 'spill'),
      onlyFolders: [layout.dir],
    })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/lock/i.test(message))
      throw new EngineError('project-locked', `The project ${layout.dir} is open in ${describeOwner(layout.owner, message)}.`, {
        hint: 'Close it there, or wait until it is done.',
        detail: message,
        cause,
      })
    if (/permission denied|read-only/i.test(message))
      throw new EngineError('permission-denied', `Subcool may not write ${layout.database}.`, { detail: message, cause })
    if (hasRecords(layout))
      throw new EngineError('project-damaged', `${layout.database} is damaged; the telemetry and the records of its imports beside it are untouched.`, {
        hint: rebuildHint(layout),
        detail: message,
        cause,
      })
    throw new EngineError('project-invalid', `${layout.database} can't be opened as a project.`, {
      hint: 'It may be damaged, or not be a project at all. The telemetry folder beside it is untouched.',
      detail: message,
      cause,
    })
  }
}

const hasRecords = (layout: ProjectLayout): boolean =>
  existsSync(layout.imports) && readdirSync(layout.imports).some((name) => existsSync(join(layout.imports, name, recordName)))

const rebuildHint = (layout: ProjectLayout): string => `subcool rebuild --project "${layout.dir}" makes it again from telemetry/ and imports/.`

const emptyFolder = (folder: string): void => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}

const removeUnregistered = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<void> => {
  for (const folder of [layout.telemetry, layout.imports])
    for (const name of readdirSync(folder)) {
      const kept = folder === layout.imports ? 'import_id = $id' : 'import_id = $id AND NOT undone'
      const known = await readRow(connection, `SELECT 1 AS known FROM import WHERE ${kept}`, { id: name })
      if (known === undefined) rmSync(join(folder, name), { recursive: true, force: true })
    }
}
