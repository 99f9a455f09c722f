import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../../../contract/errors'
import { fileResult, type ImportFileResult } from '../import-result'
import type { ImportWork } from './load-import'
import { loadTelemetry, type LoadedTelemetry } from './load-telemetry'
import { planSources, type PlannedSources } from '../staging/plan-sources'
import { withPlainEnds } from '../reading/readable-copy'
import type { NewTelemetry } from '../recognising/sort-files'
import { errorOfReading, isOfLineEnds, unreadReason } from '../staging/unread-reason'

export interface ReadableTelemetry {
  telemetry: LoadedTelemetry
  /** Files that begin well and can't be read to their end. */
  refused: ImportFileResult[]
}

/**
 * Loads telemetry. Where that breaks, each file is read by itself: those whose lines end in several ways are copied with one kind of end,
 * others that can't be read are refused, and all the rest is loaded.
 */
export const loadReadable = async (plan: ImportWork, sources: PlannedSources): Promise<ReadableTelemetry> => {
  try {
    return { telemetry: await loadTelemetry(plan, sources), refused: [] }
  } catch (error) {
    await plan.beside?.settled
    if (error instanceof EngineError || plan.options.signal?.aborted === true) throw error
    const refused: ImportFileResult[] = []
    const readable: NewTelemetry[] = []
    for (const file of plan.sorted.telemetry) {
      const { as, reason } = await readableAs(plan, file)
      if (as !== undefined) readable.push(as)
      else refused.push(fileResult(file.found.label, 'refused', { sha256: await file.sha256, format: file.recognised.format, code: 'file-damaged', message: `${file.found.label} is damaged: ${reason}` }))
    }
    if (readable.length === plan.sorted.telemetry.length && readable.every((file, index) => file === plan.sorted.telemetry[index])) throw error
    for (const name of ['stage', 'telemetry']) {
      rmSync(join(plan.work, name), { recursive: true })
      mkdirSync(join(plan.work, name))
    }
    const sorted = { ...plan.sorted, telemetry: readable }
    return { telemetry: await loadTelemetry({ ...plan, sorted }, await planSources(plan.target, plan.work, readable, plan.options)), refused }
  }
}

/** The file, or its copy, as the database can read it to its end; else why it can't. */
const readableAs = async ({ reader, work, options, sorted }: ImportWork, file: NewTelemetry): Promise<{ as?: NewTelemetry; reason?: string }> => {
  const error = await errorOfReading(reader, file)
  if (error === undefined) return { as: file }
  if (!isOfLineEnds(error)) return { reason: unreadReason(error, file.readFrom) }
  const copied = await withPlainEnds({ path: file.readFrom, compression: file.compression, note: file.note }, { copyAs: join(work, `copy-${sorted.telemetry.indexOf(file)}-again`), signal: options.signal })
  const copy = { ...file, readFrom: copied.path, compression: copied.compression, note: copied.note }
  const still = await errorOfReading(reader, copy)
  return still === undefined ? { as: copy } : { reason: unreadReason(still, copy.readFrom) }
}
