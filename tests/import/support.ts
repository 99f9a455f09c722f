import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readRows } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import { newEngine, tempFolder } from '../support/projects'

export interface ImportSettings {
  folder?: string
  acceptTruncated?: boolean
}

/** A folder with the given files, by their paths in it. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>, name = 'exports'): string => {
  const folder = join(tempFolder(), name)
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}

/** Imports a folder with the given files into a new project. */
export const importFiles = async (files: Readonly<Record<string, string | Uint8Array>>, { folder = 'exports', acceptTruncated = false }: ImportSettings = {}) => {
  const engine = await newEngine()
  return { engine, result: await engine.import({ files: [folderOf(files, folder)], acceptTruncated }) }
}

/** Every row of telemetry with its known signals, floats as they were written. */
export const telemetryOf = async (engine: Engine): Promise<Record<string, unknown>[]> => {
  const reader = await engine.project.jobs.runAndReadAll(`SELECT * FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet', union_by_name = true) ORDER BY unit_id, ts, sample_s`)
  return reader.getRowObjectsJson().map((row) => Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && name !== 'out_of_sense').map(([name, value]) => [name, typeof value === 'number' ? Number(value.toPrecision(6)) : value])))
}

export interface Reject {
  file: string
  line: number | null
  column_name: string | null
  reason: string
  text: string | null
}

export const rejectsOf = (engine: Engine) => readRows<Reject>(engine.project.jobs, 'SELECT file, line, column_name, reason, text FROM rejected ORDER BY ALL')
