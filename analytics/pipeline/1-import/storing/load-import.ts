import { renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import { readRow } from '../../../db/query'
import { inTransaction } from '../../../db/transaction'
import { keepRegister } from '../../../registers/keep-register'
import { orRefused, refuseTwice, type LoadedRegisters } from '../../../registers/load-registers'
import { hasRefrigerantRecords } from '../../../registers/has-refrigerant-records'
import { hasUnitSummaries } from '../../../registers/has-unit-summaries'
import type { RegisterCounts, RegisterFile } from '../../../registers/register-load'
import { givenZone, type ImportOptions, type ImportTarget } from '../import-options'
import { fileResult, type ImportFileResult, type ImportResult } from '../import-result'
import { beside, loadUnitsFirst, type Beside } from './load-beside'
import { loadReadable } from './load-readable'
import type { LoadedTelemetry } from './load-telemetry'
import { planSources } from '../staging/plan-sources'
import { recordImport } from './record-import'
import { noTelemetry, onlyBeside, unusable } from '../refusals'
import { withHint, type NewRegister, type SortedFiles } from '../recognising/sort-files'

export interface ImportWork {
  target: ImportTarget
  /** The throw-away importer. */
  reader: DuckDBConnection
  /** The import's own folder below the project's `tmp/`. */
  work: string
  /** What was chosen, as it was given. */
  paths: readonly string[]
  sorted: SortedFiles
  options: ImportOptions
  /** Seconds since the import began. */
  elapsed: () => number
  /** What uses the project's connection while telemetry is read. */
  beside?: Beside<unknown>
}

/** Loads sorted files as one change of the project: tables and folders appear together, or not at all. */
export const loadImport = async (plan: ImportWork): Promise<ImportResult> => {
  const { jobs, layout } = plan.target
  const renamed: string[] = []
  const change = async (): Promise<ImportResult> => {
    const { options, work } = plan
    const importNo = ((await readRow<{ n: number }>(jobs, 'SELECT coalesce(max(import_no), 0) + 1 AS n FROM import'))?.n ?? 1)
    const { sorted, kept } = await keepRegisters(plan)
    const { others } = await loadUnitsFirst(jobs, importNo, kept, options.lastDay)
    const { registers, telemetry: loaded, refused } = await loadTogether(plan, others)
    for (const [index, counts] of registers.files.entries()) if (counts.refused !== undefined) removeCopy(kept[index]?.path)
    const telemetry = withSourceLines(loaded, sorted)
    const files: ImportFileResult[] = [
      ...sorted.registers.map((register, index) => registerResult(register, registers.files[index])),
      ...telemetry.files.map((file) => file.result),
      ...refused,
      ...sorted.aside,
    ].sort((a, b) => (a.file < b.file ? -1 : 1))
    const isNothing = !files.some(({ status }) => status !== 'refused')
    if (isNothing || (!telemetry.files.some((file) => file.result.status === 'loaded') && !(await hasTelemetry(jobs)) && !(await hasRefrigerantRecords(jobs)) && !(await hasUnitSummaries(jobs))))
      throw unusable(files.filter((r) => r.status === 'refused').concat(noTelemetry(files)), plan.paths, onlyBeside(files))
    const importId = `${String(importNo).padStart(4, '0')}-${((await [...sorted.telemetry, ...sorted.registers][0]?.sha256) ?? '').slice(0, 8)}`
    const seconds = plan.elapsed()
    await recordImport(jobs, { importNo, importId, seconds, files, telemetry, zone: givenZone(options), registersRejected: registers.rejected })
    options.signal?.throwIfAborted()
    for (const [name, folder] of [['telemetry', layout.telemetry], ['record', layout.imports]] as const) {
      renamed.push(join(folder, importId))
      renameSync(join(work, name), join(folder, importId))
    }
    const units = [...new Set(telemetry.segments.map((s) => s.unit_id))]
    const result: ImportResult = { importNo, importId, files, units, warnings: [...sorted.warnings, ...registers.warnings, ...telemetry.warnings], seconds }
    await options.beforeCommit?.(result)
    return result
  }
  return inTransaction(jobs, change).catch(async (error: unknown) => {
    if (await isUnregistered(jobs, renamed)) for (const path of renamed) rmSync(path, { recursive: true, force: true })
    throw error
  })
}

/** Reads telemetry while the other registers are loaded; a fault of the database in these ends it. */
const loadTogether = async (plan: ImportWork, loadOthers: () => Promise<LoadedRegisters>) => {
  const sources = await planSources(plan.target, plan.work, plan.sorted.telemetry, plan.options)
  const others = beside(loadOthers(), () => plan.reader.interrupt())
  try {
    const readable = await loadReadable({ ...plan, beside: others }, sources)
    return { registers: await others.settled, ...readable }
  } catch (error) {
    await others.settled
    throw error
  } finally {
    await others.over()
  }
}

/** Lines of what was made of a file are not lines of the file. */
const withSourceLines = (telemetry: LoadedTelemetry, sorted: SortedFiles): LoadedTelemetry => {
  const made = new Set(sorted.telemetry.filter(({ hasLines }) => !hasLines).map(({ found }) => found.label))
  const files = telemetry.files.map((file) => (made.has(file.label) ? { ...file, rejected: file.rejected.map((one) => ({ ...one, line: null })) } : file))
  return { ...telemetry, files }
}

const registerResult = ({ label, sha256, kind, adapted }: NewRegister, counts: RegisterCounts | undefined): ImportFileResult => {
  const { rows, left, refused } = counts ?? { rows: 0, left: { rejected: 0, duplicate: 0 } }
  if (refused !== undefined) return refusedRegister({ label, sha256, kind }, refused)
  return fileResult(label, 'loaded', {
    sha256,
    format: `register ${kind}`,
    message: adapted?.note ?? null,
    rows_read: rows + left.rejected + left.duplicate,
    rows_loaded: rows,
    rows_rejected: left.rejected,
    rows_duplicate: left.duplicate,
  })
}

const refusedRegister = ({ label, sha256, kind }: Pick<NewRegister, 'label' | 'sha256' | 'kind'>, error: EngineError): ImportFileResult =>
  fileResult(label, 'refused', { sha256, format: `register ${kind}`, code: error.code, message: withHint(error) })

/** Copies the registers into the record of the import; a workbook that is none is put aside. Errors: `register-duplicate`. */
const keepRegisters = async ({ sorted, work }: ImportWork): Promise<{ sorted: SortedFiles; kept: RegisterFile[] }> => {
  refuseTwice(sorted.registers)
  const kept: RegisterFile[] = []
  const registers: NewRegister[] = []
  const aside = [...sorted.aside]
  for (const [index, register] of sorted.registers.entries()) {
    const { found, label, kind, adapted } = register
    const name = `${index}-${label.replaceAll('/', '-')}`
    const copy = await orRefused(keepRegister({ path: found.path, label, ...(adapted === undefined ? {} : { adapted }) }, kind, join(work, 'record'), name))
    if (copy instanceof EngineError) {
      removeCopy(join(work, 'record', `${name}.csv`))
      aside.push(refusedRegister(register, copy))
    } else {
      kept.push(copy)
      registers.push(register)
    }
  }
  return { sorted: { ...sorted, registers, aside }, kept }
}

/** The record has what was read: of a workbook the copy and the CSV made of it go. */
const removeCopy = (path = ''): void => {
  for (const copy of [path, path.replace(/\.csv$/, '')]) rmSync(copy, { force: true })
}

/** False as well when the database can't tell any more: then the next open decides what stays. */
const isUnregistered = async (jobs: DuckDBConnection, folders: readonly string[]): Promise<boolean> => {
  const row = await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM import WHERE import_id = $id', { id: basename(folders[0] ?? '') }).catch(() => undefined)
  return row?.n === 0
}

const hasTelemetry = async (jobs: DuckDBConnection): Promise<boolean> =>
  ((await readRow<{ n: number }>(jobs, 'SELECT count(*) AS n FROM segment'))?.n ?? 0) > 0
