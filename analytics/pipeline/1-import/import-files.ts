import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { EngineError } from '../../contract/errors'
import { openDatabase, type Database } from '../../db/database'
import { openArchives } from './adapters/zip/open-archives'
import { discoverFiles } from './recognising/discover'
import type { ImportOptions, ImportTarget } from './import-options'
import type { ImportResult } from './import-result'
import { loadImport } from './storing/load-import'
import { findMappings, isMappingFile, keepMappings } from './mappings/find-mappings'
import { readMapping } from './mappings/read-mapping'
import { unusable } from './refusals'
import { sortFiles, type SortedFiles } from './recognising/sort-files'
import { unitsByLabel } from './recognising/unit-ids'

export type { ImportOptions, ImportProgress, ImportTarget } from './import-options'

/**
 * Imports files and folders as one unit of change: either everything of it is in the project afterwards, or nothing.
 * Errors: `nothing-usable` (or the one file's own reason), `register-duplicate`, `cancelled`; those of a full disk or a missing right come as they are.
 */
export const importFiles = async (target: ImportTarget, paths: readonly string[], options: ImportOptions = {}): Promise<ImportResult> => {
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started) / 1000
  const files = discoverFiles(paths)
  if (files.length === 0)
    throw new EngineError('nothing-usable', `${paths.join(', ')} holds no files.`, { hint: 'Choose the folder that holds the exports.' })
  const work = mkdtempSync(join(target.layout.tmp, 'import-'))
  for (const name of ['stage', 'telemetry', 'record', 'spill']) mkdirSync(join(work, name), { recursive: true })
  const database = await openImporter(target, work, files.map((f) => f.path))
  const reader = await database.connect()
  const over = new AbortController()
  const stop = () => reader.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const opened = await openArchives(files, join(work, 'archives'), options.signal)
    const given = options.mapping === undefined ? [] : [readMapping(options.mapping, basename(options.mapping))]
    const found = findMappings(opened.files, target.layout.dir)
    const sorted = await sortFiles(opened.files.filter((file) => !isMappingFile(file)), {
      project: target.jobs,
      reader,
      tmp: work,
      acceptTruncated: options.acceptTruncated ?? false,
      mappings: [...given, ...found.mappings],
      saved: options.saved,
      signal: options.signal === undefined ? over.signal : AbortSignal.any([options.signal, over.signal]),
      onFile: (done, total, message) => options.onProgress?.({ stage: 'inspect', done, total, message }),
    })
    sorted.aside.push(...opened.refused, ...found.refused)
    sorted.warnings.push(...found.warnings)
    if (sorted.telemetry.length === 0 && sorted.registers.length === 0) return nothingNew(sorted, paths, elapsed())
    const bad = new Set(found.refused.map(({ file }) => file))
    sorted.aside.push(...keepMappings(opened.files.filter((file) => isMappingFile(file) && !bad.has(file.label)), join(work, 'record')))
    return await loadImport({ target, reader, work, paths, sorted, options: { ...options, unitIds: unitsByLabel(options.unitIds, files) }, elapsed })
  } catch (error) {
    throw asEngineError(error, options.signal)
  } finally {
    over.abort()
    options.signal?.removeEventListener('abort', stop)
    reader.closeSync()
    database.close()
    rmSync(work, { recursive: true, force: true })
  }
}

const openImporter = (target: ImportTarget, work: string, files: string[]): Promise<Database> =>
  openDatabase(':memory:', {
    threads: Math.max(1, target.threads - 1),
    memoryLimitMb: target.memoryMb,
    tempDirectory: join(work, 'spill'),
    onlyFolders: [work, target.layout.telemetry],
    onlyFiles: files,
  })

const nothingNew = (sorted: SortedFiles, paths: readonly string[], seconds: number): ImportResult => {
  if (sorted.aside.some((file) => file.status === 'duplicate'))
    return { importNo: null, importId: null, files: sorted.aside, units: [], warnings: sorted.warnings, seconds }
  throw unusable(sorted.aside, paths, sorted.warnings)
}

const asEngineError = (error: unknown, signal: AbortSignal | undefined): unknown =>
  signal?.aborted && !(error instanceof EngineError) ? new EngineError('cancelled', 'The import was cancelled; the project is as it was.') : error
