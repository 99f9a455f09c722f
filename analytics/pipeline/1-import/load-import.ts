import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { keepRegister } from '../../registers/keep-register'
import { loadRegisters, type LoadedRegisters } from '../../registers/load-registers'
import { hasRefrigerantRecords } from '../../registers/has-refrigerant-records'
import type { RegisterKind } from '../../registers/register-columns'
import type { RegisterFile } from '../../registers/register-load'
import { givenZone, type ImportOptions, type ImportTarget } from './import-options'
import { fileResult, type ImportFileResult, type ImportResult } from './import-result'
import { loadTelemetry } from './load-telemetry'
import { recordImport } from './record-import'
import { noTelemetry, unusable } from './refusals'
import type { SortedFiles } from './sort-files'

export interface ImportWork {
  target: ImportTarget
  /** The throw-away importer. */
  reader: DuckDBConnection
  /** The import's own folder below the project's `tmp/`. */
  work: string
  sorted: SortedFiles
  options: ImportOptions
  /** Seconds since the import began. */
  elapsed: () => number
}

/** Loads sorted files as one change of the project: tables and folders appear together, or not at all. */
export const loadImport = async (plan: ImportWork): Promise<ImportResult> => {
  const { jobs, layout } = plan.target
  const renamed: string[] = []
  const change = async (): Promise<ImportResult> => {
    const { sorted, options, work } = plan
    const importNo = ((await readRow<{ n: number }>(jobs, 'SELECT coalesce(max(import_no), 0) + 1 AS n FROM import'))?.n ?? 1)
    const registers = await loadRegisters(jobs, importNo, await keepRegisters(plan), options.lastDay)
    const telemetry = await loadTelemetry(plan)
    const files: ImportFileResult[] = [
      ...sorted.registers.map(({ found, kind, sha256 }) => registerResult(found.label, sha256, kind, registers)),
      ...telemetry.files.map((file) => file.result),
      ...sorted.aside,
    ].sort((a, b) => (a.file < b.file ? -1 : 1))
    if (!telemetry.files.some((file) => file.result.status === 'loaded') && !(await hasTelemetry(jobs)) && !(await hasRefrigerantRecords(jobs)))
      throw unusable(files.filter((r) => r.status === 'refused').concat(noTelemetry(files)), ['The selection'])
    const importId = `${String(importNo).padStart(4, '0')}-${((await [...sorted.telemetry, ...sorted.registers][0]?.sha256) ?? '').slice(0, 8)}`
    const seconds = plan.elapsed()
    await recordImport(jobs, { importNo, importId, seconds, files, telemetry, zone: givenZone(options), registersRejected: registers.rejected })
    options.signal?.throwIfAborted()
    for (const [name, folder] of [['telemetry', layout.telemetry], ['record', layout.imports]] as const) {
      renamed.push(join(folder, importId))
      renameSync(join(work, name), join(folder, importId))
    }
    const units = [...new Set(telemetry.segments.map((s) => s.unit_id))]
    const result: ImportResult = { importNo, importId, files, units, warnings: [...registers.warnings, ...telemetry.warnings], seconds }
    await options.beforeCommit?.(result)
    return result
  }
  return inTransaction(jobs, change).catch(async (error: unknown) => {
    if (await isUnregistered(jobs, renamed)) for (const path of renamed) rmSync(path, { recursive: true, force: true })
    throw error
  })
}

const registerResult = (label: string, sha256: string, kind: RegisterKind, { rows, left }: LoadedRegisters): ImportFileResult => {
  const { rejected, duplicate } = left[kind]
  return fileResult(label, 'loaded', {
    sha256,
    format: `register ${kind}`,
    rows_read: rows[kind] + rejected + duplicate,
    rows_loaded: rows[kind],
    rows_rejected: rejected,
    rows_duplicate: duplicate,
  })
}

const keepRegisters = ({ sorted, work }: ImportWork): Promise<RegisterFile[]> =>
  Promise.all(
    sorted.registers.map(({ found, kind }, index) => keepRegister(found, kind, join(work, 'record'), `${index}-${found.label.replaceAll('/', '-')}`)),
  )

/** False as well when the database can't tell any more: then the next open decides what stays. */
const isUnregistered = async (jobs: DuckDBConnection, folders: readonly string[]): Promise<boolean> => {
  const row = await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM import WHERE import_id = $id', { id: basename(folders[0] ?? '') }).catch(() => undefined)
  return row?.n === 0
}

const hasTelemetry = async (jobs: DuckDBConnection): Promise<boolean> =>
  ((await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM segment'))?.n ?? 0) > 0
