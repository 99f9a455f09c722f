import { parentPort } from 'node:worker_threads'
import { buffersOf, computeBatch } from './compute-batch'
import type { LoadedStretch } from './unit-stretch'

parentPort?.on('message', ({ units, memory }: { units: LoadedStretch[]; memory: SharedArrayBuffer }) => {
  const result = computeBatch(units, memory)
  parentPort?.postMessage(result, buffersOf(result))
})
