import { parentPort } from 'node:worker_threads'
import { buffersOf, computeBatch } from './compute-batch'
import type { UnitSeries } from './unit-series'

parentPort?.on('message', (units: UnitSeries[]) => {
  const result = computeBatch(units)
  parentPort?.postMessage(result, buffersOf(result))
})
