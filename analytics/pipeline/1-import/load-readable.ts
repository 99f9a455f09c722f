import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { readRow } from '../../db/query'
import { quoteText } from '../../db/quote'
import { readCsv } from './csv-reader'
import { fileResult, type ImportFileResult } from './import-result'
import type { ImportWork } from './load-import'
import { loadTelemetry, type LoadedTelemetry } from './load-telemetry'
import type { NewTelemetry } from './sort-files'
import { unreadReason } from './unread-reason'

export interface ReadableTelemetry {
  telemetry: LoadedTelemetry
  /** Files that begin well and can't be read to their end. */
  refused: ImportFileResult[]
}

/** Loads telemetry. Where that breaks, each file is read by itself: those that can't be are refused, and the others loaded without them. */
export const loadReadable = async (plan: ImportWork): Promise<ReadableTelemetry> => {
  try {
    return { telemetry: await loadTelemetry(plan), refused: [] }
  } catch (error) {
    if (error instanceof EngineError || plan.options.signal?.aborted === true) throw error
    const refused: ImportFileResult[] = []
    const readable: NewTelemetry[] = []
    for (const file of plan.sorted.telemetry) {
      const reason = await reasonUnreadable(plan.reader, file)
      if (reason === undefined) readable.push(file)
      else refused.push(fileResult(file.found.label, 'refused', { sha256: await file.sha256, format: file.recognised.format, code: 'file-damaged', message: `${file.found.label} is damaged: ${reason}` }))
    }
    if (refused.length === 0) throw error
    for (const name of ['stage', 'telemetry']) {
      rmSync(join(plan.work, name), { recursive: true })
      mkdirSync(join(plan.work, name))
    }
    return { telemetry: await loadTelemetry({ ...plan, sorted: { ...plan.sorted, telemetry: readable } }), refused }
  }
}

const reasonUnreadable = async (reader: DuckDBConnection, { readFrom, compression, recognised, head }: NewTelemetry): Promise<string | undefined> => {
  if (recognised.json !== undefined) return undefined
  const rows = head.kind === 'parquet' ? `read_parquet(${quoteText(readFrom)})` : readCsv({ paths: [readFrom], recognised, compression })
  try {
    await readRow(reader, `SELECT bit_xor(hash(file)) AS all_of_it FROM ${rows} file`)
    return undefined
  } catch (error) {
    return unreadReason(error, readFrom)
  }
}
