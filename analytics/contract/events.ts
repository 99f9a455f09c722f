import type { JobProgress } from './jobs'

/** What the engine tells every page without being asked. */
export interface Events {
  /** Answers given before may be stale: an import, an analysis or a command has changed the project. */
  'project.changed': { reason: string }
  'job.progress': { jobId: string; name: string; progress: JobProgress }
  'job.ended': { jobId: string; name: string; outcome: 'done' | 'failed' | 'cancelled' }
}

export type EventName = keyof Events
