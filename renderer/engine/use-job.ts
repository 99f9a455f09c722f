import { useCallback, useSyncExternalStore } from 'react'
import type { Contract, InputOf } from '../../analytics/contract'
import type { PageAnswer } from './client'
import { useEngineTools } from './engine-context'
import type { JobName, JobState } from './job-store'

export interface Job<Name extends JobName> extends JobState<Name> {
  /** Answers the result, or undefined when it failed or was cancelled (see `status` and `error`). */
  start: (input: InputOf<Contract[Name]>) => Promise<PageAnswer<Name> | undefined>
  cancel: () => void
  clear: () => void
}

/** A job with its progress. It goes on when the view is left, and is found again on return. */
export const useJob = <Name extends JobName>(name: Name): Job<Name> => {
  const { jobs } = useEngineTools()
  const state = useSyncExternalStore(jobs.subscribe, () => jobs.read(name))
  const start = useCallback((input: InputOf<Contract[Name]>) => jobs.start(name, input), [jobs, name])
  const cancel = useCallback(() => jobs.cancel(name), [jobs, name])
  const clear = useCallback(() => jobs.clear(name), [jobs, name])
  return { ...state, start, cancel, clear }
}

/** Names of all jobs that run now, whoever started them. */
export const useRunningJobs = (): readonly JobName[] => {
  const { jobs } = useEngineTools()
  return useSyncExternalStore(jobs.subscribe, jobs.running)
}
