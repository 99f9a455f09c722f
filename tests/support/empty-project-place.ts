import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the processes of a run, which is told by the process that started them, share a project. */
export const emptyProjectsOf = (run: number): string => join(tmpdir(), `subcool-empty-${run}`)
