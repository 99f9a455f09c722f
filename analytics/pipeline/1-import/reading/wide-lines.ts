import { closeSync, openSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { headBytes, type Compression } from './file-head'
import type { Recognised } from '../profiles/profile'
import { unpackedBytes } from './scan-lines'

/** Cells beyond those of the header that a line may have before it is cut: the database's reader keeps the whole line once for each of them. */
export const extraCells = 8
export const wideLinesNote = 'Some of its lines have far more cells than its header, as where two tables were put one below the other; what lies beyond the columns of the header was not read.'

const [lineFeed, carriageReturn, quoteMark] = [10, 13, 34]
const stride = 16_384
const smallestWindow = 1024
const readWhole = 1 << 20
const shortLine = 256

/** What a table's lines look like. */
export interface LineShape {
  delimiter: number
  /** So many delimiters in a line are too many. */
  tooMany: number
}

export const lineShape = ({ csv, columns }: Recognised): LineShape => ({ delimiter: (csv?.delimiter ?? ',').charCodeAt(0), tooMany: columns.length + extraCells })

/** Whether a plain text file has lines with far too many cells. Of a small file the long lines are looked at, of a large one a sixteenth: a line that is missed is short, and costs little. */
export const hasWideLines = ({ path, size, lines }: { path: string; size: number; lines: readonly string[] }, shape: LineShape): boolean => {
  if (size < headBytes) return lines.some((line) => line.length > shortLine && isWideLine(line, shape))
  const longest = lines.reduce((bytes, line) => Math.max(bytes, line.length), 0)
  const window = Buffer.alloc(size <= readWhole ? size : Math.min(stride, Math.max(smallestWindow, 4 * longest)))
  const descriptor = openSync(path, 'r')
  try {
    for (let at = 0; at < size; at += Math.max(stride, window.length)) if (hasWideRun(window.subarray(0, readSync(descriptor, window, 0, window.length, at)), shape)) return true
    return false
  } finally {
    closeSync(descriptor)
  }
}

const isWideLine = (line: string, { delimiter, tooMany }: LineShape): boolean => line.split(String.fromCharCode(delimiter), tooMany + 1).length > tooMany

/** Looks for lines with far too many cells in a text that comes piece by piece. */
export const wideLineMeter = (shape: LineShape | undefined): { add: (piece: Uint8Array) => void; found: () => boolean } => {
  let found = false
  let bytes = 0
  return {
    add: (piece) => {
      if (shape === undefined || found) return
      const part = bytes < readWhole ? piece : piece.subarray(0, smallestWindow)
      bytes += piece.length
      found = hasWideRun(part, shape)
    },
    found: () => found,
  }
}

/** Whether too many delimiters follow each other without an end of line. */
const hasWideRun = (bytes: Uint8Array, { delimiter, tooMany }: LineShape): boolean => {
  let delimiters = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === delimiter) {
      if (++delimiters >= tooMany) return true
    } else if (byte === lineFeed || byte === carriageReturn) delimiters = 0
  }
  return false
}

/** Writes an unpacked copy of a file of which no line has far too many cells: the rest of such a line is left out. */
export const copyNarrow = async (path: string, compression: Compression | null, copy: string, { delimiter, tooMany }: LineShape, signal: AbortSignal): Promise<void> => {
  const file = await open(copy, 'w')
  let delimiters = 0
  let quoted = false
  /** A quote opens a cell at its beginning, or goes on with it where one has just closed it. */
  let opens = true
  try {
    for await (const chunk of unpackedBytes(path, compression)) {
      signal.throwIfAborted()
      const kept = Buffer.allocUnsafe(chunk.length)
      let length = 0
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] as number
        if (byte === lineFeed || byte === carriageReturn) {
          delimiters = 0
          quoted = false
        } else if (byte === quoteMark) [quoted, opens] = [!quoted && opens, quoted]
        else if (byte === delimiter && !quoted) delimiters++
        if (delimiters < tooMany) kept[length++] = byte
        if (byte !== quoteMark) opens = byte === delimiter || byte === lineFeed || byte === carriageReturn
      }
      await file.writeFile(kept.subarray(0, length))
    }
  } finally {
    await file.close()
  }
}
