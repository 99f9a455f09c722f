import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import { checkGzip } from './check-gzip'
import { checkZstd } from './check-zstd'
import type { Compression, FileHead } from './file-head'
import { copyAsUtf8 } from './copy-as-utf8'
import { copyWithOneEnd, lineEndsNote } from './line-ends'
import { requireShortLines, tooLongLine } from './long-lines'
import { readThrough } from './read-through'
import type { TextEncoding } from './text-encoding'
import { copyNarrow, hasWideLines, wideLinesNote, type LineShape } from './wide-lines'

/** What the database reads of a file: the file itself, or a copy that it can read. */
export interface Readable {
  path: string
  compression: Compression | null
  note: string | null
}

export interface ReadableOptions {
  reader: DuckDBConnection
  acceptTruncated: boolean
  /** One object a line, of any length. */
  isJson: boolean
  /** Of a table, whose lines may then not have far too many cells. */
  shape: LineShape | undefined
  signal: AbortSignal
  /** Where copies go, without an ending. */
  copyAs: string
}

/**
 * Sees to it that a text file can be read to its end: a compressed one is unpacked once to see that it is whole, one whose lines end in several ways is
 * copied with one kind of end, one with lines of far too many cells without those. Of a damaged one what can be saved is copied where that is accepted. Errors: `file-damaged`.
 */
export const readableCopy = async ({ file, compression, encoding, severalEnds, lines }: FileHead, options: ReadableOptions): Promise<Readable> => {
  const checked = compression === null ? undefined : await checkCompressed(file.path, file.label, compression, options)
  const whole = checked?.saved ?? { path: file.path, compression, note: null }
  const plain = encoding === undefined ? whole : await inUtf8(whole, encoding, options)
  const ended = severalEnds === true ? await withPlainEnds(plain, options) : plain
  const size = ended.path === file.path ? file.size : statSync(ended.path).size
  if (ended.compression === null && !options.isJson) requireShortLines({ path: ended.path, label: file.label, size })
  const { shape } = options
  if (shape === undefined) return ended
  const isWide = ended.compression === null ? hasWideLines({ path: ended.path, size, lines }, shape) : checked?.hasWideLines === true
  return isWide ? withNarrowLines(ended, shape, options) : ended
}

const inUtf8 = async ({ path, compression, note }: Readable, encoding: TextEncoding, { copyAs, signal }: ReadableOptions): Promise<Readable> => {
  const copy = `${copyAs}.utf8.csv`
  return { path: copy, compression: null, note: joined(note, await copyAsUtf8(path, compression, encoding, copy, signal)) }
}

const withNarrowLines = async ({ path, compression, note }: Readable, shape: LineShape, { copyAs, signal }: ReadableOptions): Promise<Readable> => {
  const copy = `${copyAs}.narrow.csv`
  await copyNarrow(path, compression, copy, shape, signal)
  return { path: copy, compression: null, note: joined(note, wideLinesNote) }
}

const joined = (...notes: (string | null)[]): string => notes.filter((text) => text !== null).join(' ')

/** A copy of which every line ends in one way. */
export const withPlainEnds = async ({ path, compression, note }: Readable, { copyAs, signal }: { copyAs: string; signal: AbortSignal | undefined }): Promise<Readable> => {
  const copy = `${copyAs}.lines.csv`
  await copyWithOneEnd(path, compression, copy, signal)
  return { path: copy, compression: null, note: joined(note, lineEndsNote) }
}

const checkCompressed = async (path: string, label: string, compression: Compression, options: ReadableOptions): Promise<{ saved?: Readable; hasWideLines: boolean }> => {
  const checkFile = compression === 'gzip' ? checkGzip : checkZstd
  const savePath = `${options.copyAs}.saved.csv`
  const check = await checkFile(path, options.signal, options.acceptTruncated ? savePath : undefined, options.shape)
  if (check.whole) {
    if (check.longLine !== undefined && !options.isJson) throw tooLongLine(label, check.longLine)
    const reason = check.unproved === true ? await readThrough(options.reader, path) : undefined
    if (reason === undefined) return { hasWideLines: check.wideLines === true }
    throw new EngineError('file-damaged', `${label} is damaged: it can not be unpacked whole (${reason}).`, { hint: 'Copy or export it again.' })
  }
  const where = `it breaks after ${check.unpackedBytes.toLocaleString('en-US')} unpacked bytes (${check.reason})`
  if (!options.acceptTruncated)
    throw new EngineError('file-damaged', `${label} is damaged: ${where}.`, {
      hint: 'Copy or export it again, or load the complete rows before the break with --accept-truncated.',
    })
  await dropLastLine(savePath)
  return { saved: { path: savePath, compression: null, note: `Damaged: ${where}; only the complete rows before the break were loaded.` }, hasWideLines: false }
}

const dropLastLine = async (path: string): Promise<void> => {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const window = Buffer.alloc(Math.min(size, 1 << 20))
    await file.read(window, 0, window.length, size - window.length)
    await file.truncate(size - window.length + window.lastIndexOf(10) + 1)
  } finally {
    await file.close()
  }
}
