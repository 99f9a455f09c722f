import { parentPort, workerData } from 'node:worker_threads'
import { walkZstd, type ZstdJob } from './check-zstd'

const check = async (): Promise<void> => parentPort?.postMessage(await walkZstd(workerData as ZstdJob))

void check()
