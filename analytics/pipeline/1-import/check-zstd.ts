import { existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { CompressionCheck } from './check-gzip'
import { unpackZstd } from './unpack-zstd'

/** A file on its way to the checking thread. */
export interface ZstdJob {
  path: string
  saveTo: string | undefined
}

const worthAThread = 1 << 20

const builtWorker = (): URL => {
  const here = import.meta.url
  return new URL('./zstd-check.worker.js', here)
}

/**
 * Unpacks a whole Zstandard file to see whether it is complete and its checksums right; a large one in a thread of its own.
 * With `saveTo`, what comes before the break is written there.
 */
export const checkZstd = async (path: string, signal?: AbortSignal, saveTo?: string, workerFile: URL = builtWorker()): Promise<CompressionCheck> =>
  statSync(path).size >= worthAThread && existsSync(fileURLToPath(workerFile))
    ? inThread(workerFile, { path, saveTo }, signal)
    : walkZstd({ path, saveTo }, signal)

/** The same on the thread of the caller, which gets its turns. */
export const walkZstd = async ({ path, saveTo }: ZstdJob, signal?: AbortSignal): Promise<CompressionCheck> => {
  let unpackedBytes = 0
  const saved = saveTo === undefined ? undefined : await open(saveTo, 'w')
  try {
    const pieces = unpackZstd(path)
    for (;;) {
      signal?.throwIfAborted()
      const next = await pieces.next().catch((error: Error) => error)
      if (next instanceof Error && 'errno' in next) throw next
      if (next instanceof Error) return { whole: false, unpackedBytes, reason: next.message }
      if (next.done === true) return { whole: true }
      unpackedBytes += next.value.length
      await saved?.writeFile(next.value)
    }
  } finally {
    await saved?.close()
  }
}

const inThread = async (file: URL, job: ZstdJob, signal: AbortSignal | undefined): Promise<CompressionCheck> => {
  const worker = new Worker(file, { workerData: job })
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop)
  try {
    return await new Promise<CompressionCheck>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(signal?.reason ?? new Error(`the check of ${job.path} ended early`)))
    })
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
