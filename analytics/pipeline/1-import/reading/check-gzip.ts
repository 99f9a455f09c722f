import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { storageFault } from '../../../db/storage-fault'
import { longLineMeter } from './long-lines'
import { wideLineMeter, type LineShape } from './wide-lines'

/** Undamaged (`unproved`: as far as its ends tell, for some of it has no checksum; `longLine`: with a line too long to be read, from this byte on; `wideLines`: with lines of far too many cells), or broken after so many unpacked bytes, which were saved when asked for. */
export type CompressionCheck = { whole: true; unproved?: true; longLine?: number; wideLines?: true } | { whole: false; unpackedBytes: number; reason: string }

/**
 * Unpacks a whole gzip file to see whether it is complete and its checksum right.
 * With `saveTo`, what comes before the break is written there.
 */
export const checkGzip = async (path: string, signal?: AbortSignal, saveTo?: string, shape?: LineShape): Promise<CompressionCheck> => {
  let unpackedBytes = 0
  const lines = longLineMeter()
  const wide = wideLineMeter(shape)
  const saved = saveTo === undefined ? undefined : await open(saveTo, 'w')
  const count = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    for await (const piece of pieces) {
      unpackedBytes += piece.length
      lines.add(piece)
      wide.add(piece)
      await saved?.writeFile(piece)
    }
  }
  try {
    await pipeline(createReadStream(path), createGunzip(), count, signal === undefined ? {} : { signal })
    const longLine = lines.from()
    return { whole: true, ...(longLine === undefined ? {} : { longLine }), ...(wide.found() ? { wideLines: true } : {}) }
  } catch (error) {
    if (signal?.aborted || storageFault(error) !== undefined) throw error
    return { whole: false, unpackedBytes, reason: error instanceof Error ? error.message : String(error) }
  } finally {
    await saved?.close()
  }
}
