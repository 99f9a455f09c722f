import { parentPort } from 'node:worker_threads'
import { computeUnit } from './compute-unit'
import type { UnitSeries } from './unit-series'

parentPort?.on('message', (units: UnitSeries[]) => parentPort?.postMessage(units.map(computeUnit)))
