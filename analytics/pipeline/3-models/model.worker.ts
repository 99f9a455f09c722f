import { parentPort } from 'node:worker_threads'
import { computeUnit } from './compute-unit'
import type { UnitSeries } from './unit-series'

parentPort?.on('message', (units: UnitSeries[]) => {
  const results = units.map(computeUnit)
  parentPort?.postMessage(results, results.flatMap((unit) => unit.held.map((values) => values.buffer as ArrayBuffer)))
})
