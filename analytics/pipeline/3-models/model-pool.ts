import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { batchOf, type BatchResult } from './compute-batch'
import { computeUnit, type UnitResult } from './compute-unit'
import type { UnitSeries } from './unit-series'

/** Computes batches of units, as many at a time as it has lanes. */
export interface ModelPool {
  lanes: number
  compute(units: UnitSeries[]): Promise<BatchResult>
  close(): Promise<void>
}

/** The built worker beside the built engine. */
export const builtWorker = (): URL => {
  const here = import.meta.url
  return new URL('./model.worker.js', here)
}

/**
 * Worker threads when more than one is asked for and the built worker is there, else this thread, with turns between
 * units. The series handed over are given away: their memory moves to the worker.
 */
export const openModelPool = (workers: number, workerFile: URL = builtWorker()): ModelPool =>
  workers > 1 && existsSync(fileURLToPath(workerFile)) ? threadPool(workers, workerFile) : ownThread()

const ownThread = (): ModelPool => ({
  lanes: 1,
  compute: async (units) => {
    const results: UnitResult[] = []
    for (const unit of units) {
      results.push(computeUnit(unit))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return batchOf(results)
  },
  close: async () => {},
})

/**
 * Three halves of what a worker's young objects may take: with the 48 MB that are usual, what a unit needs for a moment outlives collections,
 * and each full collection throws compiled code away.
 */
const youngMb = 192

const threadPool = (size: number, file: URL): ModelPool => {
  const idle = Array.from({ length: size }, () => new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: youngMb } }))
  const all = [...idle]
  const waiting: ((worker: Worker) => void)[] = []
  const take = (): Promise<Worker> => {
    const worker = idle.pop()
    return worker === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(worker)
  }
  const give = (worker: Worker) => {
    const next = waiting.shift()
    if (next === undefined) idle.push(worker)
    else next(worker)
  }
  return {
    lanes: size,
    compute: async (units) => {
      const worker = await take()
      try {
        return await new Promise<BatchResult>((resolve, reject) => {
          worker.once('error', reject)
          worker.once('message', (result: BatchResult) => {
            worker.off('error', reject)
            resolve(result)
          })
          worker.postMessage(units, buffersOf(units))
        })
      } finally {
        give(worker)
      }
    },
    close: async () => {
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }
}

const buffersOf = (units: readonly UnitSeries[]): ArrayBuffer[] => [
  ...new Set(units.flatMap(({ day, modes }) => [day, modes.heat, modes.dhw, modes.cool].flatMap((columns) => Object.values(columns).map((column) => column.buffer as ArrayBuffer)))),
]
