import { isUtf8 } from 'node:buffer'

/** What a text is written in where that is not UTF-8. */
export type TextEncoding = 'latin-1' | 'utf-16le' | 'utf-16be'

export const latinNote = 'Its text is not UTF-8; the lines that are not were read as Latin-1.'
export const utf16Note = 'Its text is UTF-16, and was read as such.'

/** What the beginning of a text is written in: UTF-16 by its byte order mark, Latin-1 where it is no UTF-8 (its last character may be cut); undefined for UTF-8. */
export const encodingOf = (bytes: Buffer): TextEncoding | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return [0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut))) ? undefined : 'latin-1'
}

export const isUtf16 = (encoding: TextEncoding | undefined): boolean => encoding === 'utf-16le' || encoding === 'utf-16be'

/** A text that may be cut within its last character. */
export const decoded = (bytes: Buffer, encoding: TextEncoding | undefined): string => {
  if (encoding === 'latin-1') return linesDecoded(bytes)
  return encoding === undefined ? bytes.toString('utf8') : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes, { stream: true })
}

/** One line: UTF-8, else Latin-1. */
export const decodedLine = (bytes: Buffer): string => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')

/** Lines, each UTF-8, else Latin-1. */
export const linesDecoded = (bytes: Buffer): string => {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const lines: string[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from)
    const next = end < 0 ? bytes.length : end + 1
    lines.push(decodedLine(bytes.subarray(from, next)))
    from = next
  }
  return lines.join('')
}
