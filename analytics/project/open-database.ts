import { join } from 'node:path'
import { EngineError } from '../contract/errors'
import { openDatabase, type Database } from '../db/database'
import { storageFault } from '../db/storage-fault'
import { damaged, hasRecords } from './damage'
import type { ProjectLayout } from './layout'
import { readOwner } from './owner'
import { lockedBy } from './owner-file'
import { asStorageError } from './storage-error'

/** Opens a project's database, locked by DuckDB. Errors: those of `openFailure`. */
export const openProjectDatabase = async (layout: ProjectLayout, threads: number, memoryLimitMb: number): Promise<Database> => {
  try {
    return await openDatabase(layout.database, {
      threads,
      memoryLimitMb,
      tempDirectory: join(layout.tmp, 'spill'),
      onlyFolders: [layout.dir],
      checkpointAtMb: 1024,
    })
  } catch (cause) {
    throw openFailure(layout, cause)
  }
}

/** Why a database did not open, by DuckDB's words: `project-locked`, `no-locks`, `disk-full`, `permission-denied`, `read-only`, `project-damaged`, `project-invalid`. */
export const openFailure = (layout: ProjectLayout, cause: unknown): unknown => {
  const detail = cause instanceof Error ? cause.message : String(cause)
  const holder = /Conflicting lock is held in (.+?) \(PID (\d+)\)/.exec(detail)
  if (holder !== null || /being used by another process|Resource temporarily unavailable/i.test(detail)) {
    const note = readOwner(layout.owner)
    const pid = Number(holder?.[2])
    if (holder === null || note?.pid === pid) return lockedBy(layout.dir, note, detail)
    return new EngineError('project-locked', `The project ${layout.dir} is open in process ${pid} (${holder[1]}).`, { hint: 'Close it there, or wait until it is done.', detail, cause })
  }
  if (/could not set lock|file locks are not supported/i.test(detail))
    return new EngineError('no-locks', `The disk of ${layout.dir} can't lock files, so two people could write the project at once.`, {
      hint: 'Keep the project on a local disk, or on a share that supports locks.',
      detail,
      cause,
    })
  if (storageFault(cause) !== undefined) return asStorageError(cause, layout.dir, `${layout.database} can't be opened`)
  if (hasRecords(layout))
    return damaged(layout, `${layout.database} is damaged; the telemetry and the records of its imports beside it are untouched.`, { detail, cause })
  return new EngineError('project-invalid', `${layout.database} can't be opened as a project.`, {
    hint: 'It may be damaged, or not be a project at all. The telemetry folder beside it is untouched.',
    detail,
    cause,
  })
}
