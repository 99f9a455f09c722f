import { readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Database } from '../db/database'
import { readRow } from '../db/query'
import { openAuditFile, type AuditFile } from './audit-file'
import { fileSystemKind, type FileSystemKind } from './file-system'
import { holds, rememberFolder } from './folder-identity'
import { projectLayout, type ProjectLayout } from './layout'
import { migrateProject } from './migrate-project'
import { memoryBudgetMb, type MemoryBudget } from './memory'
import { openProjectDatabase } from './open-database'
import { dropOtherLogos, readOrganisation } from './organisation'
import { readOwner, userName } from './owner'
import { claimOwnerFile, lockedBy, takeOwnerFile, type Pace } from './owner-file'
import { prepareFolder } from './prepare-folder'
import { settleReports } from './settle-reports'
import { asStorageError } from './storage-error'
import { settleImportRecords } from './write-import-record'

export { memoryBudgetMb } from './memory'

export interface Project {
  readonly layout: ProjectLayout
  readonly threads: number
  readonly memory: MemoryBudget
  /** The connection of jobs (import, analyse, report): one statement at a time, in order. */
  readonly jobs: DuckDBConnection
  /** The audit trail's file; brought up to the table after every commit. */
  readonly auditFile: AuditFile
  /** What whoever opened the project should be told once, such as that its disk is a network's. */
  readonly warnings: readonly string[]
  connect(): Promise<DuckDBConnection>
  /** Throws `project-moved` when the folder is no longer where it was opened, `project-locked` when somebody else took it. */
  ensureOurs(): void
  /** Closes the database, lets something else be put in its place, and opens it again. All other connections must be closed. */
  exchange(work: () => Promise<void>): Promise<void>
  close(): void
}

export interface OpenOptions {
  /** Worker threads; default: the machine's cores. */
  threads?: number
  /** Memory of the project's database and an import's together, MB; default: the most that is taken of this computer. */
  memoryMb?: number
  /** Make the project when the folder does not exist or is empty. */
  create?: boolean
  /** Who the audit trail names when the project is made or migrated; default: the operating system's user. */
  user?: string
  /** Whether the disk's locks can be trusted; default: what the system says of the folder. */
  fileSystem?: FileSystemKind
  /** How owners on disks without trusted locks show that they are alive. */
  pace?: Pace
}

/**
 * Opens (or makes) a project folder. Errors: `project-not-found`, `project-invalid`, `project-locked`, `project-newer`,
 * `project-damaged`, `migration-failed`, `permission-denied`, `read-only`, `disk-full`, `no-locks`.
 * An older project is migrated. An unfinished import's leftovers in `tmp/` are removed.
 */
export const openProject = async (folder: string, options: OpenOptions = {}): Promise<Project> => {
  const layout = projectLayout(folder)
  await prepareFolder(layout, options.create ?? false)
  const kind = options.fileSystem ?? fileSystemKind(layout.dir)
  const threads = options.threads ?? availableParallelism()
  const memory = memoryBudgetMb(options.memoryMb)
  const user = options.user ?? userName()
  const early = kind === 'local' ? undefined : await takeOwnerFile(layout.owner, layout.dir, options.pace)
  const claim = () => early ?? claimOwnerFile(layout.owner, layout.dir)
  const first = await openConnections(layout, { threads, memory, user }, claim).catch((error: unknown) => {
    early?.release()
    throw error
  })
  const { owner } = first
  let current = first
  let present = rememberFolder(layout)
  const closeCurrent = () => {
    current.jobs.closeSync()
    current.database.close()
  }
  return {
    layout,
    threads,
    memory,
    get jobs() {
      return current.jobs
    },
    get auditFile() {
      return current.auditFile
    },
    warnings: kind === 'network' ? [networkWarning(layout)] : [],
    connect: () => current.database.connect(),
    ensureOurs: () => {
      present()
      if (early?.ours() === false) throw lockedBy(layout.dir, readOwner(layout.owner))
    },
    exchange: async (work) => {
      present = () => undefined
      closeCurrent()
      try {
        await work()
      } finally {
        current = await openConnections(layout, { threads, memory, user }, () => owner)
        present = rememberFolder(layout)
      }
    },
    close: () => {
      closeCurrent()
      if (holds(present)) owner.release()
    },
  }
}

type Owned = ReturnType<typeof claimOwnerFile>

interface Connections {
  database: Database
  jobs: DuckDBConnection
  auditFile: AuditFile
  owner: Owned
}

/** Wins the database's lock, then the note of the owner, and only then touches anything. */
const openConnections = async (layout: ProjectLayout, { threads, memory, user }: { threads: number; memory: MemoryBudget; user: string }, claim: () => Owned): Promise<Connections> => {
  const database = await openProjectDatabase(layout, threads, memory.project)
  let owner: Owned | undefined
  let jobs: DuckDBConnection | undefined
  try {
    owner = claim()
    jobs = await database.connect()
    emptyFolder(layout.tmp)
    await migrateProject(jobs, layout, user)
    const auditFile = await openAuditFile(jobs, layout)
    await removeLeftovers(jobs, layout)
    await settleImportRecords(jobs, layout)
    await settleReports(jobs, layout)
    dropOtherLogos(layout, await readOrganisation(jobs))
    return { database, jobs, auditFile, owner }
  } catch (error) {
    jobs?.closeSync()
    database.close()
    owner?.release()
    throw asStorageError(error, layout.dir, `it can't be opened as a project`)
  }
}

const networkWarning = (layout: ProjectLayout): string =>
  `${layout.dir} is on a network disk, whose locks can't be relied on. ${layout.owner} keeps others out while the project is open; a local disk is safer and faster.`

const emptyFolder = (folder: string): void => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Removes what was renamed into its place but never registered, telemetry taken back, and notes of owners that were never finished. */
const removeLeftovers = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<void> => {
  for (const name of readdirSync(layout.dir)) if (name.startsWith('owner.json.')) rmSync(join(layout.dir, name), { force: true })
  for (const folder of [layout.telemetry, layout.imports])
    for (const name of readdirSync(folder)) {
      const kept = folder === layout.imports ? 'import_id = $id' : 'import_id = $id AND NOT undone'
      const known = await readRow(connection, `SELECT 1 AS known FROM import WHERE ${kept}`, { id: name })
      if (known === undefined) rmSync(join(folder, name), { recursive: true, force: true })
    }
}
