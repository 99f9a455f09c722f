import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProjectProblem } from '../../contract/project-folder'
import { readRow, readRows } from '../../db/query'
import { hashFile } from '../hash-file'
import { recordName, registerCopies, rejectsName, type ImportRecord } from '../import-record'
import { importRecordText, isImportRecord } from '../write-import-record'
import { problem, type CheckContext } from './problem'
import rejectsSql from './rejects.sql?raw'

const writeAgain = 'Delete it: it is written again at the next start.'
const keepTable = 'The registers in use are not affected; put the copy back before a rebuild.'

/** `import.json`, `rejects.csv` and the kept registers of every import against the tables. */
export const checkRecords = async (context: CheckContext): Promise<{ imports: number; problems: ProjectProblem[] }> => {
  const { connection, layout, signal } = context
  const imports = await readRows<{ import_no: number; import_id: string; undone: boolean }>(connection, 'SELECT import_no, import_id, undone FROM import ORDER BY import_no')
  const problems: ProjectProblem[] = []
  for (const { import_no, import_id, undone } of imports) {
    signal?.throwIfAborted()
    const folder = join(layout.imports, import_id)
    const where = `imports/${import_id}`
    const text = await importRecordText(connection, import_no)
    const record = join(folder, recordName)
    if (!existsSync(record)) problems.push(problem(`${where}/${recordName}`, 'The record of the import is missing.', 'It is written again at the next start.'))
    else if (!isImportRecord(readFileSync(record, 'utf8'), text)) problems.push(problem(`${where}/${recordName}`, 'It does not say what the tables say.', writeAgain))
    problems.push(...(await checkRejects(context, import_no, join(folder, rejectsName), `${where}/${rejectsName}`)))
    if (!undone) problems.push(...(await checkRegisters(folder, where, (JSON.parse(text) as ImportRecord).files)))
  }
  return { imports: imports.length, problems }
}

const checkRejects = async ({ connection }: CheckContext, importNo: number, path: string, where: string): Promise<ProjectProblem[]> => {
  if (!existsSync(path)) return [problem(where, 'The list of rejected rows is missing.', 'It is written again at the next start.')]
  const row = await readRow<{ differing: number }>(connection, rejectsSql, { path, importNo }).catch(() => undefined)
  return row?.differing === 0 ? [] : [problem(where, 'It does not list the rows that were rejected.', writeAgain)]
}

const checkRegisters = async (folder: string, where: string, files: ImportRecord['files']): Promise<ProjectProblem[]> => {
  const problems: ProjectProblem[] = []
  for (const copy of registerCopies(folder, files)) {
    const place = `${where}/${copy.name}`
    const path = join(folder, copy.name)
    if (!existsSync(path)) problems.push(problem(place, `The kept copy of ${copy.label} is missing.`, keepTable))
    else if ((await hashFile(path)).sha256 !== copy.sha256) problems.push(problem(place, `It is no longer the ${copy.label} that was imported.`, keepTable))
  }
  return problems
}
