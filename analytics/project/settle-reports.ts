import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import type { ProjectLayout } from './layout'

/** A report waits under its name with a dot before it until its line is in the audit trail: those with a line get their name, the others are removed. */
export const settleReports = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<void> => {
  for (const waiting of readdirSync(layout.reports).filter((name) => name.startsWith('.'))) {
    const name = waiting.slice(1)
    const line = await readRow(connection, `SELECT 1 AS found FROM audit_entry WHERE command = 'report' AND json_extract_string(value_after, '$.report') = $name LIMIT 1`, { name })
    if (line !== undefined && !existsSync(join(layout.reports, name))) renameSync(join(layout.reports, waiting), join(layout.reports, name))
    else rmSync(join(layout.reports, waiting), { recursive: true, force: true })
  }
}
