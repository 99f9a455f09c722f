import { parentPort, workerData } from 'node:worker_threads'
import { simulateUnits, type UnitsJob } from './simulate-units'

const stopping = new AbortController()
parentPort?.once('message', () => stopping.abort(new Error('aborted')))
try {
  await simulateUnits(workerData as UnitsJob, (rows) => parentPort?.postMessage(rows, []), stopping.signal)
} finally {
  parentPort?.close()
}
