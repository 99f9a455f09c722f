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

export interface RegisterLoad {
  rows: number
  rejected: RejectedCell[]
  warnings: string[]
}
