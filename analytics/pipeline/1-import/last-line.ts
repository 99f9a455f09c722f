import { closeSync, openSync, readSync } from 'node:fs'
import { EngineError } from '../../contract/errors'
import type { FoundFile } from './discover'

/** The longest line the database's reader takes, in bytes. */
const longestLine = 2_097_152

/** Refuses a plain text file that ends in a line longer than any table has: the database's reader does not come to an end there. Errors: `file-damaged`. */
export const requireReadableEnd = ({ path, label, size }: FoundFile): void => {
  if (size <= longestLine) return
  const tail = Buffer.alloc(longestLine)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, tail, 0, tail.length, size - tail.length)
  } finally {
    closeSync(descriptor)
  }
  const end = tail[tail.length - 1] === 10 ? tail.length - 1 : tail.length
  if (end === 0 || tail.lastIndexOf(10, end - 1) < 0)
    throw new EngineError('file-damaged', `${label} is damaged: its last line is longer than ${longestLine >> 20} MiB.`, { hint: 'Export it again, or take that line out.' })
}
