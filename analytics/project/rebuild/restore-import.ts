import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { insertRows } from '../../db/insert-rows'
import { run } from '../../db/query'
import { rejectsName } from '../import-record'
import { partFile, recordParts } from '../record-parts'
import insertRejects from './insert-rejects.sql?raw'
import partSegments from './part-segments.sql?raw'
import type { RecordedImport } from './recorded-imports'

/** Loads the kept registers of one import into its tables. */
export type RegisterLoader = (connection: DuckDBConnection, importNo: number, files: { path: string; kind: string; label: string }[]) => Promise<void>

/**
 * Writes one import's rows from its record, its telemetry and its kept registers into an empty database's tables.
 * Errors: `project-damaged` for a file that is missing, with what to do.
 */
export const restoreImport = async (connection: DuckDBConnection, one: RecordedImport, loadRegisters: RegisterLoader): Promise<void> => {
  const { importNo, importId, record, undone } = one
  await run(connection, 'INSERT INTO import VALUES ($importNo, $importId, $seconds, $undone)', { importNo, importId, seconds: record?.seconds ?? null, undone })
  const own = (rows: readonly object[]) => rows.map((row) => ({ import_no: importNo, ...row }))
  await insertRows(connection, 'import_file', own(record?.files ?? []))
  if (undone) return
  refuseMissing(one)
  if (record !== undefined && record.schema === 'subcool/import@2') {
    await insertRows(connection, 'segment', own(record.segments).map((segment) => ({ ...segment, zone: record.zone })))
    await insertRows(connection, 'part', own(record.parts))
    await insertRows(connection, 'import_quality', own(record.quality))
    await insertRows(connection, 'alarm_column', own(record.alarm_columns ?? []))
  } else {
    for (const part of one.parts)
      await run(connection, partSegments, { importNo, part, zone: null, path: join(one.telemetryFolder, partFile(part)) })
    await recordParts(connection, importNo, one.telemetryFolder)
  }
  const rejects = join(one.recordFolder, rejectsName)
  if (existsSync(rejects)) await run(connection, insertRejects, { importNo, path: rejects })
  if (one.registers.length > 0) await loadRegisters(connection, importNo, one.registers)
}

const refuseMissing = ({ importId, record, parts, telemetryFolder, registers }: RecordedImport): void => {
  const lost = record?.parts.find(({ part }) => !parts.includes(part))
  const missing = lost === undefined ? registers.find(({ path }) => !existsSync(path))?.path : join(telemetryFolder, partFile(lost.part))
  if (missing !== undefined)
    throw new EngineError('project-damaged', `The project can't be made again: ${missing} is missing.`, {
      hint: `Put it back from a copy; or move the folder imports/${importId} out of the project, and what that import brought is left out.`,
    })
}
