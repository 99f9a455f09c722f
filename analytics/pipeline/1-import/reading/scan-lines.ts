import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Compression } from './file-head'
import { decodedLine } from './text-encoding'
import { unpackZstd } from './unpack-zstd'

/** One physical line: its number from 1, the byte its first character stands at (from 1, unpacked), its text, and how many bytes that takes. */
export type LineVisitor = (line: number, startByte: number, text: string, bytes: number) => void

/** Walks a text file (compressed too) line by line, with physical line numbers and byte positions. */
export const scanLines = async (path: string, compression: Compression | null, visit: LineVisitor): Promise<void> => {
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  let startByte = 1
  for await (const chunk of unpackedBytes(path, compression)) {
    const buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (;;) {
      const end = buffer.indexOf(10, from)
      if (end < 0) break
      visit(++line, startByte, decodedLine(buffer.subarray(from, end)), end - from)
      startByte += end + 1 - from
      from = end + 1
    }
    rest = buffer.subarray(from)
  }
  if (rest.length > 0) visit(++line, startByte, decodedLine(rest), rest.length)
}

/** The bytes of a file piece by piece, unpacked. */
export const unpackedBytes = (path: string, compression: Compression | null): AsyncIterable<Buffer> => {
  if (compression === 'zstd') return unpackZstd(path)
  const source = createReadStream(path, { highWaterMark: 1 << 20 })
  return compression === 'gzip' ? source.pipe(createGunzip()) : source
}

/** The physical line of each byte position (from 1, ascending). */
export const linesOfBytes = async (path: string, compression: Compression | null, positions: readonly number[]): Promise<Map<number, number>> => {
  const lines = new Map<number, number>()
  if (positions.length === 0) return lines
  let next = 0
  await scanLines(path, compression, (line, startByte, _text, bytes) => {
    const end = startByte + bytes
    while (next < positions.length && (positions[next] as number) <= end) lines.set(positions[next++] as number, line)
  })
  return lines
}

/** The physical lines that begin at some bytes (from 1), by these. */
export const linesThatBeginAt = async (path: string, compression: Compression | null, positions: ReadonlySet<number>): Promise<Map<number, string>> => {
  const lines = new Map<number, string>()
  if (positions.size === 0) return lines
  await scanLines(path, compression, (_line, startByte, text) => {
    if (positions.has(startByte)) lines.set(startByte, text)
  })
  return lines
}
