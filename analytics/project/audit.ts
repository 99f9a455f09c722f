import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../db/query'

export interface AuditEntry {
  who: string
  command: string
  before: unknown
  after: unknown
}

/** Adds one line to the audit trail: who changed what, when, and what it was before and after (any JSON). */
export const recordAudit = async (connection: DuckDBConnection, entry: AuditEntry): Promise<void> =>
  run(connection, 'INSERT INTO audit_entry VALUES ($at::TIMESTAMP, $who, $command, $before::JSON, $after::JSON)', {
    at: new Date().toISOString().slice(0, 19).replace('T', ' '),
    who: entry.who,
    command: entry.command,
    before: JSON.stringify(entry.before ?? null),
    after: JSON.stringify(entry.after ?? null),
  })
