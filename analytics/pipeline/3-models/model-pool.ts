import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Blocks } from './blocks'
import { batchOf, bytesOfHeld, heldColumns, resultsOf, type BatchResult } from './compute-batch'
import type { UnitResult } from './compute-unit'
import { memoryOf } from './loaded-series'
import { withHeld } from './result-tables'
import type { LoadedStretch } from './unit-stretch'

/** A batch ready to be stored, with the memory that its held values lie in. */
export interface ComputedBatch extends BatchResult {
  memory: SharedArrayBuffer
}

/** Computes batches of units, as many at a time as it has lanes. */
export interface ModelPool {
  lanes: number
  compute(units: LoadedStretch[]): Promise<ComputedBatch>
  close(): Promise<void>
}

/** The built worker beside the built engine. */
export const builtWorker = (): URL => {
  const here = import.meta.url
  return new URL('./model.worker.js', here)
}

/**
 * Worker threads when more than one is asked for and the built worker is there, else this thread, with turns between
 * units. The series, which lie in memory of the blocks, are given away: it is back there when they are computed. That of the result comes from there.
 */
export const openModelPool = (workers: number, blocks: Blocks, workerFile: URL = builtWorker()): ModelPool =>
  workers > 1 && existsSync(fileURLToPath(workerFile)) ? threadPool(workers, blocks, workerFile) : ownThread(blocks)

const ownThread = (blocks: Blocks): ModelPool => ({
  lanes: 1,
  compute: async (units) => {
    const memory = blocks.take(bytesOfHeld(units))
    const held = heldColumns(units, memory)
    const results: (UnitResult | undefined)[] = []
    for (const result of resultsOf(units, held)) {
      results.push(result)
      await new Promise((resolve) => setImmediate(resolve))
    }
    blocks.give(memoryOf(units))
    return ready(batchOf(units, results), units, memory)
  },
  close: async () => {},
})

const ready = (result: BatchResult, units: readonly LoadedStretch[], memory: SharedArrayBuffer): ComputedBatch => ({ ...result, tables: withHeld(result.tables, heldColumns(units, memory)), memory })

/** What comes from a thread says nothing of shared memory: each time it is told of, it counts as new. */
const threadPool = (size: number, blocks: Blocks, file: URL): ModelPool => {
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
          const memory = blocks.take(bytesOfHeld(units))
          worker.once('error', reject)
          worker.once('message', (result: BatchResult) => {
            worker.off('error', reject)
            blocks.give(memoryOf(units))
            resolve(ready(result, units, memory))
          })
          worker.postMessage({ units, memory }, units.flatMap(({ before }) => (before === undefined ? [] : [before.buffer as ArrayBuffer])))
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
