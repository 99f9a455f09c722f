import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import type { RegisterKind } from '../../../registers/register-columns'
import { registerKindOf } from '../../../registers/register-files'
import type { ConvertedRegister } from '../../../registers/keep-register'
import { writeRegister } from '../adapters/adapted-register'
import type { FoundFile } from './discover'
import { readHead, type Compression, type FileHead } from '../reading/file-head'
import { hashContents, hasLoadedFiles, type ContentHashes } from '../reading/content-hashes'
import { hashFile } from '../reading/hash-file'
import { requireShortLines } from '../reading/long-lines'
import { laterHashes } from '../reading/later-hashes'
import { fileResult, type ImportFileResult } from '../import-result'
import { byLabel, lookAtFile, type FilesByLabel, type Looked } from './look-at-file'
import type { NamedMapping } from '../mappings/read-mapping'
import { readableCopy, type Readable } from '../reading/readable-copy'
import type { Recognised } from '../profiles/profile'
import { lineShape } from '../reading/wide-lines'

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
  /** Lines of what is read are those of the file. */
  hasLines: boolean
}

export interface NewRegister {
  found: FoundFile
  /** What it is reported as. */
  label: string
  kind: RegisterKind
  sha256: string
  /** The register that was made of a table in another form. */
  adapted?: ConvertedRegister
}

export interface SortedFiles {
  telemetry: NewTelemetry[]
  registers: NewRegister[]
  /** Duplicates and refused files, as they will be reported. */
  aside: ImportFileResult[]
  /** What was left out without being a file of the import. */
  warnings: string[]
}

export interface SortOptions {
  project: DuckDBConnection
  reader: DuckDBConnection
  tmp: string
  acceptTruncated: boolean
  mappings: readonly NamedMapping[]
  saved?: RegisterKind | undefined
  signal: AbortSignal
  onFile?: ((done: number, total: number, label: string) => void) | undefined
}

const keptLines = 200

/** Looks at every file: register, telemetry of a known kind, already loaded, or refused with the reason. */
export const sortFiles = async (files: FoundFile[], options: SortOptions): Promise<SortedFiles> => {
  const sorted: SortedFiles = { telemetry: [], registers: [], aside: [], warnings: [] }
  mkdirSync(join(options.tmp, 'adapted'), { recursive: true })
  const repeats = await mayRepeat(files, options.project)
  const looking: Looking = {
    byLabel: byLabel(files),
    seen: new Map(),
    hashes: await hashContents(files.filter((file) => file.size > 0 && repeats(file)), options.project, options.signal, options.saved),
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
  byLabel: FilesByLabel
  /** Label of the first file of each hash. */
  seen: Map<string, string>
  /** Of the files that may repeat another. */
  hashes: ContentHashes
  hashLater: (file: FoundFile) => Promise<string>
}

/** Without earlier imports only a file of the same size can have the same content; registers are known by their hash. */
const mayRepeat = async (files: FoundFile[], project: DuckDBConnection): Promise<(file: FoundFile) => boolean> => {
  const loaded = await hasLoadedFiles(project)
  const sizes = new Map<number, number>()
  for (const { size } of files) sizes.set(size, (sizes.get(size) ?? 0) + 1)
  return ({ size, label }) => loaded || (sizes.get(size) ?? 0) > 1 || registerKindOf(label) !== undefined
}

const sortFile = async (found: FoundFile, index: number, sorted: SortedFiles, looking: Looking, options: SortOptions): Promise<void> => {
  if (found.size === 0) throw new EngineError('file-empty', `${found.label} is empty (0 bytes).`, { hint: 'Export it again.' })
  const looked = await lookAtFile(found, looking.byLabel, options.reader, options.mappings)
  if (looked.as === 'part') return
  const readable = await readableOf(found, looked, index, options)
  const known = looking.hashes.of.get(found.path)
  const later = looked.as !== 'register' && looked.as !== 'adapted registers' && known === undefined
  const sha256 = later ? '' : (known ?? (await hashFile(found.path, options.signal)))
  const twin = later ? undefined : (looking.seen.get(sha256) ?? looking.hashes.loaded.get(sha256))
  if (twin !== undefined) {
    sorted.aside.push(fileResult(found.label, 'duplicate', { sha256, message: `Same content as ${twin}; skipped.`, format: formatOf(looked) }))
    return
  }
  if (!later) looking.seen.set(sha256, found.label)
  const former = looking.hashes.superseded.get(sha256)
  if (former !== undefined && options.saved === undefined) sorted.warnings.push(`${found.label} has the content of ${former}, which a later import changed: it counts again from now on.`)
  const made = { found, readable, madeAs: join(options.tmp, 'adapted', `${index}`) }
  if (looked.as === 'register') sorted.registers.push({ found, label: found.label, kind: looked.kind, sha256 })
  else if (looked.as === 'adapted registers') await sortRegisters(looked, { ...made, sha256 }, sorted, options.reader)
  else {
    const hash = later ? looking.hashLater(found) : Promise.resolve(sha256)
    sorted.telemetry.push(await newTelemetry(looked, { ...made, sha256: hash, signal: options.signal }))
    await listParts(looked, sorted, looking, options.signal)
  }
}

/** Text that the database reads is looked through first. */
const readableOf = async (found: FoundFile, looked: Looked, index: number, { reader, acceptTruncated, signal, tmp }: SortOptions): Promise<Readable> => {
  const asItIs = { path: found.path, compression: null, note: null }
  const head = looked.as === 'telemetry' || looked.as === 'adapted registers' || looked.as === 'register' ? looked.head : undefined
  if (head?.kind !== 'text') return asItIs
  if (looked.as === 'register' && head.compression === null) {
    requireShortLines(found)
    return asItIs
  }
  const recognised = looked.as === 'telemetry' ? looked.recognised : undefined
  const shape = recognised?.csv === undefined ? undefined : lineShape(recognised)
  return readableCopy(head, { reader, acceptTruncated, isJson: recognised?.json !== undefined, shape, signal, copyAs: join(tmp, `copy-${index}`) })
}

interface Known {
  found: FoundFile
  readable: Readable
  /** Where what is made of it goes, without an ending. */
  madeAs: string
}

const newTelemetry = async (looked: LookedTelemetry, { found, readable: { path: readFrom, compression, note }, madeAs, sha256, signal }: Known & { sha256: Promise<string>; signal: AbortSignal }): Promise<NewTelemetry> => {
  if (looked.as === 'telemetry') {
    const { recognised, head } = looked
    return { found, head: shortened(head, recognised), recognised, sha256, readFrom, compression, note, hasLines: true }
  }
  const { recognised, write } = looked.adapted
  const made = `${madeAs}.csv`
  await write(made, signal)
  const asMade = { ...found, path: made, size: statSync(made).size }
  return { found: { ...found, size: asMade.size }, head: shortened(readHead(asMade), recognised), recognised, sha256, readFrom: made, compression: null, note, hasLines: false }
}

type LookedTelemetry = Extract<Looked, { as: 'telemetry' | 'adapted telemetry' }>

/** Files read together with another are listed beside it, without rows of their own. */
const listParts = async (looked: LookedTelemetry, sorted: SortedFiles, looking: Looking, signal: AbortSignal): Promise<void> => {
  if (looked.as !== 'adapted telemetry') return
  for (const label of looked.adapted.parts ?? []) {
    const part = looking.byLabel.get(label)
    if (part !== undefined)
      sorted.aside.push(fileResult(label, 'loaded', { sha256: await hashFile(part.path, signal), format: looked.adapted.recognised.format, message: 'Read together with the values beside it.' }))
  }
}

const sortRegisters = async ({ registers, head }: Extract<Looked, { as: 'adapted registers' }>, known: Known & { sha256: string }, sorted: SortedFiles, reader: DuckDBConnection): Promise<void> => {
  const { found, readable, sha256, madeAs } = known
  for (const [index, register] of registers.entries()) {
    const csv = `${madeAs}-${index}.csv`
    await writeRegister(reader, register, { label: found.label, path: readable.path, compression: readable.compression, lines: head.lines }, csv)
    const note = [register.note, readable.note].filter((text) => text !== null).join(' ')
    sorted.registers.push({ found, label: register.name === undefined ? found.label : `${found.label} (${register.name})`, kind: register.kind, sha256, adapted: { csv, headerLine: register.headerLine, note } })
  }
}

const formatOf = (looked: Exclude<Looked, { as: 'part' }>): string | null => {
  if (looked.as === 'register') return looked.kind
  if (looked.as === 'adapted registers') return looked.registers[0]?.kind ?? null
  return looked.as === 'telemetry' ? looked.recognised.format : looked.adapted.recognised.format
}

/** Thousands of heads are kept at once: their lines are copied, so that the rest of the text can go. */
const shortened = (head: FileHead, recognised: Recognised): FileHead => {
  const text = head.lines.slice(0, (recognised.csv?.skipLines ?? 1) + keptLines).join('\n')
  return { ...head, lines: Buffer.from(text).toString().split('\n') }
}

export const withHint = (error: EngineError): string => (error.hint === undefined ? error.message : `${error.message} ${error.hint}`)
