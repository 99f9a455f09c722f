import type { CallName, Contract, InputOf, JobProgress } from '../../analytics/contract'
import { EngineError } from '../../analytics/contract/errors'
import type { EngineClient, PageAnswer } from './client'
import { asEngineError } from './query-cache'

export type JobName = { [Name in CallName]: Contract[Name]['kind'] extends 'job' ? Name : never }[CallName]

export interface JobState<Name extends JobName = JobName> {
  status: 'idle' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: JobProgress | undefined
  /** Missing when the job was started by another page. */
  result: PageAnswer<Name> | undefined
  error: EngineError | undefined
}

export interface JobStore {
  read<Name extends JobName>(name: Name): JobState<Name>
  /** Names of the jobs that run now. */
  running(): readonly JobName[]
  subscribe(listener: () => void): () => void
  start<Name extends JobName>(name: Name, input: InputOf<Contract[Name]>): Promise<PageAnswer<Name> | undefined>
  cancel(name: JobName): void
  /** Forgets the outcome of a job that has ended. */
  clear(name: JobName): void
}

const idle: JobState = { status: 'idle', progress: undefined, result: undefined, error: undefined }

/**
 * The latest job of each name, whoever started it: a job goes on when the page is left or reloaded, and the page
 * that comes back finds it again. Jobs of one name run one at a time.
 */
export const createJobStore = (engine: EngineClient): JobStore => {
  const states = new Map<JobName, JobState>()
  const own = new Map<JobName, AbortController>()
  const ids = new Map<JobName, string>()
  const listeners = new Set<() => void>()
  let names: readonly JobName[] = []

  const read = (name: JobName): JobState => states.get(name) ?? idle
  const update = (name: JobName, change: Partial<JobState>) => {
    states.set(name, { ...read(name), ...change })
    names = [...states].filter(([, { status }]) => status === 'running').map(([running]) => running)
    for (const listener of listeners) listener()
  }

  const find = async () => {
    const running = await engine.call('jobs.list', {}).catch(() => [])
    for (const { jobId, name, progress } of running) {
      ids.set(name as JobName, jobId)
      update(name as JobName, { status: 'running', error: undefined, ...(progress === null ? {} : { progress }) })
    }
    for (const name of names)
      if (!own.has(name) && !running.some((job) => job.name === name)) update(name, { status: 'done' })
  }

  if (engine.connectionState() === 'open') void find()
  const endAll = (why: EngineError) => {
    for (const name of names) if (!own.has(name)) update(name, { status: 'failed', error: why })
  }
  engine.onConnection((state) => {
    if (state === 'open') void find()
    else if (state === 'lost' && engine.lost !== undefined) endAll(EngineError.fromData(engine.lost()))
  })
  engine.onEvent('job.progress', ({ jobId, name, progress }) => {
    ids.set(name as JobName, jobId)
    update(name as JobName, { status: 'running', progress })
  })
  engine.onEvent('job.ended', ({ name, outcome }) => {
    ids.delete(name as JobName)
    if (!own.has(name as JobName)) update(name as JobName, { status: outcome })
  })

  const start: JobStore['start'] = async (name, input) => {
    if (read(name).status === 'running') return undefined
    const controller = new AbortController()
    own.set(name, controller)
    update(name, { ...idle, status: 'running' })
    try {
      const result = await engine.call(name, input, { signal: controller.signal, awaitEnd: true })
      own.delete(name)
      update(name, { status: 'done', result: result as JobState['result'] })
      return result
    } catch (thrown) {
      own.delete(name)
      const error = asEngineError(thrown)
      update(name, { status: error.code === 'cancelled' ? 'cancelled' : 'failed', error })
      return undefined
    }
  }

  return {
    read: (name) => read(name) as JobState<typeof name>,
    running: () => names,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    cancel: (name) => {
      own.get(name)?.abort()
      const jobId = ids.get(name)
      if (jobId !== undefined && !own.has(name)) void engine.call('jobs.cancel', { jobId }).catch(() => undefined)
    },
    clear: (name) => {
      if (read(name).status !== 'running') update(name, idle)
    },
  }
}
