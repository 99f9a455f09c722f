import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../db/database'
import { readRow, readRows } from '../../db/query'
import { quoteText } from '../../db/quote'
import { registerKindOf } from '../../registers/register-files'
import { EngineError } from '../../contract/errors'
import { discoverFiles, type FoundFile } from './discover'
import { readHead, type FileHead } from './file-head'
import { hashFile } from './hash-file'
import type { ImportTarget } from './import-options'
import { recognise, recogniseParquet } from './recognise'
import type { Recognised } from './profiles/profile'
import { loadedBefore, withHint } from './sort-files'
import { chooseUnits } from './unit-ids'

export interface Inspection {
  path: string
  label: string
  size: number
  kind: 'telemetry' | 'register' | 'duplicate' | 'unusable'
  format: string | null
  unitId: string | null
  unitIdFrom: string | null
  rowsGuess: number | null
  timeHasZone: boolean | null
  message: string | null
  code: string | null
}

/** Says what each file is without loading it; reads only the head of text files and the footer of Parquet, and the hash. */
export const inspectFiles = async (target: ImportTarget, paths: readonly string[]): Promise<Inspection[]> => {
  const files = discoverFiles(paths)
  const work = join(target.layout.tmp, `inspect-${process.pid}-${Date.now()}`)
  mkdirSync(work, { recursive: true })
  const database = await openDatabase(':memory:', {
    threads: 1,
    memoryLimitMb: 512,
    tempDirectory: work,
    onlyFolders: [work],
    onlyFiles: files.map((f) => f.path),
  })
  const reader = await database.connect()
  try {
    const found: { inspection: Inspection; file?: { found: FoundFile; recognised: Recognised } }[] = []
    for (const file of files) found.push(await inspectOne(target, reader, file))
    const telemetry = found.flatMap((f) => (f.file === undefined ? [] : [f.file]))
    const rules = await readRows<{ unitId: string; glob: string }>(
      target.jobs,
      `SELECT unit_id AS "unitId", source AS glob FROM unit WHERE source IS NOT NULL AND source <> '' ORDER BY unit_id`,
    )
    const choices = chooseUnits(telemetry, rules)
    let next = 0
    return found.map(({ inspection, file }) => {
      if (file === undefined) return inspection
      const choice = choices[next++]
      return { ...inspection, unitId: choice?.unitId ?? null, unitIdFrom: choice?.from ?? null }
    })
  } finally {
    reader.closeSync()
    database.close()
    rmSync(work, { recursive: true, force: true })
  }
}

const inspectOne = async (target: ImportTarget, reader: Parameters<typeof recogniseParquet>[0], file: FoundFile) => {
  const base: Inspection = { path: file.path, label: file.label, size: file.size, kind: 'unusable', format: null, unitId: null, unitIdFrom: null, rowsGuess: null, timeHasZone: null, message: null, code: null }
  try {
    const register = registerKindOf(file.label)
    const known = await loadedBefore(target.jobs, await hashFile(file.path))
    if (known !== undefined)
      return { inspection: { ...base, kind: 'duplicate' as const, format: register ?? null, message: `Same content as ${known}, which is loaded already.` } }
    if (register !== undefined && file.size > 0) return { inspection: { ...base, kind: 'register' as const, format: register } }
    const head = readHead(file)
    const recognised = head.kind === 'parquet' ? await recogniseParquet(reader, file.path, file.label) : recognise(head)
    const rowsGuess = head.kind === 'parquet' ? await parquetRows(reader, file.path) : guessRows(head, recognised)
    return {
      inspection: { ...base, kind: 'telemetry' as const, format: recognised.format, rowsGuess, timeHasZone: recognised.timeHasZone },
      file: { found: file, recognised },
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { inspection: { ...base, message: withHint(error), code: error.code } }
  }
}

const parquetRows = async (reader: Parameters<typeof recogniseParquet>[0], path: string): Promise<number | null> =>
  (await readRow<{ n: number }>(reader, `SELECT sum(num_rows)::BIGINT AS n FROM parquet_file_metadata(${quoteText(path)})`))?.n ?? null

const guessRows = (head: FileHead, recognised: Recognised): number | null => {
  if (head.compression !== null) return null
  const rows = head.lines.slice(recognised.csv?.skipLines ?? 0)
  const bytes = rows.reduce((sum, line) => sum + line.length + head.newline.length, 0)
  return rows.length === 0 ? 0 : Math.round(head.file.size / (bytes / rows.length))
}
