import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { builtWorker, inThread } from '../../../db/in-thread'
import type { CompressionCheck } from './check-gzip'
import { longLineMeter } from './long-lines'
import { unpackZstd } from './unpack-zstd'
import { wideLineMeter, type LineShape } from './wide-lines'

/** A file on its way to the checking thread. */
export interface ZstdJob {
  path: string
  saveTo: string | undefined
  shape?: LineShape | undefined
}

const worthAThread = 1 << 20

/**
 * Unpacks a whole Zstandard file to see whether it is complete and its checksums right; a large one in a thread of its own.
 * With `saveTo`, what comes before the break is written there.
 */
export const checkZstd = async (path: string, signal?: AbortSignal, saveTo?: string, shape?: LineShape): Promise<CompressionCheck> => {
  const worker = statSync(path).size < worthAThread ? undefined : builtWorker('zstd-check')
  const job: ZstdJob = { path, saveTo, shape }
  return worker === undefined ? walkZstd(job, signal) : inThread(worker, job, signal)
}

/** The same on the thread of the caller, which gets its turns. */
export const walkZstd = async ({ path, saveTo, shape }: ZstdJob, signal?: AbortSignal): Promise<CompressionCheck> => {
  let unpackedBytes = 0
  const lines = longLineMeter()
  const wide = wideLineMeter(shape)
  const saved = saveTo === undefined ? undefined : await open(saveTo, 'w')
  try {
    const pieces = unpackZstd(path)
    for (;;) {
      signal?.throwIfAborted()
      const next = await pieces.next().catch((error: Error) => error)
      if (next instanceof Error && 'errno' in next) throw next
      if (next instanceof Error) return { whole: false, unpackedBytes, reason: next.message }
      if (next.done === true) {
        const longLine = lines.from()
        return { whole: true, ...(next.value.checksummed ? {} : { unproved: true }), ...(longLine === undefined ? {} : { longLine }), ...(wide.found() ? { wideLines: true } : {}) }
      }
      unpackedBytes += next.value.length
      lines.add(next.value)
      wide.add(next.value)
      await saved?.writeFile(next.value)
    }
  } finally {
    await saved?.close()
  }
}
