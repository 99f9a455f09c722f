import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import type { JobProgress } from '../contract/jobs'
import { readRow } from '../db/query'
import { dropPrepared } from '../pipeline/2-features/build-features'
import { makeOnce } from '../project/make-once'
import { buildDatabase, settleDatabase, type BuildOptions, type BuiltDatabase, type Kept } from '../project/rebuild/build-database'
import { keptOfClosed, keptOfOpen } from '../project/rebuild/keep-rows'
import { recordedImports } from '../project/rebuild/recorded-imports'
import { settleTrail, swapDatabase } from '../project/rebuild/swap-database'
import { projectFolders, projectLayout, type ProjectLayout } from '../project/layout'
import { fileSystemKind } from '../project/file-system'
import { memoryBudgetMb, openProject, type Project } from '../project/open-project'
import { claimOwnerFile, takeOwnerFile } from '../project/owner-file'
import { asStorageError } from '../project/storage-error'
import { loadRegisters } from '../registers/load-registers'
import type { RegisterFile } from '../registers/register-load'
import { createRegisterSchema } from '../registers/register-schema'
import { createDerivedSchema } from './derived-schema'
import type { Readers } from './readers'

export interface RebuiltProject {
  imports: number
  recovered: string[]
  auditLines: number
  backup: string | null
  setAside: string | null
}

export interface RebuildContext {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: JobProgress) => void) | undefined
}

/** Makes all tables of registers and analysis that are missing, and removes an unfinished analysis's leftovers. */
export const createTables = async (connection: DuckDBConnection): Promise<void> => {
  await makeTables(connection)
  await dropPrepared(connection)
}

const makeTables = makeOnce('tables', async (connection) => {
  await createRegisterSchema(connection)
  await createDerivedSchema(connection)
})

/** Makes the database of an open project anew and exchanges the two. Errors: `project-damaged`, after which the project is as it was. */
export const rebuildOpenProject = async (project: Project, readers: Readers, user: string, context: RebuildContext): Promise<RebuiltProject> => {
  const { layout } = project
  const kept = await keptOfOpen(project.jobs)
  const built = await build(layout, buildOptions(user, project, kept, 'asked for', context))
  let backup: string | null = null
  let setAside: string | null = null
  await readers.renew(() =>
    project.exchange(() => {
      setAside = settleTrail(layout, kept.trail)
      backup = swapDatabase(layout, built.path, 'sound')
      return Promise.resolve()
    }),
  )
  await expectRebuilt(project)
  await createTables(project.jobs)
  return { ...told(built, kept), backup, setAside }
}

/** Makes the database of a project that does not open anew. Errors: `project-damaged`, `project-locked`, `project-not-found`. */
export const rebuildClosedProject = async (folder: string, user: string, { threads, memoryMb }: { threads: number; memoryMb?: number | undefined }, reason: string, context: RebuildContext): Promise<RebuiltProject> => {
  const layout = projectLayout(folder)
  const memory = memoryBudgetMb(memoryMb)
  if (recordedImports(layout).length === 0)
    throw new EngineError('project-invalid', `${layout.dir} holds no import that a project could be made from.`, { hint: 'Choose the folder of a project.' })
  for (const path of projectFolders(layout)) mkdirSync(path, { recursive: true })
  const owner = await (fileSystemKind(layout.dir) === 'local' ? claimOwnerFile(layout.owner, layout.dir) : takeOwnerFile(layout.owner, layout.dir))
  const swap = async () => {
    const kept = await keptOfClosed(layout, memory.project)
    const built = await build(layout, buildOptions(user, { threads, memory }, kept, reason, context))
    const setAside = settleTrail(layout, kept.trail)
    return { ...told(built, kept), backup: swapDatabase(layout, built.path, 'damaged'), setAside }
  }
  const rebuilt = await swap().finally(() => owner.release())
  const project = await openProject(folder, { threads, user, ...(memoryMb === undefined ? {} : { memoryMb }) })
  await expectRebuilt(project)
  project.close()
  return rebuilt
}

/** A failed build leaves the project as it was. */
const build = async (layout: ProjectLayout, options: BuildOptions): Promise<BuiltDatabase> => {
  try {
    const built = await buildDatabase(layout, options)
    settleDatabase(built)
    return built
  } catch (error) {
    rmSync(join(layout.tmp, 'rebuild'), { recursive: true, force: true })
    throw asStorageError(error, layout.dir, 'it was not made again and is as it was')
  }
}

const buildOptions = (user: string, { threads, memory }: Pick<Project, 'threads' | 'memory'>, kept: Kept, reason: string, { signal, onProgress }: RebuildContext): BuildOptions => ({
  user,
  threads,
  memoryMb: memory.import,
  kept,
  reason,
  createTables,
  loadRegisters: async (connection, importNo, files) => {
    const loaded = await loadRegisters(connection, importNo, files as RegisterFile[])
    const refused = loaded.files.find((file) => file.refused !== undefined)?.refused
    if (refused !== undefined) throw refused
  },
  signal,
  onProgress: (done, total) => onProgress?.({ stage: 'rebuild', done, total }),
})

const told = (built: BuiltDatabase, kept: Kept) => ({ imports: built.imports, recovered: built.recovered, auditLines: kept.trail.length + 1 })

/** An instance that some connection still held open would have been given back in place of the new database. */
const expectRebuilt = async (project: Project): Promise<void> => {
  const last = await readRow<{ command: string }>(project.jobs, 'SELECT command FROM audit_entry ORDER BY seq DESC LIMIT 1')
  if (last?.command !== 'rebuild')
    throw new EngineError('internal', `The database that was made anew could not be opened in ${project.layout.dir}.`, { hint: 'Close the project and open it again.' })
}
