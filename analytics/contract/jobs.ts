import { z } from 'zod'
import { command, json, query } from './define'

export interface JobProgress {
  /** What is being done, a word of the text catalogue: `import`, `features`, `models`, .. */
  stage: string
  /** `done` of `total`, in any one unit; `total` 0 = not known yet. */
  done: number
  total: number
  /** Of the files that are read, where they are known. */
  bytes?: { done: number; total: number }
  /** The file or unit at hand. */
  message?: string
  secondsLeft?: number
}

export interface RunningJob {
  jobId: string
  name: string
  startedAt: string
  progress: JobProgress | null
}

/** Jobs go on when the page that started them is closed or reloaded; a page finds them again here. */
export const jobCalls = {
  'jobs.list': query(z.strictObject({}), json<RunningJob[]>()),
  'jobs.cancel': command(z.strictObject({ jobId: z.string().min(1) }), json<{ cancelled: boolean }>()),
}
