import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readRows } from '../../../analytics/db/query'
import type { Engine } from '../../../analytics/engine'
import type { ImportFileResult, ImportResult } from '../../../analytics/pipeline/1-import/import-result'
import { newEngine, tempFolder } from '../../support/projects'

export type Row = Record<string, string | number | boolean | null>

export interface Loaded {
  engine: Engine
  result: ImportResult
  file: ImportFileResult
  rows: Row[]
  rejected: { line: number; column_name: string; reason: string; text: string }[]
  quality: Row[]
}

/** Imports files given by name and content into a new project; rows are in order of time, without what is empty everywhere. */
export const load = async (files: Record<string, string | Buffer>, zone?: string): Promise<Loaded> => {
  const folder = join(tempFolder(), 'plant')
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const engine = await newEngine()
  const result = await engine.import({ files: [folder], acceptTruncated: false, zone })
  const jobs = engine.project.jobs
  const all = await readRows<Row>(jobs, `SELECT * REPLACE (strftime(ts, '%Y-%m-%d %H:%M:%S') AS ts) FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet') ORDER BY ts, sample_s`)
  return {
    engine,
    result,
    file: result.files.find(({ status }) => status === 'loaded') as ImportFileResult,
    rows: all.map(withoutEmpty),
    rejected: await readRows(jobs, 'SELECT line, column_name, reason, text FROM rejected ORDER BY line, column_name'),
    quality: await readRows(jobs, 'SELECT unit_id, signal, rule, samples, detail FROM import_quality ORDER BY ALL'),
  }
}

const withoutEmpty = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && name !== 'out_of_sense').map(([name, value]) => [name, typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value]))
