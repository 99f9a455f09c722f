import { parentPort, workerData } from 'node:worker_threads'
import { buffersOf } from '../../../analytics/pipeline/2-features/compute-batch'
import type { FleetRecipe } from '../../../sample-data/simulator'
import { unitMaker, type UnitJob } from './labelled-unit'

const make = unitMaker(workerData as FleetRecipe)
parentPort?.on('message', (job: UnitJob) => {
  const made = make(job)
  parentPort?.postMessage(made, buffersOf(made.result))
})
