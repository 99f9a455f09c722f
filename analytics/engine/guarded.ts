import type { Project } from '../project/open-project'
import { asStorageError } from '../project/storage-error'

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
