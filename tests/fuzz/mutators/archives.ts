import { gzipSync } from 'node:zlib'
import { rawZip } from '../../support/raw-zip'

/** A Zstandard frame of stored blocks with its size and without a checksum (RFC 8878). */
export const storedZstd = (content: Buffer): Buffer => {
  const header = Buffer.alloc(9)
  header.writeUInt32LE(0xfd2fb528, 0)
  header[4] = 0xa0
  header.writeUInt32LE(content.length, 5)
  const blocks: Buffer[] = []
  for (let at = 0; at < content.length || blocks.length === 0; at += 65_536) {
    const piece = content.subarray(at, at + 65_536)
    const last = at + 65_536 >= content.length ? 1 : 0
    const size = Buffer.alloc(3)
    size.writeUIntLE(last | (piece.length << 3), 0, 3)
    blocks.push(size, piece)
  }
  return Buffer.concat([header, ...blocks])
}

let zeros: Buffer | undefined
/** 80 MiB of zeros: over a thousand times what it is packed. */
export const bomb = (): Buffer => (zeros ??= rawZip([{ name: 'zeros.csv', content: Buffer.alloc(80 << 20) }]))

let blanks: Buffer | undefined
/** 24 MiB of one line, in some kB. */
export const gzipBomb = (): Buffer => (blanks ??= gzipSync(Buffer.concat([Buffer.from('unit_id,ts,power_w\nU,2026-01-01T00:00:00Z,'), Buffer.alloc(24 << 20, '1')])))

/** Names of entries that want to lie somewhere else. */
export const straying: readonly string[] = ['../escaped.csv', '../../../../../../escaped.csv', 'a/../../../../../escaped.csv', '..\\..\\..\\escaped.csv', '/escaped.csv', 'C:\\escaped.csv', 'C:/escaped.csv', './../../../../x/../escaped.csv', 'a//b.csv', '', '.', '..', 'a/', 'a\u0000b.csv', 'x'.repeat(300), 'CON', '.hidden.csv', 'a\nb.csv', '__MACOSX/a.csv', 'truth.csv', 'log.csv/inner.csv']
