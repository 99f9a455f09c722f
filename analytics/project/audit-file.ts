import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { readRow, readRows } from '../db/query'
import { auditText, beforeFirst, type AuditLine } from './audit-line'
import linesSql from './audit_lines.sql?raw'
import type { ProjectLayout } from './layout'

export interface AuditFile {
  /** Writes the lines that were committed since, and waits until they are on the disk. Lines that fail to be written stay due. */
  append(): Promise<void>
}

/**
 * Opens the audit trail's file and brings it up to the table: a torn last line is cut off, lines that a kill kept from the
 * file are added. The table is always ahead of the file or level with it; a file that knows more than the table means
 * that the database is an older copy: `project-damaged`.
 */
export const openAuditFile = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<AuditFile> => {
  const lines = wholeLines(layout.auditFile)
  const last = (await readRow<{ seq: number | null }>(connection, 'SELECT max(seq) AS seq FROM audit_entry'))?.seq ?? 0
  if (lines.length > last)
    throw new EngineError('project-damaged', `${layout.database} is older than its folder: it ends at command ${last} of the ${lines.length} in ${layout.auditFile}.`, {
      hint: `It looks like an older copy put back. subcool rebuild --project "${layout.dir}" makes it again from telemetry/ and imports/.`,
    })
  let written = lines.length
  const append = async (): Promise<void> => {
    const rows = await readRows<AuditLine>(connection, linesSql, { after: written, beforeFirst })
    if (rows.length === 0) return
    appendSynced(layout.auditFile, rows.map((row) => `${auditText(row)}\n`).join(''))
    written = rows.at(-1)?.seq ?? written
  }
  await append()
  return { append }
}

/** The complete lines of the trail's file, after a torn last one was cut off. */
const wholeLines = (path: string): string[] => {
  if (!existsSync(path)) return []
  const content = readFileSync(path)
  const whole = content.lastIndexOf(10) + 1
  if (whole < content.length) {
    const file = openSync(path, 'r+')
    ftruncateSync(file, whole)
    fsyncSync(file)
    closeSync(file)
  }
  return content.subarray(0, whole).toString('utf8').split('\n').slice(0, -1)
}

const appendSynced = (path: string, text: string): void => {
  const file = openSync(path, 'a')
  const { size } = fstatSync(file)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, size)
    throw error
  } finally {
    closeSync(file)
  }
}
