import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRows } from '../../analytics/db/query'
import { newEngine, tempFolder } from './projects'

/** A folder `house` with these files, which is the unit's name. */
export const house = (files: Record<string, string | Uint8Array>): string => {
  const folder = join(tempFolder(), 'house')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** Imports a folder into a new project; `rows` selects from its telemetry in order of time. */
export const imported = async (folder: string, options: { lastDay?: string; zone?: string } = {}) => {
  const engine = await newEngine()
  const result = await engine.import({ files: [folder], acceptTruncated: false, ...options })
  const { jobs, layout } = engine.project
  const rows = async (columns: string, where = 'true') =>
    (await jobs.runAndReadAll(`SELECT ${columns} FROM read_parquet('${layout.telemetry}/*/*.parquet') WHERE ${where} ORDER BY ts`)).getRowsJson()
  const rejected = await readRows<{ file: string; line: number; column_name: string | null; reason: string; text: string }>(
    jobs,
    'SELECT file, line, column_name, reason, text FROM rejected ORDER BY file, line',
  )
  const file = (part: string) => result.files.find((one) => one.file.normalize().includes(part))
  return { engine, result, rows, rejected, file }
}

/** Holds for every file: what was read is loaded, rejected or a duplicate. */
export const isAccountedFor = (files: readonly { rows_read: number; rows_loaded: number; rows_rejected: number; rows_duplicate: number }[]): boolean =>
  files.every((file) => file.rows_read === file.rows_loaded + file.rows_rejected + file.rows_duplicate && file.rows_loaded >= 0)
