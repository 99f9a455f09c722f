import type { DuckDBConnection } from '@duckdb/node-api'
import { insertRows } from '../../../db/insert-rows'
import { run } from '../../../db/query'
import type { RejectedCell } from '../../../registers/register-load'
import type { ImportFileResult } from '../import-result'
import type { LoadedTelemetry } from './load-telemetry'

export interface ImportRecord {
  importNo: number
  importId: string
  seconds: number
  files: ImportFileResult[]
  telemetry: LoadedTelemetry
  /** The zone that was given for times without one. */
  zone: string | undefined
  registersRejected: RejectedCell[]
}

/** Rows as JSON can hold them: of a character that a cut text has half of, a sign for it. */
const whole = (rows: readonly object[]): object[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]: [string, unknown]) => [name, typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD') : value])))

/** Writes what an import did into the project's tables; the caller owns the transaction. */
export const recordImport = async (jobs: DuckDBConnection, record: ImportRecord): Promise<void> => {
  const { importNo } = record
  await run(jobs, 'INSERT INTO import VALUES ($no, $id, $seconds, false)', { no: importNo, id: record.importId, seconds: record.seconds })
  await insertRows(jobs, 'import_file', whole(record.files.map((file) => ({ import_no: importNo, ...file }))))
  await insertRows(jobs, 'segment', record.telemetry.segments.map((segment) => ({ import_no: importNo, ...segment, zone: record.zone ?? null })))
  await insertRows(jobs, 'alarm_column', record.telemetry.alarmColumns.map((one) => ({ import_no: importNo, ...one })))
  const rejected = [
    ...record.telemetry.files.flatMap((file) =>
      file.rejected.map((r) => ({ file: file.label, line: r.line, column_name: r.column, reason: r.reason, text: r.text })),
    ),
    ...record.registersRejected.map((r) => ({ file: r.file, line: r.line, column_name: r.column, reason: r.reason, text: r.text })),
  ]
  await insertRows(jobs, 'rejected', whole(rejected.map((row) => ({ import_no: importNo, ...row }))))
  const quality = record.telemetry.files.flatMap((file) =>
    file.unreadable.map((cells) => ({
      import_no: importNo,
      ...cells,
      rule: 'unreadable',
      action: 'missing',
      detail: `cells of ${file.label} that are not a value of this signal`,
    })),
  )
  const senseless = record.telemetry.senseless.map((values) => ({ import_no: importNo, ...values, rule: 'range', action: 'missing' }))
  const jumps = record.telemetry.files.flatMap((file) =>
    file.jumps.map(({ unit_id, samples, first, last, detail }) => ({
      import_no: importNo, unit_id, signal: 'ts', rule: 'clock_jump', samples, first_at: new Date(first).toISOString(), last_at: new Date(last).toISOString(), action: 'kept', detail,
    })),
  )
  await insertRows(jobs, 'import_quality', whole([...quality, ...senseless, ...jumps]))
}
