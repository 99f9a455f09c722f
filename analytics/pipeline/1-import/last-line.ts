import { closeSync, openSync, readSync } from 'node:fs'
import { EngineError } from '../../contract/errors'
import type { FoundFile } from './discover'

/** The longest line the database's reader takes, in bytes. */
const longestLine = 2_097_152

/** A text file that ends in a line longer than any table has: the database's reader does not come to an end there. */
export const endlessLine = (label: string): EngineError =>
  new EngineError('file-damaged', `${label} is damaged: its last line is longer than ${longestLine >> 20} MiB.`, { hint: 'Export it again, or take that line out.' })

/** Refuses a plain text file that ends in too long a line. Errors: `file-damaged`. */
export const requireReadableEnd = ({ path, label, size }: Pick<FoundFile, 'path' | 'label' | 'size'>): void => {
  if (size <= longestLine) return
  const tail = Buffer.alloc(longestLine)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, tail, 0, tail.length, size - tail.length)
  } finally {
    closeSync(descriptor)
  }
  const end = tail[tail.length - 1] === 10 ? tail.length - 1 : tail.length
  if (end === 0 || tail.lastIndexOf(10, end - 1) < 0) throw endlessLine(label)
}

/** Measures the last line of a text that comes piece by piece. */
export const lastLineMeter = (): { add: (piece: Uint8Array) => void; isTooLong: () => boolean } => {
  /** Bytes behind the last line end, and of the line that it ends. */
  let [open, ended] = [0, 0]
  return {
    add: (piece) => {
      const last = piece.lastIndexOf(10)
      if (last < 0) open += piece.length
      else {
        const before = last === 0 ? -1 : piece.lastIndexOf(10, last - 1)
        ended = before < 0 ? open + last : last - before - 1
        open = piece.length - last - 1
      }
    },
    isTooLong: () => (open > 0 ? open : ended) >= longestLine,
  }
}
