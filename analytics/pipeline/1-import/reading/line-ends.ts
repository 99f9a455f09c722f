import { open } from 'node:fs/promises'
import type { Compression } from './file-head'
import { unpackedBytes } from './scan-lines'

export const lineEndsNote = 'Its lines end in several ways; each of them was read as an end.'

/** Whether lines of a text end in different ways, or in a carriage return alone: the database's reader gives up on either. */
export const hasSeveralEnds = (text: string): boolean => text.includes('\r') && (/\r(?!\n|$)/.test(text) || /(?<!\r)\n/.test(text))

/** A text of which every line ends in `\n`; a line feed behind several carriage returns is one end with them. */
export const withOneEnd = (text: string): string => (text.includes('\r') ? text.replace(/\r+\n?/g, (end) => (end.endsWith('\n') ? '\n' : '\n'.repeat(end.length))) : text)

/** Writes an unpacked copy of a file of which every line ends in `\n`. */
export const copyWithOneEnd = async (path: string, compression: Compression | null, copy: string, signal: AbortSignal | undefined): Promise<void> => {
  const file = await open(copy, 'w')
  try {
    let rest = ''
    for await (const chunk of unpackedBytes(path, compression)) {
      signal?.throwIfAborted()
      const text = rest + chunk.toString('latin1')
      const end = text.length - (/\r+$/.exec(text.slice(-1024))?.[0].length ?? 0)
      rest = text.slice(end)
      await file.writeFile(withOneEnd(text.slice(0, end)), 'latin1')
    }
    await file.writeFile(withOneEnd(rest), 'latin1')
  } finally {
    await file.close()
  }
}
