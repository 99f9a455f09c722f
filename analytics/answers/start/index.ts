import type { News, NewsFinding, startCalls } from '../../contract/start'
import type { Answer, Answers } from '../answer'
import { foldedCauses, toShared } from '../common-causes/read-causes'
import { findOverduePaper } from '../reports/latest-report'
import dutiesSql from './duties.sql?raw'
import findingsSql from './findings.sql?raw'

const shown = 10

const news: Answer<(typeof startCalls)['start.news']> = async (context, { since }): Promise<News> => {
  const findings = await context.read<NewsFinding>(findingsSql, { since })
  const ids = new Set(findings.map(({ findingId }) => findingId))
  const causes = (await foldedCauses(context)).filter(({ findingIds }) => findingIds.some((id) => ids.has(id)))
  const covered = new Set(causes.flatMap(({ findingIds }) => findingIds))
  const bySeverity = { critical: 0, major: 0, minor: 0, advisory: 0 }
  for (const { severity } of findings) bySeverity[severity]++
  const [analysis] = await context.read<{ as_of: string | null; data_to: string | null }>('SELECT as_of, data_to FROM analysis')
  const overdue = await context.read<News['overdue'][number]>(
    `SELECT work_order_id AS "workOrderId", unit_id AS "unitId", title, due_on::DATE AS "dueOn" FROM work_order
     WHERE status NOT IN ('done', 'cancelled') AND due_on::DATE < (SELECT max(as_of) FROM analysis) ORDER BY due_on, work_order_id`,
  )
  const silent = await context.read<News['silent'][number]>(
    `SELECT f.unit_id AS "unitId", u.site_name AS "siteName", min(f.onset_on)::DATE AS since FROM finding f LEFT JOIN unit u USING (unit_id)
     WHERE f.fault = 'connectivity_loss' AND f.status IN ('open', 'acknowledged', 'confirmed') GROUP BY ALL ORDER BY since, f.unit_id`,
  )
  const duties = await context.read<News['duties'][number]>(dutiesSql)
  const [later] = await context.read<{ open: number; next: string | null; undetermined: number; records: boolean }>(
    `SELECT count(*)::INTEGER AS open, min(due_on) AS next, (SELECT count(*) FROM circuit_regime WHERE regime = 'undetermined')::INTEGER AS undetermined,
       EXISTS (FROM appliance_register) OR EXISTS (FROM refrigerant_event_register) AS records FROM deadline WHERE status = 'open'`,
  )
  return {
    since,
    newFindings: findings.length,
    bySeverity,
    causes: causes.map(toShared),
    findings: findings.filter(({ findingId }) => !covered.has(findingId)).slice(0, shown),
    overdueOrders: overdue.length,
    overdue: overdue.slice(0, shown),
    silentUnits: silent.length,
    silent: silent.slice(0, shown),
    overdueDuties: duties.length,
    duties: duties.slice(0, shown),
    openDuties: later?.open ?? 0,
    nextDutyOn: later?.next ?? null,
    undeterminedCircuits: later?.undetermined ?? 0,
    refrigerantRecords: later?.records ?? false,
    dutiesDocument: findOverduePaper(context.projectDir),
    asOf: analysis?.as_of ?? null,
    dataTo: analysis?.data_to ?? null,
  }
}

/** Answers of the Start screen. */
export const startAnswers: Answers<typeof startCalls, 'start.news'> = { 'start.news': news }
