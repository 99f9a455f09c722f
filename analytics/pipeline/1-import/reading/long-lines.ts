import { closeSync, openSync, readSync } from 'node:fs'
import { EngineError } from '../../../contract/errors'
import type { FoundFile } from '../recognising/discover'

/** The longest line of a table that the database's reader takes, in bytes: with a longer one it may never come to an end. */
const longestLine = 2_000_000
const readBytes = 65_536

/** A table with a line longer than any table has; bytes are counted from 1, unpacked. */
export const tooLongLine = (label: string, fromByte: number): EngineError =>
  new EngineError('file-damaged', `${label} is damaged: its line from byte ${fromByte.toLocaleString('en-US')} on is longer than ${longestLine.toLocaleString('en-US')} bytes.`, {
    hint: 'Export it again, or take that line out.',
  })

/** Refuses a plain text file with too long a line, of which it reads a thirtieth. Errors: `file-damaged`. */
export const requireShortLines = ({ path, label, size }: Pick<FoundFile, 'path' | 'label' | 'size'>): void => {
  if (size <= longestLine) return
  const descriptor = openSync(path, 'r')
  try {
    for (let start = 0; size - start > longestLine; ) {
      const end = lastLineEnd(descriptor, start, start + longestLine + 1)
      if (end < 0) throw tooLongLine(label, start + 1)
      start = end + 1
    }
  } finally {
    closeSync(descriptor)
  }
}

const buffer = Buffer.alloc(readBytes)

/** Where the last line feed among some bytes of a file stands; -1 where there is none. */
const lastLineEnd = (descriptor: number, from: number, to: number): number => {
  for (let end = to; end > from; ) {
    const begin = Math.max(from, end - readBytes)
    const found = buffer.subarray(0, readSync(descriptor, buffer, 0, end - begin, begin)).lastIndexOf(10)
    if (found >= 0) return begin + found
    end = begin
  }
  return -1
}

/** Looks for too long a line in a text that comes piece by piece. */
export const longLineMeter = (): { add: (piece: Uint8Array) => void; from: () => number | undefined } => {
  let [start, bytes] = [0, 0]
  let found: number | undefined
  const end = (at: number) => {
    if (at - start > longestLine) found ??= start + 1
  }
  return {
    add: (piece) => {
      const first = piece.indexOf(10)
      if (first >= 0) {
        end(bytes + first)
        start = bytes + piece.lastIndexOf(10) + 1
      }
      bytes += piece.length
    },
    /** The byte that the line begins at, from 1. */
    from: () => {
      end(bytes)
      return found
    },
  }
}
