import { parentPort, workerData } from 'node:worker_threads'
import { simulateUnits, type UnitsJob } from './simulate-units'

await simulateUnits(workerData as UnitsJob, (rows) => parentPort?.postMessage(rows, []))
