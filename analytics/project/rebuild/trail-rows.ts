import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../db/query'
import { auditText, beforeFirst, chainHash, type AuditLine } from '../audit-line'
import linesSql from '../audit_lines.sql?raw'

/** Every line of the trail as the table has it. */
export const trailOf = (connection: DuckDBConnection): Promise<AuditLine[]> => readRows<AuditLine>(connection, linesSql, { after: 0, beforeFirst })

/** Writes lines that follow each other into an empty table. */
export const restoreTrail = async (connection: DuckDBConnection, lines: readonly AuditLine[]): Promise<void> => {
  for (const line of lines)
    await run(
      connection,
      'INSERT INTO audit_entry VALUES ($seq::BIGINT, $at::TIMESTAMP, $who, $command, $before::JSON, $after::JSON, $sha256)',
      { seq: line.seq, at: line.at.slice(0, 19).replace('T', ' '), who: line.who, command: line.command, before: line.before, after: line.after, sha256: chainHash(auditText(line)) },
    )
}
