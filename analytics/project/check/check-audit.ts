import { existsSync, readFileSync } from 'node:fs'
import type { ProjectProblem } from '../../contract/project-folder'
import { readRows } from '../../db/query'
import { readTrail } from '../audit-line'
import { problem, type CheckContext } from './problem'

const keepIt = 'Keep a copy of the file: somebody has changed it. subcool rebuild keeps the lines before that one and sets the file aside.'

/** The chain of the audit trail's file, and its lines against the table. */
export const checkAudit = async ({ connection, layout }: CheckContext): Promise<{ auditLines: number; problems: ProjectProblem[] }> => {
  const where = 'audit/audit.ndjson'
  const known = await readRows<{ seq: number; sha256: string }>(connection, 'SELECT seq, sha256 FROM audit_entry ORDER BY seq')
  if (!existsSync(layout.auditFile)) return { auditLines: known.length, problems: [problem(where, 'The audit trail is missing.', 'It is written again at the next start.')] }
  const trail = readTrail(readFileSync(layout.auditFile, 'utf8'))
  const problems: ProjectProblem[] = []
  if (trail.broken !== undefined) problems.push(problem(where, `Line ${trail.broken.number} ${trail.broken.reason}.`, keepIt))
  const differing = known.find(({ sha256 }, index) => index < trail.lines.length && trail.lines[index]?.sha256 !== sha256)
  if (differing !== undefined) problems.push(problem(where, `Line ${differing.seq} is not the one of project.duckdb.`, keepIt))
  if (trail.broken === undefined && trail.lines.length !== known.length)
    problems.push(problem(where, `It has ${trail.lines.length} lines, project.duckdb ${known.length}.`, 'Close the project and open it again.'))
  return { auditLines: known.length, problems }
}
