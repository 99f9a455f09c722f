import type { AuditEntryRow, projectFolderCalls } from '../../contract/project-folder'
import { auditText, beforeFirst, type AuditLine } from '../../project/audit-line'
import linesSql from '../../project/audit_lines.sql?raw'
import type { Answer, Answers } from '../answer'
import { csvText } from '../csv-text'
import listSql from './list.sql?raw'

type Calls = typeof projectFolderCalls

const auditList: Answer<Calls['audit.list']> = async (context, { offset, limit }) => {
  const [count] = await context.read<{ total: number }>('SELECT count(*) AS total FROM audit_entry')
  return { total: count?.total ?? 0, rows: await context.read<AuditEntryRow>(listSql, { offset, limit }) }
}

const auditExport: Answer<Calls['audit.export']> = async (context, { format }) => {
  const parameters = { after: 0, beforeFirst }
  if (format === 'ndjson') {
    const lines = await context.read<AuditLine>(linesSql, parameters)
    return { name: 'audit.ndjson', text: lines.map((line) => `${auditText(line)}\n`).join(''), rows: lines.length }
  }
  const columns = await context.columns(linesSql, parameters)
  return { name: 'audit.csv', text: csvText(columns), rows: columns.rowCount }
}

/** The audit trail, as the Project screen lists and exports it. */
export const auditAnswers: Answers<Calls, 'audit.list' | 'audit.export'> = { 'audit.list': auditList, 'audit.export': auditExport }
