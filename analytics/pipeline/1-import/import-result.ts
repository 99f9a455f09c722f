export interface ImportFileResult {
  file: string
  sha256: string | null
  status: 'loaded' | 'duplicate' | 'refused'
  code: string | null
  message: string | null
  format: string | null
  units: number
  unit_id_from: string | null
  rows_read: number
  rows_loaded: number
  rows_rejected: number
  rows_duplicate: number
  from_at: string | null
  to_at: string | null
  seconds: number
}

export interface ImportResult {
  /** Empty when nothing new was loaded. */
  importNo: number | null
  importId: string | null
  files: ImportFileResult[]
  units: string[]
  warnings: string[]
  seconds: number
}

export const fileResult = (file: string, status: ImportFileResult['status'], more: Partial<ImportFileResult> = {}): ImportFileResult => ({
  file,
  sha256: null,
  status,
  code: null,
  message: null,
  format: null,
  units: 0,
  unit_id_from: null,
  rows_read: 0,
  rows_loaded: 0,
  rows_rejected: 0,
  rows_duplicate: 0,
  from_at: null,
  to_at: null,
  seconds: 0,
  ...more,
})
