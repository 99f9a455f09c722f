import { copyFileSync, mkdirSync } from 'node:fs'
import { basename, isAbsolute, join, resolve } from 'node:path'
import type { ImportedFile, ImportSummary, InspectedFile, JobProgress } from '../contract'
import { discoverFiles } from '../pipeline/1-import/recognising/discover'
import { importFiles, type ImportTarget } from '../pipeline/1-import/import-files'
import type { ImportFileResult, ImportResult } from '../pipeline/1-import/import-result'
import { inspectFiles, type Inspection } from '../pipeline/1-import/inspect-files'
import { recordAudit } from '../project/audit'
import type { Project } from '../project/open-project'
import { requireRoom } from '../project/storage-error'
import { recordParts } from '../project/record-parts'
import { writeImportRecord } from '../project/write-import-record'
import type { RegisterKind } from '../registers/register-columns'

export const importTarget = (project: Project): ImportTarget => ({
  layout: project.layout,
  jobs: project.jobs,
  threads: project.threads,
  memoryMb: project.memory.import,
})

/** Absolute paths stay; anything else is a reference into the project's inbox. */
export const resolveSources = (project: Project, files: readonly string[]): string[] =>
  files.map((file) => (isAbsolute(file) ? resolve(file) : join(project.layout.dir, file)))

export interface ImportStart {
  files: string[]
  zone?: string | undefined
  unitId?: string | undefined
  /** Unit by file, as an inspection names `file` or `name`. */
  unitIds?: Readonly<Record<string, string>> | undefined
  acceptTruncated: boolean
  /** Absolute path of a mapping; it is kept for the next exports of its kind. */
  mapping?: string | undefined
  lastDay?: string | undefined
  /** The register of which this is a record that a user saves by hand. */
  saved?: RegisterKind | undefined
  /** Becomes visible together with the import, or not at all. */
  alsoBeforeCommit?: ((result: ImportResult) => Promise<void>) | undefined
}

const filesNamed = 50

/** What belongs to an import besides its rows: hashes of its parts, the line of the audit trail, its record. */
const completeImport = async (project: Project, user: string, { importNo, importId, files, units }: ImportResult): Promise<void> => {
  if (importNo === null || importId === null) return
  const { jobs, layout } = project
  project.ensureOurs()
  await recordParts(jobs, importNo, join(layout.telemetry, importId))
  const names = files.slice(0, filesNamed).map(({ file }) => file)
  await recordAudit(jobs, { who: user, command: 'import', before: null, after: { import_no: importNo, import_id: importId, files: files.length, names, units: units.length } })
  await writeImportRecord(jobs, importNo, join(layout.imports, importId))
}

export const startImport = async (
  project: Project,
  user: string,
  input: ImportStart,
  context: { signal?: AbortSignal | undefined; onProgress?: ((progress: JobProgress) => void) | undefined },
): Promise<ImportResult> => {
  const sources = resolveSources(project, input.files)
  requireRoom(project.layout.dir, leastRoomFor(discoverFiles(sources)))
  const imported = await importFiles(importTarget(project), sources, {
    zone: input.zone,
    unitId: input.unitId,
    unitIds: Object.fromEntries(Object.entries(input.unitIds ?? {}).flatMap(([file, unit]) => [[file, unit], [resolveSources(project, [file])[0] ?? file, unit]])),
    acceptTruncated: input.acceptTruncated,
    mapping: input.mapping,
    lastDay: input.lastDay,
    saved: input.saved,
    signal: context.signal,
    beforeCommit: async (result) => {
      await input.alsoBeforeCommit?.(result)
      await completeImport(project, user, result)
    },
    onProgress: (progress) => context.onProgress?.(progress),
  })
  if (input.mapping !== undefined && imported.importNo !== null) keepMapping(project, input.mapping)
  return imported
}

const keepMapping = (project: Project, path: string): void => {
  const folder = join(project.layout.dir, 'mappings')
  mkdirSync(folder, { recursive: true })
  copyFileSync(path, join(folder, `${basename(path).replace(/(\.mapping)?\.json$/i, '')}.json`))
}

/** What an import certainly needs on the disk, in bytes: a fifth of plain text, all of what is packed already. Often it is several times as much. */
const leastRoomFor = (files: readonly { path: string; size: number }[]): number =>
  files.reduce((sum, { path, size }) => sum + size * (/\.(csv|tsv|txt|log|json|ndjson|jsonl)$/i.test(path) ? 0.2 : 1), 0)

export const toImportSummary = (result: ImportResult): ImportSummary => ({
  importNo: result.importNo ?? 0,
  importId: result.importId ?? '',
  files: result.files.map(toImportedFile),
  units: result.units.length,
  rowsLoaded: result.files.reduce((sum, file) => sum + file.rows_loaded, 0),
  rowsRejected: result.files.reduce((sum, file) => sum + file.rows_rejected, 0),
  seconds: result.seconds,
  warnings: result.warnings,
})

const toImportedFile = (file: ImportFileResult): ImportedFile => ({
  file: file.file,
  status: file.status,
  code: file.code,
  message: file.message,
  format: file.format,
  units: file.units,
  unitIdFrom: file.unit_id_from,
  rowsRead: file.rows_read,
  rowsLoaded: file.rows_loaded,
  rowsRejected: file.rows_rejected,
  rowsDuplicate: file.rows_duplicate,
  from: file.from_at,
  to: file.to_at,
  seconds: file.seconds,
})

export const inspect = async (project: Project, files: readonly string[], zone: string | undefined): Promise<InspectedFile[]> =>
  (await inspectFiles(importTarget(project), resolveSources(project, files), { zone: zone === 'site' ? undefined : zone })).map(toInspected)

const toInspected = (found: Inspection): InspectedFile => ({
  file: found.path,
  name: found.label,
  bytes: found.size,
  kind: found.kind,
  format: found.format ?? '',
  confidence: found.confidence,
  evidence: found.evidence,
  unitIds: found.unitId === null ? [] : [found.unitId],
  unitIdFrom: found.unitIdFrom ?? '',
  rowsGuess: found.rowsGuess,
  zone: found.zone,
  message: found.message,
  code: found.code,
  sameAs: found.sameAs,
  zoneFrom: found.zoneFrom,
})
