import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../../db/query'
import { quoteTexts } from '../../db/quote'
import type { ImportOptions, ImportTarget } from './import-options'
import { fileResult, type ImportFileResult } from './import-result'
import type { ImportWork } from './load-import'
import { mergeStage, partName, type MergedPart, type MergeResult } from './merge-stage'
import { planSources, type PlannedFile } from './plan-sources'
import { stageByKind } from './stage-by-kind'
import type { Rejected, StageResult, UnreadableCells } from './stage'

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
export const loadTelemetry = async ({ target, reader, work, sorted, options }: ImportWork): Promise<LoadedTelemetry> => {
  const { planned, warnings } = await planSources(target.jobs, work, sorted.telemetry, options)
  const staged: StagedFile[] = []
  for (const plan of planned) staged.push(await stageFile(reader, plan, planned.length, options))
  const stageFiles = staged.flatMap((s) => s.stage.stageFiles)
  options.onProgress?.({ stage: 'sort', done: 0, total: 1 })
  const rows = stageFiles.length === 0 ? 0 : await countRows(reader, stageFiles)
  const merged: MergeResult =
    rows === 0 ? { segments: [], duplicatesOfFile: new Map() } : await mergeStage(reader, { stageFiles, outFolder: join(work, 'telemetry'), tmpFolder: work, earlierParts: await earlierParts(target) })
  options.onProgress?.({ stage: 'sort', done: 1, total: 1 })
  const files: LoadedFile[] = []
  for (const one of staged)
    files.push({
      label: one.plan.file.found.label,
      result: await telemetryResult(reader, one, merged.duplicatesOfFile),
      rejected: one.stage.rejected,
      unreadable: one.stage.unreadable,
    })
  return { files, segments: merged.segments, warnings }
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

const telemetryResult = async (reader: DuckDBConnection, { plan, stage, seconds }: StagedFile, duplicates: Map<number, number>): Promise<ImportFileResult> => {
  const { file, choice, source } = plan
  const { rowsRead, rowsRejected } = stage
  const duplicate = duplicates.get(source.fileNo) ?? 0
  const base = { sha256: file.sha256, format: file.recognised.format, unit_id_from: choice.from, rows_read: rowsRead, rows_rejected: rowsRejected, seconds }
  if (rowsRead === rowsRejected) {
    const reason = stage.rejected[0]
    const nothing = source.lastDay === undefined ? 'it has a header and no rows' : `it has no rows up to ${source.lastDay}`
    const why = rowsRead === 0 ? nothing : `none of its ${rowsRead} rows could be read; line ${reason?.line ?? '?'}: ${reason?.reason ?? 'no unit or no time'}`
    return fileResult(source.label, 'refused', { ...base, code: 'no-rows', message: `${source.label} gave no rows: ${why}.` })
  }
  const span = await readRow<{ units: number; from_at: string; to_at: string }>(
    reader,
    `SELECT count(DISTINCT unit_id) AS units, min(ts) AS from_at, max(ts) AS to_at
     FROM read_parquet(${quoteTexts(stage.stageFiles)}, union_by_name = true) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`,
  )
  return fileResult(source.label, 'loaded', {
    ...base,
    message: file.note,
    units: span?.units ?? 0,
    rows_loaded: rowsRead - rowsRejected - duplicate,
    rows_duplicate: duplicate,
    from_at: span?.from_at ?? null,
    to_at: span?.to_at ?? null,
  })
}

const countRows = async (reader: DuckDBConnection, files: string[]): Promise<number> =>
  (await readRow<{ n: number }>(reader, `SELECT count(*) AS n FROM read_parquet(${quoteTexts(files)}, union_by_name = true) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`))?.n ?? 0

const earlierParts = async ({ jobs, layout }: ImportTarget): Promise<string[]> =>
  (await readRows<{ import_id: string; part: number }>(jobs, 'SELECT DISTINCT import_id, part FROM segment JOIN import USING (import_no) WHERE NOT undone ORDER BY ALL')).map(
    ({ import_id, part }) => join(layout.telemetry, import_id, partName(part)),
  )
