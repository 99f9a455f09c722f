import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { createAssigner } from './assign-technician'
import type { CostSettings } from './cost-of-waiting'
import { draftOrder, orderIdOf, type DraftOrder, type OpenFinding } from './draft-order'
import type { Technician } from './eligibility'
import formerFindings from './former_findings.sql?raw'
import insertOrder from './insert_work_order.sql?raw'
import openFindings from './open_findings.sql?raw'
import orderChoiceTable from './order_choice.sql?raw'
import workOrderTable from './work_order.sql?raw'

export interface WorkOrderSettings {
  profile: { costs: CostSettings }
  /** Day from which due dates count, `YYYY-MM-DD`. */
  asOf: string
}

/**
 * Writes `work_order` anew: one order per unit with its open, confirmed or acknowledged findings of severity minor or
 * above, technicians given out in order of priority (major work that has waited too long first), score and id. Answers the number of orders.
 */
export const planWorkOrders = async (connection: DuckDBConnection, { profile, asOf }: WorkOrderSettings): Promise<number> => {
  const findings = await readRows<OpenFinding>(connection, openFindings, { asOf })
  const technicians = await readRows<Technician>(connection, 'SELECT * FROM technician ORDER BY technician_id')
  await createWorkOrderSchema(connection)
  const choices = new Map((await readRows<{ work_order_id: string; technician_id: string }>(connection, 'SELECT work_order_id, technician_id FROM order_choice')).map((one) => [one.work_order_id, one.technician_id]))
  const assign = createAssigner(technicians, asOf)
  const groups = [...byUnit(findings).values()]
  const orders = groups.map((group) => draftOrder(group, profile.costs, asOf)).sort(mostUrgentFirst)
  const former = await readRows<FormerFinding>(connection, formerFindings)
  await inTransaction(connection, async () => {
    for (const group of groups) await keepChoice(connection, group, former.filter(({ unit_id }) => unit_id === group[0]?.unit_id), choices)
    await run(connection, 'DELETE FROM work_order')
    for (const order of orders) {
      const { technicianId, reason, candidates } = assign(order.job, choices.get(order.row.work_order_id))
      const rest = { technician_id: technicianId, technician_reason: reason, candidates: JSON.stringify(candidates) }
      await run(connection, insertOrder, { ...order.row, ...rest })
    }
  })
  return orders.length
}

/** A finding of an order that was given to somebody by hand. */
interface FormerFinding {
  unit_id: string
  work_order_id: string
  finding_id: string
  /** It is raised by another id now, or not at all. */
  gone: boolean
}

/**
 * An order is named by the first of its findings: where one that was detected earlier joins it, as a candidate does that persists, where the
 * first leaves the others behind, as one does that is resolved, or where it is detected on another day now, the technician whom a person
 * chose stays.
 */
const keepChoice = async (connection: DuckDBConnection, group: readonly OpenFinding[], former: readonly FormerFinding[], choices: Map<string, string>): Promise<void> => {
  const ids = group.map((finding) => orderIdOf(finding.unit_id, finding.detected_on)).sort()
  const [now] = ids
  const familyOf = (findingId: string): string => findingId.slice(0, findingId.lastIndexOf(':'))
  const left = former.filter((one) => group.some(({ finding_id: id }) => id === one.finding_id || (one.gone && familyOf(id) === familyOf(one.finding_id)))).map(({ work_order_id }) => work_order_id)
  const before = [...ids, ...left].find((id) => choices.has(id))
  if (now === undefined || before === undefined || before === now) return
  await run(connection, 'UPDATE order_choice SET work_order_id = $now WHERE work_order_id = $before', { now, before })
  choices.set(now, choices.get(before) as string)
  choices.delete(before)
}

/** Makes the table `work_order` where it is missing. */
export const createWorkOrderSchema = (connection: DuckDBConnection): Promise<void> => run(connection, `${workOrderTable} ${orderChoiceTable}`)

const byUnit = (findings: readonly OpenFinding[]): Map<string, OpenFinding[]> => {
  const groups = new Map<string, OpenFinding[]>()
  for (const finding of findings) groups.set(finding.unit_id, [...(groups.get(finding.unit_id) ?? []), finding])
  return groups
}

const mostUrgentFirst = (a: DraftOrder, b: DraftOrder): number =>
  a.tier - b.tier ||
  (b.row.score ?? -Infinity) - (a.row.score ?? -Infinity) ||
  (a.row.work_order_id < b.row.work_order_id ? -1 : 1)
