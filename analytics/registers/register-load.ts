import type { EngineError } from '../contract/errors'
import type { RegisterKind } from './register-columns'
import type { SheetPlaces } from './xlsx/sheet-csv'

export interface RegisterFile {
  path: string
  kind: RegisterKind
  /** What the user knows the file as; used in messages. */
  label: string
  /** Where its records stand, for one that came as a workbook. */
  places?: SheetPlaces
  /** The table it was made of, record by record, where that can be read by itself. */
  source?: { path: string; headerLine: number }
}

export interface RejectedCell {
  file: string
  /** Physical line or row of the sheet, 1 = first of the file; null where a format has no lines. */
  line: number | null
  column: string
  reason: string
  text: string
}

/** Rows that were left out (no key), and that another row of the same key stands for: a later one of the same file, or one of a file before it in the import. */
export interface RowCounts {
  rejected: number
  duplicate: number
}

/** Rows of one file that were stored, and that were not. */
export interface RegisterCounts {
  rows: number
  left: RowCounts
  /** Why nothing of the file could be read. */
  refused?: EngineError
}

export interface RegisterLoad extends RegisterCounts {
  rejected: RejectedCell[]
  warnings: string[]
}
