import type { DuckDBConnection } from '@duckdb/node-api'
import { insertRows } from '../../db/insert-rows'
import { run } from '../../db/query'
import type { RejectedCell } from '../../registers/register-load'
import type { StagedFile } from './import-files'
import type { ImportFileResult } from './import-result'
import type { MergedPart } from './merge-stage'

export interface ImportRecord {
  importNo: number
  importId: string
  seconds: number
  files: ImportFileResult[]
  segments: MergedPart[]
  /** The zone that was given for times without one. */
  zone: string | undefined
  staged: StagedFile[]
  registersRejected: RejectedCell[]
}

/** Writes what an import did into the project's tables; the caller owns the transaction. */
export const recordImport = async (jobs: DuckDBConnection, record: ImportRecord): Promise<void> => {
  const { importNo } = record
  await run(jobs, 'INSERT INTO import VALUES ($no, $id, $seconds, false)', { no: importNo, id: record.importId, seconds: record.seconds })
  await insertRows(jobs, 'import_file', record.files.map((file) => ({ import_no: importNo, ...file })))
  await insertRows(jobs, 'segment', record.segments.map((segment) => ({ import_no: importNo, ...segment, zone: record.zone ?? null })))
  const rejected = [
    ...record.staged.flatMap((staged) =>
      (staged.result?.rejected ?? []).map((r) => ({ file: staged.file.found.label, line: r.line, column_name: r.column, reason: r.reason, text: r.text })),
    ),
    ...record.registersRejected.map((r) => ({ file: r.file, line: r.line, column_name: r.column, reason: r.reason, text: r.text })),
  ]
  await insertRows(jobs, 'rejected', rejected.map((row) => ({ import_no: importNo, ...row })))
  const quality = record.staged.flatMap((staged) =>
    (staged.result?.unreadable ?? []).map((cells) => ({
      import_no: importNo,
      ...cells,
      rule: 'unreadable',
      action: 'missing',
      detail: `cells of ${staged.file.found.label} that are not a value of this signal`,
    })),
  )
  await insertRows(jobs, 'import_quality', quality)
}
