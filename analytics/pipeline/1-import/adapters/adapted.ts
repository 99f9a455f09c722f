import type { Recognised } from '../profiles/profile'

/** A file that is no table of rows, and the canonical rows it becomes. */
export interface Adapted {
  recognised: Recognised
  /** Rows it will have. */
  rows: number
  /** Writes the rows as CSV with one header line. */
  write(path: string, signal?: AbortSignal): Promise<void>
  /** Files beside it that belong to it, by their labels. */
  parts?: readonly string[]
}
