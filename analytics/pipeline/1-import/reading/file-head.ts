import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { constants, gunzipSync } from 'node:zlib'
import { Decompress } from 'fzstd'
import { EngineError } from '../../../contract/errors'
import type { FoundFile } from '../recognising/discover'
import { hasSeveralEnds, withOneEnd } from './line-ends'
import { decoded, encodingOf, isUtf16, type TextEncoding } from './text-encoding'
import { zstdMagic } from './zstd-frame-header'

export type HeadKind = 'text' | 'parquet'
export type Compression = 'gzip' | 'zstd'

/** The first lines of a file, enough to say what it is. */
export interface FileHead {
  file: FoundFile
  kind: HeadKind
  compression: Compression | null
  byteOrderMark: boolean
  /** Its text is not UTF-8; the lines here are decoded. */
  encoding?: TextEncoding
  /** Whole lines of the first 256 kB, without their line ends. */
  lines: string[]
  newline: '\n' | '\r\n'
  /** Lines end in different ways, or in a carriage return alone. */
  severalEnds?: true
}

/** So much of a file is looked at to say what it is. */
export const headBytes = 262_144
const pushedBytes = 8192

/** Reads the head of a file. Errors: `file-empty`, `file-binary`, `file-damaged`, `permission-denied`. */
export const readHead = (file: FoundFile): FileHead => {
  if (file.size === 0) throw new EngineError('file-empty', `${file.label} is empty (0 bytes).`, { hint: 'Export it again.' })
  const raw = firstBytes(file)
  if (raw.subarray(0, 4).toString('latin1') === 'PAR1') return { file, kind: 'parquet', compression: null, byteOrderMark: false, lines: [], newline: '\n' }
  const compression = compressionOf(raw)
  const bytes = compression === null ? raw : unpackHead(raw, compression, file)
  const document = documentKind(bytes)
  const encoding = encodingOf(bytes)
  if (document !== undefined || (!isUtf16(encoding) && looksBinary(bytes)))
    throw new EngineError('file-binary', `${file.label} is ${document ?? 'not a text table: it holds binary data'}.`, {
      hint: 'Export it as CSV, NDJSON (either may be compressed with gzip or zstd) or Parquet.',
    })
  const written = decoded(bytes, encoding)
  const text = written.replace(/^\uFEFF/, '')
  const newline = /\r\n/.test(text.slice(0, 65_536)) ? '\r\n' : '\n'
  const several = hasSeveralEnds(text)
  const lines = (several ? withOneEnd(text) : text).split(/\r?\n/)
  if (bytes.length >= headBytes && lines.length > 1) lines.pop()
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop()
  if (lines.length === 0 || lines.every((line) => line.trim() === ''))
    throw new EngineError('file-empty', `${file.label} holds no lines${text.length < written.length ? ', only a byte order mark' : ''}.`, { hint: 'Export it again.' })
  return { file, kind: 'text', compression, byteOrderMark: text.length < written.length, lines, newline, ...(encoding === undefined ? {} : { encoding }), ...(several ? { severalEnds: true } : {}) }
}

const firstBytes = (file: FoundFile): Buffer => {
  try {
    const descriptor = openSync(file.path, 'r')
    try {
      const buffer = Buffer.alloc(Math.min(file.size, headBytes))
      return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, 0))
    } finally {
      closeSync(descriptor)
    }
  } catch (cause) {
    throw new EngineError('permission-denied', `${file.label} can't be read.`, { detail: String(cause), hint: 'Check the rights of the file.', cause })
  }
}

/** By the first bytes: gzip (RFC 1952), or a Zstandard frame, skippable ones included (RFC 8878). */
const compressionOf = (raw: Buffer): Compression | null => {
  if (raw[0] === 0x1f && raw[1] === 0x8b) return 'gzip'
  if (raw.length < 4) return null
  const magic = raw.readUInt32LE()
  return magic === zstdMagic.frame || magic >>> 4 === zstdMagic.skippable >>> 4 ? 'zstd' : null
}

const unpackHead = (raw: Buffer, compression: Compression, file: FoundFile): Buffer => {
  try {
    return compression === 'gzip' ? gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, headBytes) : zstdHead(raw)
  } catch (cause) {
    throw new EngineError('file-damaged', `${file.label} is a damaged ${compression} file: nothing of it can be unpacked.`, {
      hint: 'Copy or export it again.',
      detail: String(cause),
      cause,
    })
  }
}

const zstdHead = (raw: Buffer): Buffer => {
  const pieces: Uint8Array[] = []
  const unpackedBytes = () => pieces.reduce((sum, piece) => sum + piece.length, 0)
  const frames = new Decompress((piece) => pieces.push(piece))
  try {
    for (let at = 0; at < raw.length && unpackedBytes() < headBytes; at += pushedBytes) frames.push(raw.subarray(at, at + pushedBytes), at + pushedBytes >= raw.length)
  } catch (cause) {
    if (pieces.length === 0) throw cause
  }
  return Buffer.concat(pieces).subarray(0, headBytes)
}

const documentMagic: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document, not a table'],
  ['\x89PNG', 'a picture, not a table'],
  ['\xff\xd8\xff', 'a picture, not a table'],
  ['\xd0\xcf\x11\xe0', 'a workbook or document of an old kind, not a text table'],
]

const documentKind = (bytes: Buffer): string | undefined => documentMagic.find(([magic]) => bytes.toString('latin1', 0, magic.length) === magic)?.[1]

/** What a logger leaves behind that lost its power while writing: a row of zeros. */
const lostWrites = /(?<=^|\n)\0{16,}(?=\r?\n|$)/g

const looksBinary = (bytes: Buffer): boolean => {
  const head = bytes.subarray(0, 8192)
  const written = head.includes(0) ? Buffer.from(head.toString('latin1').replace(lostWrites, ''), 'latin1') : head
  const sample = written.length === 0 ? head : written
  let control = 0
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] as number
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  }
  const broken = isUtf8(sample) ? 0 : (sample.toString('utf8').match(/\uFFFD/g) ?? []).length
  return control > sample.length * 0.1 || broken > sample.length * 0.05
}
