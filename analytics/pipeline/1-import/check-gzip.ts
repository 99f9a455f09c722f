import { createReadStream, createWriteStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Undamaged (`unproved`: as far as its ends tell, for some of it has no checksum), or broken after so many unpacked bytes, which were saved when asked for. */
export type CompressionCheck = { whole: true; unproved?: true } | { whole: false; unpackedBytes: number; reason: string }

/**
 * Unpacks a whole gzip file to see whether it is complete and its checksum right.
 * With `saveTo`, what comes before the break is written there.
 */
export const checkGzip = async (path: string, signal?: AbortSignal, saveTo?: string): Promise<CompressionCheck> => {
  let unpackedBytes = 0
  const sink = saveTo === undefined ? undefined : createWriteStream(saveTo)
  const counter = new Writable({
    write(chunk: Buffer, _encoding, done) {
      unpackedBytes += chunk.length
      if (sink === undefined) done()
      else sink.write(chunk, done)
    },
  })
  try {
    await pipeline(createReadStream(path), createGunzip(), counter, signal === undefined ? {} : { signal })
    return { whole: true }
  } catch (error) {
    if (signal?.aborted) throw error
    return { whole: false, unpackedBytes, reason: error instanceof Error ? error.message : String(error) }
  } finally {
    if (sink !== undefined) await new Promise<void>((done) => sink.end(done))
  }
}
