import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'

export interface Readers {
  /** Runs one reading task on a connection of its own; aborting the signal interrupts it. */
  use<T>(task: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Waits for running tasks, closes the connections, does the work and connects again; tasks wait meanwhile. */
  renew(work: () => Promise<void>): Promise<void>
  /** Interrupts what runs; a connection is closed once its task has ended, as closing one at work blocks it for ever. */
  close(): void
}

/** Connections that answer questions while a job runs on another one. A connection takes one task at a time. */
export const openReaders = async (connect: () => Promise<DuckDBConnection>, size = 2): Promise<Readers> => {
  let all = await Promise.all(Array.from({ length: size }, connect))
  const idle = [...all]
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  let closed = false
  const take = (): Promise<DuckDBConnection> => {
    const free = idle.pop()
    return free === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(free)
  }
  const give = (connection: DuckDBConnection): void => {
    if (closed) return connection.closeSync()
    const next = waiting.shift()
    if (next === undefined) idle.push(connection)
    else next(connection)
  }
  return {
    use: async (task, signal) => {
      if (closed) throw new EngineError('cancelled', 'The project has been closed.')
      const connection = await take()
      const stop = () => connection.interrupt()
      signal?.addEventListener('abort', stop)
      try {
        signal?.throwIfAborted()
        return await task(connection)
      } finally {
        signal?.removeEventListener('abort', stop)
        give(connection)
      }
    },
    renew: async (work) => {
      const taken = await Promise.all(Array.from({ length: size }, take))
      for (const connection of taken) connection.closeSync()
      try {
        await work()
      } finally {
        all = await Promise.all(Array.from({ length: size }, connect))
        for (const connection of all) give(connection)
      }
    },
    close: () => {
      closed = true
      for (const connection of all) {
        if (idle.includes(connection)) connection.closeSync()
        else connection.interrupt()
      }
    },
  }
}
