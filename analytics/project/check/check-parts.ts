import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ProjectProblem } from '../../contract/project-folder'
import { readRows } from '../../db/query'
import { hashFile } from '../hash-file'
import { partFile } from '../record-parts'
import contentSql from './part-content.sql?raw'
import { problem, putBack, rebuildIt, type CheckContext } from './problem'

interface ListedPart {
  import_no: number
  import_id: string
  part: number
  sha256: string | null
  bytes: number | null
}

const listed = `SELECT import_no, import_id, part, sha256, bytes
  FROM (SELECT DISTINCT import_no, part FROM segment UNION SELECT import_no, part FROM part)
  JOIN import USING (import_no) LEFT JOIN part USING (import_no, part)
  WHERE NOT undone ORDER BY import_no, part`

/** Every part of telemetry against its hash, and its rows against `segment`: units, rows, first and last, order, each key once. */
export const checkParts = async (context: CheckContext): Promise<{ parts: number; problems: ProjectProblem[] }> => {
  const problems: ProjectProblem[] = []
  const parts = await readRows<ListedPart>(context.connection, listed)
  for (const part of parts) {
    context.signal?.throwIfAborted()
    problems.push(...(await checkPart(context, part)))
  }
  return { parts: parts.length, problems }
}

const checkPart = async (context: CheckContext, { import_no, import_id, part, sha256, bytes }: ListedPart): Promise<ProjectProblem[]> => {
  const where = `telemetry/${import_id}/${partFile(part)}`
  const path = join(context.layout.telemetry, import_id, partFile(part))
  if (!existsSync(path)) return [problem(where, 'The file is missing.', putBack)]
  const found = await hashFile(path)
  context.onBytes?.(found.bytes)
  if (sha256 === null) return [problem(where, 'Its hash was never written down.', rebuildIt)]
  if (found.bytes !== bytes) return [problem(where, `It has ${found.bytes} bytes instead of ${bytes}.`, putBack)]
  if (found.sha256 !== sha256) return [problem(where, 'Its content has changed since it was imported.', putBack)]
  const wrong = await readRows<{ unit_id: string | null; what: string }>(context.connection, contentSql, { path, importNo: import_no, part })
  return wrong.map(({ unit_id, what }) => problem(where, `${unit_id ?? 'It'} ${what}.`, rebuildIt))
}
