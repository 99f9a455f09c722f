import type { DuckDBConnection } from '@duckdb/node-api'

const everyMs = 250

/** Runs a statement's work and says now and then which share of it (0 to 1) is done. */
export const watched = async <T>(connection: DuckDBConnection, work: () => Promise<T>, onShare: (share: number) => void): Promise<T> => {
  const timer = setInterval(() => {
    const { percentage } = connection.progress
    if (percentage > 0) onShare(Math.min(1, percentage / 100))
  }, everyMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
