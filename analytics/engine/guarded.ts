import { EngineError } from '../contract/errors'
import type { Project } from '../project/open-project'
import { asStorageError } from '../project/storage-error'
import type { Readers } from './readers'

/**
 * Runs work on a project that is still where it was opened. When the work fails because the folder has gone, the disk is full
 * or a right is missing, the error says that. Errors: `project-moved`, `project-locked`, `disk-full`, `permission-denied`, `read-only`.
 */
export const guarded = async <T>(project: Project, work: () => Promise<T>): Promise<T> => {
  project.ensureOurs()
  try {
    return await work()
  } catch (error) {
    project.ensureOurs()
    throw asStorageError(error, project.layout.dir, 'the command was stopped and the project is as it was')
  }
}

/**
 * `guarded` for every piece of work of one engine. DuckDB refuses everything once its file could not be written at the wrong
 * moment: then the database is opened anew, what was committed is there, and the next work finds it in order.
 */
export const guardProject = (project: Project, readers: Readers): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let reopening: Promise<void> | undefined
  const reopen = (): Promise<void> => {
    reopening ??= readers.renew(() => project.exchange(async () => undefined)).finally(() => (reopening = undefined))
    return reopening
  }
  return async (work) => {
    try {
      return await guarded(project, work)
    } catch (error) {
      if (!isDead(error)) throw error
      await reopen()
      throw error instanceof EngineError ? error : new EngineError('engine-restarted', `The database of ${project.layout.dir} failed and was opened anew; what was finished is there.`, {
        hint: 'Try again.',
        detail: error instanceof Error ? error.message : String(error),
        cause: error,
      })
    }
  }
}

const isDead = (error: unknown): boolean => {
  const text = error instanceof EngineError ? (error.detail ?? '') : error instanceof Error ? error.message : String(error)
  return /^FATAL Error|database has been invalidated/i.test(text)
}
