import { parentPort } from 'node:worker_threads'
import { buffersOf, computeBatch } from './compute-batch'
import type { UnitSeries } from './unit-series'

parentPort?.on('message', ({ units, memory }: { units: UnitSeries[]; memory: SharedArrayBuffer }) => {
  const result = computeBatch(units, memory)
  parentPort?.postMessage(result, buffersOf(result))
})
