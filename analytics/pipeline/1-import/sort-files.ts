import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { readRow } from '../../db/query'
import type { RegisterKind } from '../../registers/register-columns'
import { isWorkbook, registerKindOf } from '../../registers/register-files'
import { checkGzip } from './check-gzip'
import { checkZstd } from './check-zstd'
import type { FoundFile } from './discover'
import { readHead, type Compression, type FileHead } from './file-head'
import { hashFile } from './hash-file'
import { laterHashes } from './later-hashes'
import { fileResult, type ImportFileResult } from './import-result'
import { readThrough } from './read-through'
import { recognise, recogniseParquet } from './recognise'
import type { Recognised } from './profiles/profile'

export interface NewTelemetry {
  found: FoundFile
  head: FileHead
  recognised: Recognised
  /** Known at once where the file may repeat another, else only when it has been read to its end beside the import. */
  sha256: Promise<string>
  /** What to read: the file, or what was saved of a damaged one. */
  readFrom: string
  compression: Compression | null
  note: string | null
}

export interface NewRegister {
  found: FoundFile
  kind: RegisterKind
  sha256: string
}

export interface SortedFiles {
  telemetry: NewTelemetry[]
  registers: NewRegister[]
  /** Duplicates and refused files, as they will be reported. */
  aside: ImportFileResult[]
}

export interface SortOptions {
  project: DuckDBConnection
  reader: DuckDBConnection
  tmp: string
  acceptTruncated: boolean
  signal: AbortSignal
  onFile?: ((done: number, total: number, label: string) => void) | undefined
}

const keptLines = 200

/** Looks at every file: register, telemetry of a known kind, already loaded, or refused with the reason. */
export const sortFiles = async (files: FoundFile[], options: SortOptions): Promise<SortedFiles> => {
  const sorted: SortedFiles = { telemetry: [], registers: [], aside: [] }
  const looking: Looking = {
    seen: new Map(),
    mayRepeat: await mayRepeat(files, options.project),
    hashLater: laterHashes(options.signal),
  }
  for (const [index, found] of files.entries()) {
    options.signal.throwIfAborted()
    options.onFile?.(index, files.length, found.label)
    try {
      await sortFile(found, index, sorted, looking, options)
    } catch (error) {
      if (!(error instanceof EngineError) || error.code === 'cancelled') throw error
      sorted.aside.push(fileResult(found.label, 'refused', { code: error.code, message: withHint(error) }))
    }
  }
  return sorted
}

interface Looking {
  /** Label of the first file of each hash. */
  seen: Map<string, string>
  mayRepeat: (file: FoundFile) => boolean
  hashLater: (file: FoundFile) => Promise<string>
}

/** Without earlier imports only a file of the same size can have the same content. */
const mayRepeat = async (files: FoundFile[], project: DuckDBConnection): Promise<(file: FoundFile) => boolean> => {
  const loaded = await readRow<{ n: number }>(project, `SELECT count(*) AS n FROM import_file f JOIN import i USING (import_no) WHERE f.status = 'loaded' AND NOT i.undone`)
  const sizes = new Map<number, number>()
  for (const { size } of files) sizes.set(size, (sizes.get(size) ?? 0) + 1)
  return ({ size }) => (loaded?.n ?? 0) > 0 || (sizes.get(size) ?? 0) > 1
}

const sortFile = async (found: FoundFile, index: number, sorted: SortedFiles, looking: Looking, options: SortOptions): Promise<void> => {
  const register = registerKindOf(found.label)
  const head = register === 'tariffs' || (register !== undefined && isWorkbook(found.label)) || found.size === 0 ? undefined : readHead(found)
  if (found.size === 0) throw new EngineError('file-empty', `${found.label} is empty (0 bytes).`, { hint: 'Export it again.' })
  const recognised = register !== undefined ? undefined : await recogniseHead(head as FileHead, options.reader)
  const saved = head?.compression != null ? await checkCompressed(found, head.compression, join(options.tmp, `saved-${index}.csv`), options) : undefined
  const later = register === undefined && !looking.mayRepeat(found)
  const sha256 = later ? '' : await hashFile(found.path, options.signal)
  const twin = later ? undefined : (looking.seen.get(sha256) ?? (await loadedBefore(options.project, sha256)))
  if (twin !== undefined) {
    sorted.aside.push(fileResult(found.label, 'duplicate', { sha256, message: `Same content as ${twin}; skipped.`, format: recognised?.format ?? register ?? null }))
    return
  }
  if (!later) looking.seen.set(sha256, found.label)
  if (register !== undefined) sorted.registers.push({ found, kind: register, sha256 })
  else
    sorted.telemetry.push({
      found,
      head: shortened(head as FileHead, recognised as Recognised),
      recognised: recognised as Recognised,
      sha256: later ? looking.hashLater(found) : Promise.resolve(sha256),
      readFrom: saved?.path ?? found.path,
      compression: saved === undefined ? (head as FileHead).compression : null,
      note: saved?.note ?? null,
    })
}

/** Thousands of heads are kept at once: their lines are copied, so that the rest of the text can go. */
const shortened = (head: FileHead, recognised: Recognised): FileHead => {
  const text = head.lines.slice(0, (recognised.csv?.skipLines ?? 1) + keptLines).join('\n')
  return { ...head, lines: Buffer.from(text).toString().split('\n') }
}

const recogniseHead = async (head: FileHead, reader: DuckDBConnection): Promise<Recognised> =>
  head.kind === 'parquet' ? recogniseParquet(reader, head.file.path, head.file.label) : recognise(head)

const checkCompressed = async (
  found: FoundFile,
  compression: Compression,
  savePath: string,
  options: SortOptions,
): Promise<{ path: string; note: string } | undefined> => {
  const checkFile = compression === 'gzip' ? checkGzip : checkZstd
  const check = await checkFile(found.path, options.signal, options.acceptTruncated ? savePath : undefined)
  if (check.whole) {
    const reason = check.unproved === true ? await readThrough(options.reader, found.path) : undefined
    if (reason === undefined) return undefined
    throw new EngineError('file-damaged', `${found.label} is damaged: it can not be unpacked whole (${reason}).`, { hint: 'Copy or export it again.' })
  }
  const where = `it breaks after ${check.unpackedBytes.toLocaleString('en-US')} unpacked bytes (${check.reason})`
  if (!options.acceptTruncated)
    throw new EngineError('file-damaged', `${found.label} is damaged: ${where}.`, {
      hint: 'Copy or export it again, or load the complete rows before the break with --accept-truncated.',
    })
  await dropLastLine(savePath)
  return { path: savePath, note: `Damaged: ${where}; only the complete rows before the break were loaded.` }
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

/** The file of an earlier import, not taken back, that has the same content. */
export const loadedBefore = async (connection: DuckDBConnection, sha256: string): Promise<string | undefined> =>
  (
    await readRow<{ file: string; import_no: number }>(
      connection,
      `SELECT f.file, f.import_no FROM import_file f JOIN import i USING (import_no) WHERE f.sha256 = $sha256 AND f.status = 'loaded' AND NOT i.undone ORDER BY f.import_no LIMIT 1`,
      { sha256 },
    )
  )?.file

export const withHint = (error: EngineError): string => (error.hint === undefined ? error.message : `${error.message} ${error.hint}`)
