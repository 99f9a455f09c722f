import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** The built `<name>.worker.ts`, which lies beside the built engine; undefined where the sources run as they are. */
export const builtWorker = (name: string): URL | undefined => {
  const here = import.meta.url
  const file = new URL(`./${name}.worker.js`, here)
  return existsSync(fileURLToPath(file)) ? file : undefined
}

/** Runs one job in a thread of its own: gives it `job` as `workerData`, answers its first message, and ends it. */
export const inThread = async <Result>(file: URL, job: unknown, signal?: AbortSignal): Promise<Result> => {
  const worker = new Worker(file, { workerData: job })
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop)
  try {
    return await new Promise<Result>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(signal?.reason ?? new Error(`${file.pathname} ended early`)))
    })
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
