import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { openDatabase, type Database } from '../../db/database'
import { readRow, readRows } from '../../db/query'
import { quoteTexts } from '../../db/quote'
import { inTransaction } from '../../db/transaction'
import { loadRegisters } from '../../registers/load-registers'
import { discoverFiles, isDocument } from './discover'
import { fileResult, type ImportFileResult, type ImportResult } from './import-result'
import { mergeStage, partName, type MergeResult } from './merge-stage'
import { recordImport } from './record-import'
import { sortFiles, type NewTelemetry, type SortedFiles } from './sort-files'
import { stageCsv } from './stage-csv'
import { stageParquet } from './stage-parquet'
import type { StageResult, StageSource } from './stage'
import { chooseUnits, type SourceRule, type UnitChoice } from './unit-ids'

export interface ImportProgress {
  stage: 'inspect' | 'read' | 'sort'
  done: number
  total: number
  message?: string
}

export interface ImportOptions {
  /** Zone of times that carry none: an IANA name, or `site` for the zone of each unit's site. */
  zone?: string | undefined
  unitId?: string | undefined
  acceptTruncated?: boolean | undefined
  /** `YYYY-MM-DD`: leave out what is later; only for a project that is thrown away afterwards. */
  lastDay?: string | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Becomes visible together with the import, or not at all; the import's folders are in their places by then. */
  beforeCommit?: ((result: ImportResult) => Promise<void>) | undefined
}

/** The part of a project an import needs. */
export interface ImportTarget {
  layout: { dir: string; telemetry: string; imports: string; tmp: string }
  jobs: DuckDBConnection
  threads: number
  memoryMb: number
}

/**
 * Imports files and folders as one unit of change: either everything of it is in the project afterwards, or nothing.
 * Errors: `nothing-usable` (or the one file's own reason), `register-duplicate`, `register-invalid`, `disk-full`, `cancelled`.
 */
export const importFiles = async (target: ImportTarget, paths: readonly string[], options: ImportOptions = {}): Promise<ImportResult> => {
  const started = performance.now()
  const files = discoverFiles(paths)
  if (files.length === 0)
    throw new EngineError('nothing-usable', `${paths.join(', ')} holds no files.`, { hint: 'Choose the folder that holds the exports.' })
  const work = mkdtempSync(join(target.layout.tmp, 'import-'))
  for (const name of ['stage', 'telemetry', 'record', 'spill']) mkdirSync(join(work, name), { recursive: true })
  const database = await openImporter(target, work, files.map((f) => f.path))
  const reader = await database.connect()
  const stop = () => reader.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const sorted = await sortFiles(files, {
      project: target.jobs,
      reader,
      tmp: work,
      acceptTruncated: options.acceptTruncated ?? false,
      signal: options.signal,
      onFile: (done, total, message) => options.onProgress?.({ stage: 'inspect', done, total, message }),
    })
    if (sorted.telemetry.length === 0 && sorted.registers.length === 0) return nothingNew(sorted, paths, started)
    return await load(target, reader, work, sorted, options, started)
  } catch (error) {
    throw asEngineError(error, options.signal)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    reader.closeSync()
    database.close()
    rmSync(work, { recursive: true, force: true })
  }
}

const openImporter = (target: ImportTarget, work: string, files: string[]): Promise<Database> =>
  openDatabase(':memory:', {
    threads: Math.max(1, target.threads - 1),
    memoryLimitMb: target.memoryMb,
    tempDirectory: join(work, 'spill'),
    onlyFolders: [work, target.layout.telemetry],
    onlyFiles: files,
  })

const nothingNew = (sorted: SortedFiles, paths: readonly string[], started: number): ImportResult => {
  if (sorted.aside.some((file) => file.status === 'duplicate'))
    return { importNo: null, importId: null, files: sorted.aside, units: [], warnings: [], seconds: seconds(started) }
  throw unusable(sorted.aside, paths)
}

const unusable = (refused: ImportFileResult[], paths: readonly string[]): EngineError => {
  const [first] = refused
  if (refused.length === 1 && first !== undefined) return new EngineError((first.code ?? 'nothing-usable') as never, first.message ?? '')
  const shown = [...refused].sort((a, b) => Number(isDocument(a.file)) - Number(isDocument(b.file))).slice(0, 3).map((file) => file.message).join(' ')
  return new EngineError('nothing-usable', `${paths.join(', ')} holds nothing Subcool can use: ${refused.length} files were refused. ${shown}`, {
    hint: 'Choose the folder that holds the telemetry exports.',
  })
}

const load = async (
  target: ImportTarget,
  reader: DuckDBConnection,
  work: string,
  sorted: SortedFiles,
  options: ImportOptions,
  started: number,
): Promise<ImportResult> => {
  const { jobs, layout } = target
  const renamed: string[] = []
  const change = async (): Promise<ImportResult> => {
    const importNo = ((await readRow<{ n: number }>(jobs, 'SELECT coalesce(max(import_no), 0) + 1 AS n FROM import'))?.n ?? 1)
    const importId = `${String(importNo).padStart(4, '0')}-${([...sorted.telemetry, ...sorted.registers][0]?.sha256 ?? '').slice(0, 8)}`
    const registerFiles = sorted.registers.map(({ found, kind }, index) => {
      const path = join(work, 'record', `${index}-${found.label.replaceAll('/', '-')}`)
      copyFileSync(found.path, path)
      return { path, kind, label: found.label }
    })
    const registers = await loadRegisters(jobs, importNo, registerFiles)
    const warnings = [...registers.warnings]
    const results: ImportFileResult[] = sorted.registers.map(({ found, kind, sha256 }) => {
      return fileResult(found.label, 'loaded', {
        sha256,
        format: `register ${kind}`,
        rows_read: registers.rows[kind],
        rows_loaded: registers.rows[kind],
      })
    })
    const choices = await unitChoices(jobs, sorted.telemetry, options.unitId)
    const zones = await zonesOf(jobs)
    const staged = await stageAll(reader, work, sorted.telemetry, choices, zones, options, warnings)
    const usable = staged.filter((s) => s.result !== undefined)
    const stageFiles = usable.flatMap((s) => s.result?.stageFiles ?? [])
    options.onProgress?.({ stage: 'sort', done: 0, total: 1 })
    const rows = stageFiles.length === 0 ? 0 : await countRows(reader, stageFiles)
    const merged: MergeResult =
      rows === 0 ? { segments: [], duplicatesOfFile: new Map() } : await mergeStage(reader, { stageFiles, outFolder: join(work, 'telemetry'), tmpFolder: work, earlierParts: await earlierParts(target) })
    options.onProgress?.({ stage: 'sort', done: 1, total: 1 })
    for (const one of staged) results.push(await telemetryResult(reader, one, merged.duplicatesOfFile))
    results.push(...sorted.aside)
    results.sort((a, b) => (a.file < b.file ? -1 : 1))
    const loadedTelemetry = results.some((r) => r.status === 'loaded' && !(r.format ?? '').startsWith('register'))
    if (!loadedTelemetry && !(await hasTelemetry(jobs))) throw unusable(results.filter((r) => r.status === 'refused').concat(noTelemetry(results)), ['The selection'])
    const seconds_ = seconds(started)
    await recordImport(jobs, { importNo, importId, seconds: seconds_, files: results, segments: merged.segments, zone: givenZone(options), staged: usable, registersRejected: registers.rejected })
    options.signal?.throwIfAborted()
    for (const [name, folder] of [['telemetry', layout.telemetry], ['record', layout.imports]] as const) {
      renamed.push(join(folder, importId))
      renameSync(join(work, name), join(folder, importId))
    }
    const result: ImportResult = { importNo, importId, files: results, units: [...new Set(merged.segments.map((s) => s.unit_id))], warnings, seconds: seconds_ }
    await options.beforeCommit?.(result)
    return result
  }
  return inTransaction(jobs, change).catch(async (error: unknown) => {
    if (await isUnregistered(jobs, renamed)) for (const path of renamed) rmSync(path, { recursive: true, force: true })
    throw error
  })
}

/** False as well when the database can't tell any more: then the next open decides what stays. */
const isUnregistered = async (jobs: DuckDBConnection, folders: readonly string[]): Promise<boolean> => {
  const row = await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM import WHERE import_id = $id', { id: basename(folders[0] ?? '') }).catch(() => undefined)
  return row?.n === 0
}

export interface StagedFile {
  fileNo: number
  file: NewTelemetry
  choice: UnitChoice
  source: StageSource
  result: StageResult | undefined
  seconds: number
}

const stageAll = async (
  reader: DuckDBConnection,
  work: string,
  files: NewTelemetry[],
  choices: UnitChoice[],
  zones: Map<string, string>,
  options: ImportOptions,
  warnings: string[],
): Promise<StagedFile[]> => {
  const staged: StagedFile[] = []
  const zoneless: string[] = []
  for (const [fileNo, file] of files.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.({ stage: 'read', done: fileNo, total: files.length, message: file.found.label })
    const started = performance.now()
    const choice = choices[fileNo] as UnitChoice
    const fixedZone = givenZone(options)
    const ownZone = choice.unitId === undefined ? undefined : zones.get(choice.unitId)
    if (!file.recognised.timeHasZone && fixedZone === undefined && ownZone === undefined && (choice.unitId !== undefined || zones.size === 0))
      zoneless.push(file.found.label)
    const source: StageSource = {
      fileNo,
      label: file.found.label,
      path: file.readFrom,
      compression: file.compression,
      recognised: file.recognised,
      unitId: choice.unitId,
      zones: fixedZone === undefined ? zones : new Map(),
      zoneDefault: fixedZone ?? ownZone ?? 'UTC',
      lastDay: options.lastDay,
      stageFile: join(work, 'stage', `${fileNo}.parquet`),
    }
    const result = await (file.head.kind === 'parquet' ? stageParquet(reader, source) : stageCsv(reader, source))
    staged.push({ fileNo, file, choice, source, result, seconds: seconds(started) })
  }
  if (zoneless.length > 0)
    warnings.push(`The times of ${zoneless.length} files carry no zone and the site's is not known; read as UTC: ${zoneless.slice(0, 3).join(', ')}${zoneless.length > 3 ? ', ..' : ''}. Give the zone, or a time_zone in units.csv.`)
  return staged
}

const givenZone = (options: ImportOptions): string | undefined => (options.zone === 'site' ? undefined : options.zone)

const telemetryResult = async (reader: DuckDBConnection, staged: StagedFile, duplicates: Map<number, number>): Promise<ImportFileResult> => {
  const { result, file, choice } = staged
  const read = result?.rowsRead ?? 0
  const rejected = result?.rowsRejected ?? 0
  const duplicate = duplicates.get(staged.fileNo) ?? 0
  const base = { sha256: file.sha256, format: file.recognised.format, unit_id_from: choice.from, rows_read: read, rows_rejected: rejected, seconds: staged.seconds }
  if (read === rejected) {
    const reason = result?.rejected[0]
    const nothing = staged.source.lastDay === undefined ? 'it has a header and no rows' : `it has no rows up to ${staged.source.lastDay}`
    const why = read === 0 ? nothing : `none of its ${read} rows could be read; line ${reason?.line ?? '?'}: ${reason?.reason ?? 'no unit or no time'}`
    return fileResult(file.found.label, 'refused', { ...base, code: 'no-rows', message: `${file.found.label} gave no rows: ${why}.` })
  }
  const span = await readRow<{ units: number; from_at: string; to_at: string }>(
    reader,
    `SELECT count(DISTINCT unit_id) AS units, min(ts) AS from_at, max(ts) AS to_at
     FROM read_parquet(${quoteTexts(result?.stageFiles ?? [])}, union_by_name = true) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`,
  )
  return fileResult(file.found.label, 'loaded', {
    ...base,
    message: file.note,
    units: span?.units ?? 0,
    rows_loaded: read - rejected - duplicate,
    rows_duplicate: duplicate,
    from_at: span?.from_at ?? null,
    to_at: span?.to_at ?? null,
  })
}

const noTelemetry = (results: ImportFileResult[]): ImportFileResult[] =>
  results.some((r) => r.status === 'refused')
    ? []
    : [fileResult('', 'refused', { code: 'nothing-usable', message: 'It holds registers, but no telemetry. Add the telemetry exports.' })]

const countRows = async (reader: DuckDBConnection, files: string[]): Promise<number> =>
  (await readRow<{ n: number }>(reader, `SELECT count(*) AS n FROM read_parquet(${quoteTexts(files)}, union_by_name = true) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`))?.n ?? 0

const earlierParts = async ({ jobs, layout }: ImportTarget): Promise<string[]> =>
  (await readRows<{ import_id: string; part: number }>(jobs, 'SELECT DISTINCT import_id, part FROM segment JOIN import USING (import_no) WHERE NOT undone ORDER BY ALL')).map(
    ({ import_id, part }) => join(layout.telemetry, import_id, partName(part)),
  )

const hasTelemetry = async (jobs: DuckDBConnection): Promise<boolean> =>
  ((await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM segment'))?.n ?? 0) > 0

const unitChoices = async (jobs: DuckDBConnection, files: NewTelemetry[], unitId: string | undefined): Promise<UnitChoice[]> => {
  const rules = await readRows<{ unit_id: string; source: string }>(jobs, `SELECT unit_id, source FROM unit WHERE source IS NOT NULL AND source <> '' ORDER BY unit_id`)
  return chooseUnits(files, rules.map((r): SourceRule => ({ unitId: r.unit_id, glob: r.source })), unitId)
}

const zonesOf = async (jobs: DuckDBConnection): Promise<Map<string, string>> => {
  const rows = await readRows<{ unit_id: string; time_zone: string }>(jobs, 'SELECT unit_id, time_zone FROM unit WHERE registered ORDER BY unit_id')
  return new Map(rows.map((row) => [row.unit_id, row.time_zone]))
}

const asEngineError = (error: unknown, signal: AbortSignal | undefined): unknown => {
  if (error instanceof EngineError) return error
  if (signal?.aborted) return new EngineError('cancelled', 'The import was cancelled; the project is as it was.')
  const message = error instanceof Error ? error.message : String(error)
  if (/No space left|failed to offload data block|ENOSPC|disk full/i.test(message))
    return new EngineError('disk-full', 'The disk is full: the import was stopped and the project is as it was.', {
      hint: 'Free some space on the disk of the project folder and import again.',
      detail: message,
      cause: error,
    })
  return error
}

const seconds = (started: number): number => Math.round(performance.now() - started) / 1000
