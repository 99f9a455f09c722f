import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns, type AppendColumn } from '../../db/append-columns'
import { readRows, run } from '../../db/query'
import { dayNumber } from '../../contract/days'
import type { Finding } from './tell-episode'
import withdrawSql from './withdraw.sql?raw'

/**
 * Replaces `finding`; findings that a user touched and that are no longer raised stay as `withdrawn`, but for those of
 * days after `asOf`, of which nothing is known yet.
 */
export const storeFindings = async (connection: DuckDBConnection, findings: readonly Finding[], { profile, asOf }: { profile: string; asOf: string }): Promise<void> => {
  const users = await readRows<{ finding_id: string; status: string }>(connection, 'SELECT finding_id, status FROM finding_status')
  const statusOf = new Map(users.map((row) => [row.finding_id, row.status]))
  await run(connection, withdrawSql, { asOf })
  const texts = (pick: (finding: Finding) => string | null): AppendColumn => ({ kind: 'text', values: findings.map(pick) })
  const days = (pick: (finding: Finding) => string): AppendColumn => ({ kind: 'day', values: findings.map((finding) => dayNumber(pick(finding))) })
  const numbers = (pick: (finding: Finding) => number | null): AppendColumn => ({ kind: 'number', values: findings.map((finding) => pick(finding) ?? NaN) })
  await appendColumns(connection, 'raised', [
    texts((f) => f.finding_id),
    texts((f) => f.unit_id),
    { kind: 'integer', values: findings.map(() => NaN) },
    texts((f) => f.family),
    texts((f) => f.fault),
    texts((f) => f.severity),
    numbers((f) => f.confidence),
    days((f) => f.onset_on),
    days((f) => f.detected_on),
    days((f) => f.cause_on),
    days((f) => f.last_seen_on),
    texts((f) => (f.resolved ? 'resolved' : (statusOf.get(f.finding_id) ?? 'open'))),
    texts((f) => f.metric),
    numbers((f) => f.value),
    texts((f) => f.unit),
    numbers((f) => f.expected),
    numbers((f) => f.threshold),
    numbers((f) => f.annual_cost),
    texts((f) => f.currency),
    texts((f) => f.why),
    texts((f) => f.evidence),
    texts((f) => f.not_because),
    texts(() => profile),
  ])
  await run(
    connection,
    `INSERT INTO raised FROM touched WHERE finding_id NOT IN (SELECT finding_id FROM raised);
     DELETE FROM finding;
     INSERT INTO finding FROM raised ORDER BY finding_id;
     DROP TABLE raised;
     DROP TABLE touched`,
  )
}
