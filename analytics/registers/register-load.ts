import type { RegisterKind } from './register-columns'
import type { SheetPlaces } from './xlsx/sheet-csv'

export interface RegisterFile {
  path: string
  kind: RegisterKind
  /** What the user knows the file as; used in messages. */
  label: string
  /** Where its records stand, for one that came as a workbook. */
  places?: SheetPlaces
}

export interface RejectedCell {
  file: string
  /** Physical line or row of the sheet, 1 = first of the file; null where a format has no lines. */
  line: number | null
  column: string
  reason: string
  text: string
}

/** Rows that were left out (no key), and that a later row of the same key in the same file replaced. */
export interface RowCounts {
  rejected: number
  duplicate: number
}

export interface RegisterLoad {
  rows: number
  left: RowCounts
  rejected: RejectedCell[]
  warnings: string[]
}
