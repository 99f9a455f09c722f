import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { newBlocks, type Blocks } from '../loading/blocks'
import { batchOf, bytesOfHeld, heldColumns, resultsOf, type BatchResult } from './compute-batch'
import type { UnitResult } from './compute-unit'
import { memoryOf } from '../loading/loaded-series'
import { withHeld } from '../storing/result-tables'
import type { LoadedStretch } from './unit-stretch'

/** A batch ready to be stored, with the memory that its held values lie in. */
export interface ComputedBatch extends BatchResult {
  memory: SharedArrayBuffer
}

/** Computes batches of units, as many at a time as it has lanes. */
export interface ModelPool {
  lanes: number
  compute(units: LoadedStretch[]): Promise<ComputedBatch>
  /** Nobody looks at the result any more. */
  free(result: ComputedBatch): void
  close(): Promise<void>
}

/** The built worker beside the built engine. */
export const builtWorker = (): URL => {
  const here = import.meta.url
  return new URL('./model.worker.js', here)
}

/**
 * Worker threads when more than one is asked for and the built worker is there, else this thread, with turns between
 * units. The series, which lie in memory of the blocks, are given away: it is back there when they are computed. Results lie in memory of their own:
 * among pieces of one kind of use those that come back fit what is taken next.
 */
export const openModelPool = (workers: number, series: Blocks, workerFile: URL = builtWorker()): ModelPool =>
  workers > 1 && existsSync(fileURLToPath(workerFile)) ? threadPool(workers, series, workerFile) : ownThread(series)

const ownThread = (series: Blocks, results = newBlocks()): ModelPool => ({
  lanes: 1,
  compute: async (units) => {
    const memory = results.take(bytesOfHeld(units))
    const held = heldColumns(units, memory)
    const told: (UnitResult | undefined)[] = []
    for (const result of resultsOf(units, held)) {
      told.push(result)
      await new Promise((resolve) => setImmediate(resolve))
    }
    series.give(memoryOf(units))
    return ready(batchOf(units, told), units, memory)
  },
  free: ({ memory }) => results.give([memory]),
  close: async () => {},
})

const ready = (result: BatchResult, units: readonly LoadedStretch[], memory: SharedArrayBuffer): ComputedBatch => ({ ...result, tables: withHeld(result.tables, heldColumns(units, memory)), memory })

/** What comes from a thread says nothing of shared memory: each time it is told of, it counts as new. */
const threadPool = (size: number, series: Blocks, file: URL): ModelPool => {
  const results = newBlocks()
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
        return await new Promise<ComputedBatch>((resolve, reject) => {
          const memory = results.take(bytesOfHeld(units))
          worker.once('error', reject)
          worker.once('message', (result: BatchResult) => {
            worker.off('error', reject)
            series.give(memoryOf(units))
            resolve(ready(result, units, memory))
          })
          worker.postMessage({ units, memory }, units.flatMap(({ before }) => (before === undefined ? [] : [before.buffer as ArrayBuffer])))
        })
      } finally {
        give(worker)
      }
    },
    free: ({ memory }) => results.give([memory]),
    close: async () => {
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }
}
