import { open } from 'node:fs/promises'
import { Decompress } from 'fzstd'
import xxhash from 'xxhash-wasm'
import { byteSource, whole, type TakeBytes } from './byte-source'
import { readFrameHeader, zstdMagic, type FrameHeader } from './zstd-frame-header'

const skipBytes = 1 << 20
const turnMs = 8

/**
 * Unpacks a Zstandard file (RFC 8878) piece by piece: any number of frames, skippable ones left out, each checked for its
 * end, its stated size and its checksum (XXH64, low 32 bits) where it has one. Throws an `Error` that names the damage;
 * the pieces before it have been given. Answers whether every frame had a checksum. Leaves the thread to others every few milliseconds.
 */
export async function* unpackZstd(path: string): AsyncGenerator<Buffer, { checksummed: boolean }> {
  const { create64 } = await xxhash()
  const file = await open(path, 'r')
  try {
    const take = byteSource(file)
    let turn = performance.now()
    let checksummed = true
    for (;;) {
      const magic = await take(4)
      if (magic.length === 0) return { checksummed }
      if (await skipped(magic, take)) continue
      const header = await readFrameHeader(magic, take)
      checksummed &&= header.checksum
      const hash = create64()
      let size = 0n
      for await (const piece of unpackFrame(header, take)) {
        size += BigInt(piece.length)
        hash.update(piece)
        yield piece
        if (performance.now() - turn > turnMs) {
          await new Promise((resume) => setImmediate(resume))
          turn = performance.now()
        }
      }
      if (header.contentSize !== undefined && size !== header.contentSize) throw new Error(`a frame holds ${size} bytes where it states ${header.contentSize}`)
      if (header.checksum && (await whole(take, 4)).readUInt32LE() !== Number(hash.digest() & 0xffff_ffffn)) throw new Error('the checksum is wrong')
    }
  } finally {
    await file.close()
  }
}

const skipped = async (magic: Buffer, take: TakeBytes): Promise<boolean> => {
  if (magic.length < 4 || magic.readUInt32LE() >>> 4 !== zstdMagic.skippable >>> 4) return false
  for (let left = (await whole(take, 4)).readUInt32LE(); left > 0; ) left -= (await whole(take, Math.min(left, skipBytes))).length
  return true
}

async function* unpackFrame(header: FrameHeader, take: TakeBytes): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = []
  const frame = new Decompress((piece) => {
    if (piece.length > 0) pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length))
  })
  const push = (bytes: Buffer, last = false): Buffer[] => {
    try {
      frame.push(bytes, last)
    } catch (cause) {
      throw new Error('a block can not be unpacked', { cause })
    }
    return pieces.splice(0)
  }
  yield* push(header.bytes)
  for (;;) {
    const head = await whole(take, 3)
    const bits = head.readUIntLE(0, 3)
    const [last, type, size] = [(bits & 1) === 1, (bits >>> 1) & 3, bits >>> 3]
    if (type === 3 || size > header.blockMaximum) throw new Error('a block is not valid')
    yield* push(Buffer.concat([head, await whole(take, type === 1 ? 1 : size)]))
    if (last) break
  }
  yield* push(Buffer.alloc(header.checksum ? 4 : 0), true)
}
