import type { FindingMark } from '../../../analytics/contract'
import { triageStatuses, type FindingColumn, type FindingState, type TriageStatus } from '../../../analytics/contract/choices'
import type { ColumnSet } from '../../engine/column-set'

/** One line of the triage list; numbers are NaN and texts null where unknown, days count from 1970. */
export interface FindingRow {
  id: string
  severity: number
  fault: string
  unitId: string
  siteName: string | null
  brand: string | null
  status: FindingState
  assignee: string | null
  confidence: number
  detectedOn: number
  annualCost: number
  currency: string | null
  recurrence: number
  workOrderId: string | null
  reason: string | null
  orderWanted: boolean
}

export type FindingPage = ColumnSet<FindingColumn | 'currency' | 'order_wanted'>

/** One row of the columns; made when it comes into sight. */
export const findingRow = (page: FindingPage, at: number): FindingRow | undefined => {
  if (at < 0 || at >= page.rowCount) return undefined
  const word = (name: Parameters<FindingPage['texts']>[0]): string | null => page.texts(name)[at] ?? null
  const number = (name: Parameters<FindingPage['numbers']>[0]): number => page.numbers(name)[at] as number
  return {
    id: word('finding_id') ?? '',
    severity: number('severity'),
    fault: word('fault') ?? '',
    unitId: word('unit_id') ?? '',
    siteName: word('site_name'),
    brand: word('brand'),
    status: (word('status') ?? 'open') as FindingState,
    assignee: word('assignee'),
    confidence: number('confidence'),
    detectedOn: number('detected_on'),
    annualCost: number('annual_cost'),
    currency: word('currency'),
    recurrence: number('recurrence'),
    workOrderId: word('work_order_id'),
    reason: word('reason'),
    orderWanted: number('order_wanted') === 1,
  }
}

const said: readonly string[] = triageStatuses

/** What the user has said of a finding so far. */
export const markOfRow = (row: FindingRow): FindingMark => ({
  findingId: row.id,
  status: said.includes(row.status) ? (row.status as TriageStatus) : null,
  reason: row.reason,
  assignee: row.assignee,
  orderWanted: row.orderWanted,
})
