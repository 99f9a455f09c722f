import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { EngineError } from '../../../../contract/errors'
import { storageFault } from '../../../../db/storage-fault'
import type { ArchiveEntry, OpenArchive } from './read-directory'

const stored = 0
const deflated = 8

/** Streams one file of an archive to `path`, checked for its stated size and CRC; answers its bytes. Errors: `file-damaged`, among them what is encrypted. */
export const unpackEntry = async ({ zip }: OpenArchive, { entry }: ArchiveEntry, label: string, path: string, signal: AbortSignal | undefined): Promise<number> => {
  if (entry.isEncrypted()) throw new EngineError('file-damaged', `${label} is encrypted.`, { hint: 'Unpack it with its password and import what it holds.' })
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    throw new EngineError('file-damaged', `${label} is packed in a way that is not read here (method ${entry.compressionMethod}).`, { hint: 'Pack it as a plain zip, or unpack it.' })
  let checksum = 0
  let bytes = 0
  const check = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      checksum = crc32(piece, checksum)
      bytes += piece.length
      yield piece
    }
  }
  try {
    await pipeline(await zip.openReadStreamPromise(entry), check, createWriteStream(path), signal === undefined ? {} : { signal })
  } catch (cause) {
    if (signal?.aborted || storageFault(cause) !== undefined) throw cause
    throw damaged(label, `it breaks after ${bytes.toLocaleString('en-US')} unpacked bytes (${cause instanceof Error ? cause.message : String(cause)})`, cause)
  }
  if (checksum !== entry.crc32) throw damaged(label, 'its checksum is not the one the archive states')
  return bytes
}

const damaged = (label: string, how: string, cause?: unknown): EngineError =>
  new EngineError('file-damaged', `${label} is damaged: ${how}.`, { hint: 'Copy or export the archive again.', ...(cause === undefined ? {} : { cause }) })
