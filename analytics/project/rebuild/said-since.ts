import type { AuditLine } from '../audit-line'
import type { Kept } from './build-database'

interface Mark {
  findingId: string
  status: string | null
  reason: string | null
  assignee: string | null
  orderWanted: boolean
}

interface MovedMark {
  was: string
  findingId: string
}

interface Assignment {
  workOrderId: string
  technicianId: string | null
}

type Rows = Kept['userRows']

/** What users had set in a database, with what the lines of the trail after it say that they set since. */
export const withSaidSince = (rows: Rows, lines: readonly AuditLine[]): Rows => {
  const marks = byKey(rows['finding_status'], 'finding_id')
  const choices = byKey(rows['order_choice'], 'work_order_id')
  for (const { command, who, at: when, after } of lines) {
    const at = when.slice(0, 19).replace('T', ' ')
    if (command === 'mark findings')
      for (const { findingId, status, reason, assignee, orderWanted } of JSON.parse(after) as Mark[]) {
        marks.delete(findingId)
        if (status !== null || reason || assignee || orderWanted) marks.set(findingId, { finding_id: findingId, status: status ?? 'open', reason, who, at, assignee, order_wanted: orderWanted })
      }
    if (command === 'move marks')
      for (const { was, findingId } of JSON.parse(after) as MovedMark[]) {
        const mark = marks.get(was)
        marks.delete(was)
        if (mark !== undefined) marks.set(findingId, { ...mark, finding_id: findingId })
      }
    if (command === 'assign order') {
      const { workOrderId, technicianId } = JSON.parse(after) as Assignment
      choices.delete(workOrderId)
      if (technicianId !== null) choices.set(workOrderId, { work_order_id: workOrderId, technician_id: technicianId, who, at })
    }
  }
  return { ...rows, finding_status: [...marks.values()], order_choice: [...choices.values()] }
}

const byKey = (rows: readonly object[] = [], key: string): Map<string, object> => new Map(rows.map((row) => [(row as Record<string, string>)[key] ?? '', row]))
