import type { SenselessValues } from './out-of-sense'
import { fileResult, type ImportFileResult } from '../import-result'
import type { PlannedFile } from '../staging/plan-sources'
import type { Rejected, UnreadableCells } from '../staging/stage'
import type { ClockJump } from '../times/clock-jumps'

/** What was read of one telemetry file; times are UTC. */
export interface FileReading {
  rows: number
  bad: number
  duplicates: number
  units: number
  from_at: string | null
  to_at: string | null
  rejected: Rejected[]
  unreadable: UnreadableCells[]
  seconds: number
  /** Why nothing of the file is of use, although its rows could be read. */
  refusal?: string
  /** Why it could not be read to its end. */
  damage?: string
  /** What people should know of a file that was loaded. */
  note?: string
  /** Clocks that jump in it. */
  jumps?: readonly ClockJump[]
  /** The number of the file under which its rows were staged, where those of several became one. */
  stagedAs?: number
  /** Values of all the files staged with it that were left out as no readings. */
  senseless?: SenselessValues[]
}

/** What became of one telemetry file. */
export interface LoadedFile {
  label: string
  result: ImportFileResult
  rejected: Rejected[]
  unreadable: UnreadableCells[]
  senseless: SenselessValues[]
  jumps: readonly ClockJump[]
}

/** Says what became of a file: loaded, or refused because none of its rows could be. */
export const fileOutcome = async (plan: PlannedFile, reading: FileReading): Promise<LoadedFile> => ({
  label: plan.source.label,
  result: await resultOf(plan, reading),
  rejected: reading.rejected,
  unreadable: reading.unreadable,
  senseless: reading.senseless ?? [],
  jumps: reading.jumps ?? [],
})

const resultOf = async ({ file, choice, source }: PlannedFile, reading: FileReading): Promise<ImportFileResult> => {
  const { rows, bad, duplicates, units, from_at, to_at, seconds } = reading
  const refused = { sha256: await file.sha256, format: file.recognised.format, seconds }
  if (reading.damage !== undefined) return fileResult(source.label, 'refused', { ...refused, code: 'file-damaged', message: `${source.label} is damaged: ${reading.damage}` })
  if (reading.refusal !== undefined) return fileResult(source.label, 'refused', { ...refused, code: 'file-unrecognised', message: reading.refusal })
  const base = { sha256: await file.sha256, format: file.recognised.format, unit_id_from: choice.from, rows_read: rows, rows_rejected: bad, seconds }
  if (rows === bad) {
    const reason = reading.rejected[0]
    const nothing = source.lastDay === undefined ? 'it has a header and no rows' : `it has no rows up to ${source.lastDay}`
    const why = rows === 0 ? nothing : `none of its ${rows} rows could be read; line ${reason?.line ?? '?'}: ${reason?.reason ?? 'no unit or no time'}`
    return fileResult(source.label, 'refused', { ...base, code: 'no-rows', message: `${source.label} gave no rows: ${why}.` })
  }
  return fileResult(source.label, 'loaded', { ...base, message: notes(file.note, reading.note, file.recognised.caution), units, from_at, to_at, rows_loaded: rows - bad - duplicates, rows_duplicate: duplicates })
}

const notes = (...said: (string | null | undefined)[]): string | null => said.filter((note) => note !== null && note !== undefined).join(' ') || null
