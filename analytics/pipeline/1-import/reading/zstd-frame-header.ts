import { whole, type TakeBytes } from './byte-source'

/** First four bytes of a frame, as little-endian numbers; a skippable frame has any last four bits. */
export const zstdMagic = { frame: 0xfd2fb528, skippable: 0x184d2a50 } as const

export interface FrameHeader {
  /** The header as it stands in the file, magic number first. */
  bytes: Buffer
  checksum: boolean
  contentSize: bigint | undefined
  /** Largest block, bytes. */
  blockMaximum: number
}

const largestWindow = 1n << 27n

/**
 * Reads a frame header (RFC 8878, 3.1.1.1) after its magic number. Refused: what is no frame, reserved bits, dictionaries,
 * windows over 128 MiB (what other programs unpack without being told to).
 */
export const readFrameHeader = async (magic: Buffer, take: TakeBytes): Promise<FrameHeader> => {
  if (magic.length < 4) throw new Error('unexpected end of file')
  if (magic.readUInt32LE() !== zstdMagic.frame) throw new Error('bytes that are no frame')
  const descriptor = await whole(take, 1)
  const flags = descriptor.readUInt8()
  const [sizeFlag, single, dictionaryFlag] = [flags >>> 6, (flags & 32) !== 0, flags & 3]
  if ((flags & 8) !== 0) throw new Error('a frame header is not valid')
  const window = await whole(take, single ? 0 : 1)
  const dictionary = await whole(take, dictionaryFlag === 3 ? 4 : dictionaryFlag)
  const content = await whole(take, sizeFlag === 0 ? Number(single) : 1 << sizeFlag)
  if (dictionary.some((byte) => byte !== 0)) throw new Error('it needs a dictionary')
  const contentSize = content.length === 0 ? undefined : littleEndian(content) + (content.length === 2 ? 256n : 0n)
  const windowSize = single ? (contentSize ?? 0n) : windowOf(window.readUInt8())
  if (windowSize > largestWindow) throw new Error(`it needs a window of ${windowSize >> 20n} MiB`)
  return {
    bytes: Buffer.concat([magic, descriptor, window, dictionary, content]),
    checksum: (flags & 4) !== 0,
    contentSize,
    blockMaximum: Math.min(Number(windowSize), 131_072),
  }
}

const windowOf = (descriptor: number): bigint => {
  const base = 1n << BigInt(10 + (descriptor >>> 3))
  return base + (base / 8n) * BigInt(descriptor & 7)
}

const littleEndian = (bytes: Buffer): bigint => bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
