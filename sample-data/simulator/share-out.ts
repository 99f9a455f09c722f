import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { simulateUnits, type UnitsJob } from './simulate-units'

const builtWorker = (): URL => {
  const here = import.meta.url
  return new URL('./fleet.worker.js', here)
}

/** Runs a job on as many threads as there are cores (at most four) where the built worker is there, else on this one. */
export const shareOut = async (
  job: UnitsJob,
  onUnit: (rows: number) => void,
  signal?: AbortSignal,
  workerFile: URL = builtWorker(),
): Promise<void> => {
  const lanes = Math.min(4, availableParallelism(), job.units.length)
  if (lanes < 2 || !existsSync(fileURLToPath(workerFile))) return simulateUnits(job, onUnit, signal)
  signal?.throwIfAborted()
  const shares = Array.from({ length: lanes }, (_, lane) => job.units.filter((_unit, place) => place % lanes === lane))
  const workers = shares.map((units) => new Worker(workerFile, { workerData: { ...job, units } satisfies UnitsJob }))
  try {
    await Promise.all(workers.map((worker) => finished(worker, onUnit, signal)))
  } finally {
    await Promise.all(workers.map(ended))
  }
}

/** Longer than any unit takes to be simulated and written. */
const longestUnitMs = 30_000

/** Asks a thread to stop after the unit at hand: one that is ended while it writes takes the whole process with it. */
const ended = (worker: Worker): Promise<void> =>
  new Promise((resolve) => {
    if (worker.threadId === -1) return resolve()
    const late = setTimeout(() => void worker.terminate(), longestUnitMs)
    worker.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    worker.postMessage('stop')
  })

const finished = (worker: Worker, onUnit: (rows: number) => void, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (rows: number) => onUnit(rows))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', abort)
      if (code === 0) resolve()
      else reject(new Error(`a simulation thread ended with status ${code}`))
    })
  })
