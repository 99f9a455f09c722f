import { closeSync, openSync, readSync } from 'node:fs'
import { constants, gunzipSync } from 'node:zlib'
import { EngineError } from '../../contract/errors'
import type { FoundFile } from './discover'

export type HeadKind = 'text' | 'parquet'

/** The first lines of a file, enough to say what it is. */
export interface FileHead {
  file: FoundFile
  kind: HeadKind
  compressed: boolean
  /** Whole lines of the first 256 kB, without their line ends. */
  lines: string[]
  newline: '\n' | '\r\n'
}

const headBytes = 262_144

/** Reads the head of a file. Errors: `file-empty`, `file-binary`, `file-damaged`, `permission-denied`. */
export const readHead = (file: FoundFile): FileHead => {
  if (file.size === 0) throw new EngineError('file-empty', `${file.label} is empty (0 bytes).`, { hint: 'Export it again.' })
  const raw = firstBytes(file)
  if (raw.subarray(0, 4).toString('latin1') === 'PAR1') return { file, kind: 'parquet', compressed: false, lines: [], newline: '\n' }
  const compressed = raw[0] === 0x1f && raw[1] === 0x8b
  const bytes = compressed ? inflateHead(raw, file) : raw
  if (looksBinary(bytes))
    throw new EngineError('file-binary', `${file.label} is not a text table: it holds binary data.`, {
      hint: 'Export it as CSV, gzipped CSV or Parquet.',
    })
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const newline = /\r\n/.test(text.slice(0, 65_536)) ? '\r\n' : '\n'
  const lines = text.split(/\r?\n/)
  if (bytes.length >= headBytes) lines.pop()
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop()
  if (lines.length === 0 || lines.every((line) => line.trim() === ''))
    throw new EngineError('file-empty', `${file.label} holds no lines.`, { hint: 'Export it again.' })
  return { file, kind: 'text', compressed, lines, newline }
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

const inflateHead = (raw: Buffer, file: FoundFile): Buffer => {
  try {
    return gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, headBytes)
  } catch (cause) {
    throw new EngineError('file-damaged', `${file.label} is a damaged gzip file: nothing of it can be unpacked.`, {
      hint: 'Copy or export it again.',
      detail: String(cause),
      cause,
    })
  }
}

const looksBinary = (bytes: Buffer): boolean => {
  const sample = bytes.subarray(0, 8192)
  let control = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control++
  const text = sample.toString('utf8')
  const broken = (text.match(/\uFFFD/g) ?? []).length
  return control > sample.length * 0.1 || broken > sample.length * 0.05
}
