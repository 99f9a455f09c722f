import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../../db/query'
import { quoteTexts } from '../../db/quote'
import type { ImportOptions, ImportTarget } from './import-options'
import { fileResult, type ImportFileResult } from './import-result'
import { isPlainCsv, likeFiles } from './like-files'
import type { ImportWork } from './load-import'
import { mergeStage, type MergedPart, type MergeResult } from './merge-stage'
import { partName } from './part-facts'
import { planSources, type PlannedFile } from './plan-sources'
import { probeFiles } from './probe-files'
import { stageByKind } from './stage-by-kind'
import type { Rejected, StageResult, UnreadableCells } from './stage'
import { writeInOrder } from './write-in-order'

/** What became of one telemetry file. */
export interface LoadedFile {
  label: string
  result: ImportFileResult
  rejected: Rejected[]
  unreadable: UnreadableCells[]
}

export interface LoadedTelemetry {
  files: LoadedFile[]
  segments: MergedPart[]
  warnings: string[]
}

/** Turns the telemetry files of an import into sorted parts in its own folder. */
export const loadTelemetry = async (plan: ImportWork): Promise<LoadedTelemetry> => {
  const { planned, warnings } = await planSources(plan.target.jobs, plan.work, plan.sorted.telemetry, plan.options)
  const direct = await loadInOrder(plan, planned)
  const loaded = direct ?? (await loadStaged(plan, planned))
  plan.options.onProgress?.({ stage: 'sort', done: 1, total: 1 })
  return { ...loaded, warnings }
}

type Loaded = Omit<LoadedTelemetry, 'warnings'>

const loadInOrder = async ({ target, reader, work, options }: ImportWork, planned: PlannedFile[]): Promise<Loaded | undefined> => {
  const [group, ...others] = likeFiles(planned)
  if (group === undefined || others.length > 0 || !isPlainCsv(group) || (await earlierParts(target)).length > 0) return undefined
  const probe = await probeFiles(reader, group, work)
  if (probe === undefined) return undefined
  let done = 0
  const written = await writeInOrder(reader, {
    probe,
    outFolder: join(work, 'telemetry'),
    signal: options.signal,
    onBatch: (batch) => {
      options.onProgress?.({ stage: 'read', done, total: planned.length, message: batch[0]?.plan.source.label ?? '' })
      done += batch.length
    },
  })
  if (written === undefined) {
    for (const name of readdirSync(join(work, 'telemetry'))) rmSync(join(work, 'telemetry', name))
    return undefined
  }
  const files: LoadedFile[] = []
  for (const file of written.files) {
    const stage: StageResult = { rowsRead: file.rows, rowsRejected: 0, rejected: [], unreadable: [], stageFiles: [] }
    const span = { units: file.units.length, from_at: file.from, to_at: file.to }
    files.push({ label: file.plan.source.label, result: await telemetryResult(file.plan, stage, span, 0, file.seconds), rejected: [], unreadable: [] })
  }
  return { files, segments: written.segments }
}

const loadStaged = async ({ target, reader, work, options }: ImportWork, planned: PlannedFile[]): Promise<Loaded> => {
  const staged: StagedFile[] = []
  for (const plan of planned) staged.push(await stageFile(reader, plan, planned.length, options))
  const stageFiles = staged.flatMap((s) => s.stage.stageFiles)
  options.onProgress?.({ stage: 'sort', done: 0, total: 1 })
  const rows = stageFiles.length === 0 ? 0 : await countRows(reader, stageFiles)
  const merged: MergeResult =
    rows === 0 ? { segments: [], duplicatesOfFile: new Map() } : await mergeStage(reader, { stageFiles, outFolder: join(work, 'telemetry'), tmpFolder: work, earlierParts: await earlierParts(target) })
  const files: LoadedFile[] = []
  for (const { plan, stage, seconds } of staged) {
    const duplicate = merged.duplicatesOfFile.get(plan.source.fileNo) ?? 0
    files.push({
      label: plan.source.label,
      result: await telemetryResult(plan, stage, await spanOf(reader, stage), duplicate, seconds),
      rejected: stage.rejected,
      unreadable: stage.unreadable,
    })
  }
  return { files, segments: merged.segments }
}

interface StagedFile {
  plan: PlannedFile
  stage: StageResult
  seconds: number
}

const stageFile = async (reader: DuckDBConnection, plan: PlannedFile, total: number, options: ImportOptions): Promise<StagedFile> => {
  options.signal?.throwIfAborted()
  const { file, source } = plan
  options.onProgress?.({ stage: 'read', done: source.fileNo, total, message: source.label })
  const started = performance.now()
  const stage = await stageByKind(reader, source, file.head.kind)
  return { plan, stage, seconds: Math.round(performance.now() - started) / 1000 }
}

interface Span {
  units: number
  from_at: string | null
  to_at: string | null
}

const spanOf = async (reader: DuckDBConnection, { stageFiles }: StageResult): Promise<Span> =>
  (await readRow<Span>(
    reader,
    `SELECT count(DISTINCT unit_id) AS units, min(ts) AS from_at, max(ts) AS to_at
     FROM read_parquet(${quoteTexts(stageFiles)}, union_by_name = true) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`,
  )) ?? { units: 0, from_at: null, to_at: null }

const telemetryResult = async ({ file, choice, source }: PlannedFile, stage: StageResult, span: Span, duplicate: number, seconds: number): Promise<ImportFileResult> => {
  const { rowsRead, rowsRejected } = stage
  const base = { sha256: await file.sha256, format: file.recognised.format, unit_id_from: choice.from, rows_read: rowsRead, rows_rejected: rowsRejected, seconds }
  if (rowsRead === rowsRejected) {
    const reason = stage.rejected[0]
    const nothing = source.lastDay === undefined ? 'it has a header and no rows' : `it has no rows up to ${source.lastDay}`
    const why = rowsRead === 0 ? nothing : `none of its ${rowsRead} rows could be read; line ${reason?.line ?? '?'}: ${reason?.reason ?? 'no unit or no time'}`
    return fileResult(source.label, 'refused', { ...base, code: 'no-rows', message: `${source.label} gave no rows: ${why}.` })
  }
  return fileResult(source.label, 'loaded', { ...base, message: file.note, ...span, rows_loaded: rowsRead - rowsRejected - duplicate, rows_duplicate: duplicate })
}

const countRows = async (reader: DuckDBConnection, files: string[]): Promise<number> =>
  (await readRow<{ n: number }>(reader, `SELECT count(*) AS n FROM read_parquet(${quoteTexts(files)}, union_by_name = true) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`))?.n ?? 0

const earlierParts = async ({ jobs, layout }: ImportTarget): Promise<string[]> =>
  (await readRows<{ import_id: string; part: number }>(jobs, 'SELECT DISTINCT import_id, part FROM segment JOIN import USING (import_no) WHERE NOT undone ORDER BY ALL')).map(
    ({ import_id, part }) => join(layout.telemetry, import_id, partName(part)),
  )
