const windowMs = 60_000
const most = 3

export interface RestartPolicy {
  /** True, and counted, when fewer than three restarts were made within the last minute. */
  mayRestart(): boolean
  /** Forgets earlier restarts: a person asked for this one. */
  reset(): void
}

/** When something that ended by itself is started again. */
export const createRestartPolicy = (now: () => number = Date.now): RestartPolicy => {
  let made: number[] = []
  return {
    mayRestart: () => {
      const at = now()
      made = made.filter((earlier) => at - earlier < windowMs)
      if (made.length >= most) return false
      made.push(at)
      return true
    },
    reset: () => {
      made = []
    },
  }
}
