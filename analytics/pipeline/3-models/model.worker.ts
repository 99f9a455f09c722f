import { parentPort } from 'node:worker_threads'
import { buffersOf, computeBatch } from './compute-batch'
import { memoryOf } from './empty-series'
import type { UnitSeries } from './unit-series'

parentPort?.on('message', ({ units, memory }: { units: UnitSeries[]; memory: ArrayBuffer }) => {
  const result = computeBatch(units, memory)
  const spare = memoryOf(units)
  parentPort?.postMessage({ result, spare }, [...buffersOf(result), ...spare])
})
