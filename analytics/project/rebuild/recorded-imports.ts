import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readImportRecord, registerCopies, type ImportRecord, type RegisterCopy } from '../import-record'
import type { ProjectLayout } from '../layout'
import { partFile } from '../record-parts'

export interface RecordedImport {
  importNo: number
  importId: string
  undone: boolean
  /** Undefined when only the telemetry is left. */
  record: ImportRecord | undefined
  recordFolder: string
  telemetryFolder: string
  /** Numbers of the parts that lie there. */
  parts: number[]
  registers: RegisterCopy[]
}

/** Every import whose record or telemetry lies in the folder, in the order of their numbers. */
export const recordedImports = (layout: ProjectLayout): RecordedImport[] => {
  const ids = [...new Set([...namesIn(layout.imports), ...namesIn(layout.telemetry)])].filter((id) => /^\d+-/.test(id)).sort()
  return ids
    .map((importId) => {
      const recordFolder = join(layout.imports, importId)
      const telemetryFolder = join(layout.telemetry, importId)
      const record = readImportRecord(recordFolder)
      const undone = record?.undone ?? false
      return {
        importNo: record?.import_no ?? Number.parseInt(importId, 10),
        importId,
        undone,
        record,
        recordFolder,
        telemetryFolder,
        parts: undone ? [] : partsIn(telemetryFolder),
        registers: undone || record === undefined ? [] : registerCopies(recordFolder, record.files),
      }
    })
    .filter(({ record, parts }) => record !== undefined || parts.length > 0)
    .sort((a, b) => a.importNo - b.importNo)
}

const partsIn = (folder: string): number[] =>
  namesIn(folder).flatMap((name) => {
    const part = Number(/^part-(\d+)\.parquet$/.exec(name)?.[1] ?? Number.NaN)
    return Number.isInteger(part) && name === partFile(part) ? [part] : []
  })

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])
