import type { JobProgress } from '../contract/jobs'

const firstGuessAfterMs = 1000

/**
 * Adds the seconds that the stage at hand will still take, from how fast it went so far: nothing in its first second,
 * nothing where the job says it itself.
 */
export const createTimeLeft = (now: () => number = Date.now): ((progress: JobProgress) => JobProgress) => {
  let stage: string | undefined
  let startedAt = 0
  let doneAtStart = 0
  return (progress) => {
    if (progress.stage !== stage) {
      stage = progress.stage
      startedAt = now()
      doneAtStart = progress.done
    }
    const elapsed = now() - startedAt
    const done = progress.done - doneAtStart
    const left = progress.total - progress.done
    if (progress.secondsLeft !== undefined || elapsed < firstGuessAfterMs || done <= 0 || left < 0) return progress
    return { ...progress, secondsLeft: Math.round(((elapsed / done) * left) / 100) / 10 }
  }
}
