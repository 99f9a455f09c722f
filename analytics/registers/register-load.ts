import type { RegisterKind } from './register-columns'

export interface RegisterFile {
  path: string
  kind: RegisterKind
  /** What the user knows the file as; used in messages. */
  label: string
}

export interface RejectedCell {
  file: string
  /** Physical line, 1 = first of the file; null where a format has no lines. */
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
