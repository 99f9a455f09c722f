import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { computeUnit, type UnitResult } from './compute-unit'
import type { UnitSeries } from './unit-series'

/** Computes batches of units, as many at a time as it has lanes. */
export interface ModelPool {
  lanes: number
  compute(units: UnitSeries[]): Promise<UnitResult[]>
  close(): Promise<void>
}

/** The built worker beside the built engine. */
const builtWorker = (): URL => {
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
    return results
  },
  close: async () => {},
})

const threadPool = (size: number, file: URL): ModelPool => {
  const idle = Array.from({ length: size }, () => new Worker(file))
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
        return await new Promise<UnitResult[]>((resolve, reject) => {
          worker.once('error', reject)
          worker.once('message', (results: UnitResult[]) => {
            worker.off('error', reject)
            resolve(results)
          })
          worker.postMessage(units, units.flatMap(buffersOf))
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

const buffersOf = ({ day, modes }: UnitSeries): ArrayBuffer[] =>
  [day, modes.heat, modes.dhw, modes.cool].flatMap((columns) => Object.values(columns).map((column) => column.buffer as ArrayBuffer))
