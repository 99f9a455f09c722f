import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../../db/database'
import { readRow } from '../../db/query'
import { quoteText } from '../../db/quote'
import { registerKindOf } from '../../registers/register-files'
import { EngineError } from '../../contract/errors'
import { hashContents, hasLoadedFiles, type ContentHashes } from './reading/content-hashes'
import { openArchives } from './adapters/zip/open-archives'
import { discoverFiles, type FoundFile } from './recognising/discover'
import type { FileHead } from './reading/file-head'
import type { ImportTarget } from './import-options'
import { byLabel, lookAtFile, type FilesByLabel } from './recognising/look-at-file'
import { findMappings, isMappingFile } from './mappings/find-mappings'
import { sameAsKnown } from './identity/compare-inspected'
import { readMapping, type NamedMapping } from './mappings/read-mapping'
import type { Recognised } from './profiles/profile'
import { sourceRules, zonesOf } from './staging/plan-sources'
import { withHint } from './recognising/sort-files'
import { chooseZone, type ChosenZone } from './times/choose-zone'
import { rememberedZones } from './times/remembered-zones'
import { chooseUnits } from './recognising/unit-ids'

export interface Inspection {
  path: string
  label: string
  size: number
  kind: 'telemetry' | 'register' | 'duplicate' | 'unusable'
  format: string | null
  unitId: string | null
  unitIdFrom: string | null
  rowsGuess: number | null
  /** Zone of times that carry none; of a mapping's where it says so. */
  zone: string | null
  zoneFrom: 'file' | 'site' | 'remembered' | 'default' | null
  /** A unit that is known already with the same readings at the same times. */
  sameAs: { unitId: string; detail: string } | null
  confidence: 'sure' | 'likely' | 'unsure'
  evidence: string | null
  message: string | null
  code: string | null
}

/** Says what each file is without loading it, those in archives too; reads only the head of text files and the footer of Parquet, and the hash. */
export const inspectFiles = async (target: ImportTarget, paths: readonly string[], options: { zone?: string | undefined } = {}): Promise<Inspection[]> => {
  const given = discoverFiles(paths)
  const work = join(target.layout.tmp, `inspect-${process.pid}-${Date.now()}`)
  mkdirSync(work, { recursive: true })
  const database = await openDatabase(':memory:', {
    threads: 1,
    memoryLimitMb: 512,
    tempDirectory: work,
    onlyFolders: [work, target.layout.telemetry],
    onlyFiles: given.map((f) => f.path),
  })
  const reader = await database.connect()
  try {
    const { files, refused } = await openArchives(given, join(work, 'archives'))
    const found: Inspected[] = refused.map((file) => ({ inspection: { ...nothing, path: sourceOf(file.file, given), label: file.file, message: file.message, code: file.code } }))
    const compares = await hasLoadedFiles(target.jobs)
    const hashes = await hashContents(compares ? files : [], target.jobs)
    const inspecting = { hashes, reader, others: byLabel(files), mappings: findMappings(files, target.layout.dir).mappings }
    for (const file of files) {
      const inspected = await inspectOne(inspecting, file, sourceOf(file.label, given))
      if (inspected === undefined) continue
      if (!compares || found.length >= filesCompared) delete inspected.file?.head
      found.push(inspected)
    }
    const telemetry = found.flatMap((f) => (f.file === undefined ? [] : [f.file]))
    const choices = chooseUnits(telemetry, await sourceRules(target.jobs))
    const known = { units: await zonesOf(target.jobs), remembered: rememberedZones(target.layout.imports) }
    const told: Inspection[] = []
    let next = 0
    for (const { inspection, file } of found) {
      if (file === undefined) {
        told.push(inspection)
        continue
      }
      const choice = choices[next++]
      const { zone, zoneFrom } = zoneOf(file.recognised, chooseZone(known, file.recognised, choice?.unitId))
      const sameAs = file.head === undefined ? undefined : await sameAsKnown(reader, target, work, { head: file.head, recognised: file.recognised, unitId: choice?.unitId, zone: options.zone ?? zone ?? 'UTC' })
      told.push({ ...inspection, unitId: choice?.unitId ?? null, unitIdFrom: choice?.from ?? null, zone: zoneFrom === 'file' ? zone : (options.zone ?? zone), zoneFrom, sameAs: sameAs ?? null })
    }
    return told
  } finally {
    reader.closeSync()
    database.close()
    rmSync(work, { recursive: true, force: true })
  }
}

/** Files whose first rows are held against what is loaded. */
const filesCompared = 200

interface Inspected {
  inspection: Inspection
  file?: { found: FoundFile; recognised: Recognised; head?: FileHead }
}

const zoneOf = ({ timeHasZone, csv }: Recognised, { zone, from }: ChosenZone): Pick<Inspection, 'zone' | 'zoneFrom'> =>
  timeHasZone ? { zone: csv?.time?.zone ?? null, zoneFrom: 'file' } : { zone, zoneFrom: from }

interface Inspecting {
  hashes: ContentHashes
  reader: DuckDBConnection
  others: FilesByLabel
  mappings: readonly NamedMapping[]
}

const nothing = { size: 0, kind: 'unusable', format: null, unitId: null, unitIdFrom: null, rowsGuess: null, zone: null, zoneFrom: null, sameAs: null, confidence: 'unsure', evidence: null, message: null, code: null } as const

/** The path of a file as it was given, or of the archive it came in. */
const sourceOf = (label: string, given: readonly FoundFile[]): string => given.find((file) => label === file.label || label.startsWith(`${file.label}/`))?.path ?? label

/** Undefined for a file that belongs to another. */
const inspectOne = async ({ hashes, reader, others, mappings }: Inspecting, file: FoundFile, path: string): Promise<Inspected | undefined> => {
  const base: Inspection = { ...nothing, path, label: file.label, size: file.size }
  try {
    const register = registerKindOf(file.label)
    const known = hashes.loaded.get(hashes.of.get(file.path) ?? '')
    if (known !== undefined)
      return { inspection: { ...base, kind: 'duplicate', confidence: 'sure', format: register ?? null, message: `Same content as ${known}, which is loaded already.` } }
    if (register !== undefined && file.size > 0) return { inspection: { ...base, kind: 'register', confidence: 'sure', format: register } }
    if (isMappingFile(file)) {
      readMapping(file.path, file.label)
      return { inspection: { ...base, kind: 'register', confidence: 'sure', format: 'mapping' } }
    }
    const looked = await lookAtFile(file, others, reader, mappings)
    if (looked.as === 'part') return undefined
    if (looked.as === 'register') throw new EngineError('file-empty', `${file.label} is empty (0 bytes).`, { hint: 'Export it again.' })
    if (looked.as === 'adapted registers') return { inspection: { ...base, kind: 'register', confidence: 'sure', format: looked.registers[0]?.kind ?? null, message: looked.registers[0]?.note ?? null } }
    const { recognised } = looked.as === 'telemetry' ? looked : looked.adapted
    const rowsGuess = looked.as === 'adapted telemetry' ? looked.adapted.rows : looked.head.kind === 'parquet' ? await parquetRows(reader, file.path) : guessRows(looked.head, recognised)
    const { format, evidence, confidence = 'sure' } = recognised
    return { inspection: { ...base, kind: 'telemetry', format, rowsGuess, confidence, evidence, message: recognised.caution ?? null }, file: { found: file, recognised, ...(looked.as === 'telemetry' ? { head: looked.head } : {}) } }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { inspection: { ...base, message: withHint(error), code: error.code } }
  }
}

const parquetRows = async (reader: DuckDBConnection, path: string): Promise<number | null> =>
  (await readRow<{ n: number }>(reader, `SELECT sum(num_rows)::BIGINT AS n FROM parquet_file_metadata(${quoteText(path)})`))?.n ?? null

const guessRows = (head: FileHead, recognised: Recognised): number | null => {
  if (head.compression !== null) return null
  const rows = head.lines.slice(recognised.csv?.skipLines ?? 0)
  const bytes = rows.reduce((sum, line) => sum + line.length + head.newline.length, 0)
  return rows.length === 0 ? 0 : Math.round(head.file.size / (bytes / rows.length))
}
