import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EngineError } from '../contract/errors'
import { openDatabase } from '../db/database'
import { storageFault } from '../db/storage-fault'
import { damaged, hasRecords } from './damage'
import { projectFolders, type ProjectLayout } from './layout'
import { asStorageError } from './storage-error'

/**
 * Sees to it that a folder is a project that can be written, or makes it one. A project that was being made when the program
 * was killed is made again. Errors: `project-not-found`, `project-invalid`, `project-damaged`, `permission-denied`, `read-only`, `disk-full`.
 */
export const prepareFolder = async (layout: ProjectLayout, create: boolean): Promise<void> => {
  try {
    await prepare(layout, create)
  } catch (error) {
    throw asStorageError(error, layout.dir, `it can't be opened as a project`)
  }
}

const prepare = async (layout: ProjectLayout, create: boolean): Promise<void> => {
  const there = statSync(layout.dir, { throwIfNoEntry: false })
  if (there !== undefined && !there.isDirectory())
    throw new EngineError('project-invalid', `${layout.dir} is a file, not a project folder.`, { hint: 'Choose a folder whose name ends in .subcool.' })
  if (there === undefined && !create)
    throw new EngineError('project-not-found', `There is no project at ${layout.dir}.`, { hint: 'Check the path, or make a new project there.' })
  const hasDatabase = existsSync(layout.database)
  if (!hasDatabase && hasRecords(layout)) throw damaged(layout, `${layout.dir} has lost its project.duckdb.`)
  if (there !== undefined && !hasDatabase && !(create && holdsNothing(layout)))
    throw new EngineError('project-invalid', `${layout.dir} is not a Subcool project: it has no project.duckdb.`, {
      hint: 'Choose a project folder, or a new or empty folder to make one.',
    })
  makeFolders(layout)
  checkAccess(layout)
  if (!hasDatabase) await makeDatabase(layout)
}

const makeFolders = (layout: ProjectLayout): void => {
  try {
    if (!existsSync(layout.dir)) mkdirSync(layout.dir, { recursive: !existsSync(dirname(layout.dir)) })
    for (const path of projectFolders(layout)) if (!existsSync(path)) mkdirSync(path)
  } catch (cause) {
    if (storageFault(cause) !== undefined) throw cause
    throw new EngineError('permission-denied', `No project can be made at ${layout.dir}.`, { hint: 'Choose a folder you may write in.', detail: String(cause), cause })
  }
}

/** Empty, or with no more in it than the empty folders of a project that never came to have a database. */
const holdsNothing = (layout: ProjectLayout): boolean => {
  const own = new Set([layout.tmp, ...projectFolders(layout).filter((path) => existsSync(path) && readdirSync(path).length === 0)])
  return readdirSync(layout.dir).every((name) => own.has(join(layout.dir, name)))
}

const checkAccess = (layout: ProjectLayout): void => {
  const both = constants.R_OK | constants.W_OK
  for (const path of [layout.dir, ...projectFolders(layout)]) accessSync(path, both | constants.X_OK)
  for (const path of [layout.database, `${layout.database}.wal`]) if (existsSync(path)) accessSync(path, both)
  for (const entry of readdirSync(layout.telemetry, { recursive: true, withFileTypes: true })) accessSync(join(entry.parentPath, entry.name), constants.R_OK)
}

/** Made aside and renamed: there is never half a database under its name. */
const makeDatabase = async (layout: ProjectLayout): Promise<void> => {
  const aside = join(layout.tmp, 'new.duckdb')
  for (const path of [aside, `${aside}.wal`]) rmSync(path, { force: true })
  const database = await openDatabase(aside, { threads: 1, memoryLimitMb: 64, tempDirectory: join(layout.tmp, 'spill') })
  database.close()
  renameSync(aside, layout.database)
}
