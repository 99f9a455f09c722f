import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../db/query'
import { auditText, beforeFirst, chainHash } from './audit-line'

export interface AuditEntry {
  who: string
  command: string
  before: unknown
  after: unknown
}

/**
 * Adds one line to the audit trail: who changed what, when, and what it was before and after (any JSON).
 * Belongs into the transaction of the change itself; `AuditFile.append` brings it into the file after the commit.
 */
export const recordAudit = async (connection: DuckDBConnection, entry: AuditEntry, at: string = now()): Promise<void> => {
  const last = await readRow<{ seq: number; sha256: string }>(connection, 'SELECT seq, sha256 FROM audit_entry ORDER BY seq DESC LIMIT 1')
  const line = {
    seq: (last?.seq ?? 0) + 1,
    at,
    who: entry.who,
    command: entry.command,
    before: JSON.stringify(entry.before ?? null),
    after: JSON.stringify(entry.after ?? null),
    previous: last?.sha256 ?? beforeFirst,
  }
  await run(
    connection,
    'INSERT INTO audit_entry VALUES ($seq::BIGINT, $at::TIMESTAMP, $who, $command, $before::JSON, $after::JSON, $sha256)',
    { seq: line.seq, at: at.slice(0, 19).replace('T', ' '), who: line.who, command: line.command, before: line.before, after: line.after, sha256: chainHash(auditText(line)) },
  )
}

const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`
