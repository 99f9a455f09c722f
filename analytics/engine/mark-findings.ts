import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import type { FindingMark, MarkOutcome } from '../contract/triage'
import { insertRows } from '../db/insert-rows'
import { readRows, run } from '../db/query'
import { inTransaction } from '../db/transaction'
import { recordAudit } from '../project/audit'
import { replanOrders } from './replan-orders'

interface KnownMark {
  findingId: string
  /** What the program says of it: `open`, `resolved` or `withdrawn`. */
  told: string
  status: FindingMark['status']
  reason: string | null
  assignee: string | null
  orderWanted: boolean
}

const knownSql = `
  SELECT f.finding_id AS "findingId",
    CASE WHEN f.status IN ('resolved', 'withdrawn') AND f.status IS DISTINCT FROM s.status THEN f.status ELSE 'open' END AS told,
    nullif(s.status, 'open') AS status, s.reason, s.assignee, coalesce(s.order_wanted, false) AS "orderWanted"
  FROM finding f LEFT JOIN finding_status s USING (finding_id)
  WHERE list_contains(from_json($ids::JSON, '["VARCHAR"]'), f.finding_id)`

/**
 * Writes what a user says of findings: status, reason, assignee, and whether an order is wanted. Work orders are planned
 * anew from what is then open, in the same transaction. A finding that the program has resolved or withdrawn stays so; what
 * the user says of it is kept beside. Errors: `finding-not-found`, `bad-arguments` for a dismissal without its reason.
 */
export const markFindings = (connection: DuckDBConnection, who: string, marks: readonly FindingMark[]): Promise<MarkOutcome> =>
  inTransaction(connection, async () => {
    const known = new Map((await readRows<KnownMark>(connection, knownSql, { ids: JSON.stringify(marks.map(({ findingId }) => findingId)) })).map((one) => [one.findingId, one]))
    for (const mark of marks) {
      if (!known.has(mark.findingId)) throw new EngineError('finding-not-found', `There is no finding "${mark.findingId}" in this project.`, { hint: 'It may be gone since the last analysis: choose one of the list.' })
      if (mark.status === 'dismissed' && !mark.reason) throw new EngineError('bad-arguments', `${mark.findingId} can't be dismissed without a reason.`, { hint: 'Say why it is no fault: the reason is kept with the finding.' })
    }
    const before = marks.map((mark) => markOf(known.get(mark.findingId) as KnownMark))
    const changed = marks.filter((mark, index) => JSON.stringify(mark) !== JSON.stringify(before[index]))
    if (changed.length > 0) {
      await writeMarks(connection, who, changed, known)
      await recordAudit(connection, {
        who,
        command: 'mark findings',
        before: before.filter(({ findingId }) => changed.some((mark) => mark.findingId === findingId)),
        after: changed,
      })
    }
    return { changed: changed.length, before, workOrders: await replanOrders(connection) }
  })

const markOf = ({ findingId, status, reason, assignee, orderWanted }: KnownMark): FindingMark => ({ findingId, status, reason, assignee, orderWanted })

const isEmpty = ({ status, reason, assignee, orderWanted }: FindingMark): boolean => status === null && !reason && !assignee && !orderWanted

const writeMarks = async (connection: DuckDBConnection, who: string, marks: readonly FindingMark[], known: ReadonlyMap<string, KnownMark>): Promise<void> => {
  await run(connection, `DELETE FROM finding_status WHERE list_contains(from_json($ids::JSON, '["VARCHAR"]'), finding_id)`, { ids: JSON.stringify(marks.map(({ findingId }) => findingId)) })
  const at = new Date().toISOString().slice(0, 19).replace('T', ' ')
  await insertRows(
    connection,
    'finding_status',
    marks.filter((mark) => !isEmpty(mark)).map((mark) => ({ finding_id: mark.findingId, status: mark.status ?? 'open', reason: mark.reason, who, at, assignee: mark.assignee, order_wanted: mark.orderWanted })),
  )
  const states = marks.filter(({ findingId }) => known.get(findingId)?.told === 'open').map(({ findingId, status }) => ({ findingId, status: status ?? 'open' }))
  await run(
    connection,
    `UPDATE finding SET status = told.status
     FROM (SELECT entry."findingId" AS finding_id, entry.status AS status FROM (SELECT unnest(from_json($states::JSON, '[{"findingId":"VARCHAR","status":"VARCHAR"}]')) AS entry)) AS told
     WHERE finding.finding_id = told.finding_id`,
    { states: JSON.stringify(states) },
  )
}
