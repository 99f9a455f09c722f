import type { JobProgress, RunningJob } from '../contract/jobs'
import type { Service } from './service'
import { createTimeLeft } from './time-left'

const progressEveryMs = 100

export interface JobTable {
  /** The same service; its jobs now outlive the wire that started them and tell every page how far they are. */
  service: Service
  list(): RunningJob[]
  /** False when there is no such job any more. */
  cancel(jobId: string): boolean
  cancelAll(): void
}

/** Keeps account of running jobs across all wires of one service. */
export const createJobTable = (inner: Service): JobTable => {
  const jobs = new Map<string, RunningJob & { controller: AbortController }>()
  const listeners = new Set<(name: string, data: unknown) => void>()
  let lastNumber = 0
  const tell = (name: string, data: unknown) => {
    for (const listener of listeners) listener(name, data)
  }

  const runJob: Service['call'] = async (name, input, context) => {
    const jobId = `${name}-${++lastNumber}`
    const controller = new AbortController()
    const job = { jobId, name, startedAt: new Date().toISOString(), progress: null as JobProgress | null, controller }
    jobs.set(jobId, job)
    const abort = () => controller.abort()
    if (context.signal.aborted) abort()
    context.signal.addEventListener('abort', abort, { once: true })
    const withTimeLeft = createTimeLeft()
    const onProgress = thin((given) => {
      const progress = withTimeLeft(given)
      job.progress = progress
      context.onProgress(progress)
      tell('job.progress', { jobId, name, progress })
    })
    let outcome: 'done' | 'failed' | 'cancelled' = 'failed'
    try {
      const value = await inner.call(name, input, { signal: controller.signal, onProgress })
      outcome = 'done'
      return value
    } catch (error) {
      if (inner.toErrorData(error).code === 'cancelled') outcome = 'cancelled'
      throw error
    } finally {
      context.signal.removeEventListener('abort', abort)
      jobs.delete(jobId)
      tell('job.ended', { jobId, name, outcome })
    }
  }

  const cancel = (jobId: string): boolean => {
    const job = jobs.get(jobId)
    job?.controller.abort()
    return job !== undefined
  }

  return {
    service: {
      ...inner,
      call: (name, input, context) =>
        inner.kindOf(name) === 'job' ? runJob(name, input, context) : inner.call(name, input, context),
      onEvent: (listener) => {
        listeners.add(listener)
        const stopInner = inner.onEvent(listener)
        return () => {
          listeners.delete(listener)
          stopInner()
        }
      },
    },
    list: () => [...jobs.values()].map(({ jobId, name, startedAt, progress }) => ({ jobId, name, startedAt, progress })),
    cancel,
    cancelAll: () => {
      for (const job of jobs.values()) job.controller.abort()
    },
  }
}

/** Lets through what the eye can follow: ten a second, every change of stage, and the end. */
const thin = (report: (progress: JobProgress) => void): ((progress: JobProgress) => void) => {
  let lastAt = 0
  let lastStage: string | undefined
  return (progress) => {
    const now = Date.now()
    const due = now - lastAt >= progressEveryMs || progress.stage !== lastStage || progress.done === progress.total
    if (!due) return
    lastAt = now
    lastStage = progress.stage
    report(progress)
  }
}
