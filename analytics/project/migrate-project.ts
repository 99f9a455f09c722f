import { basename } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { readRow, run } from '../db/query'
import { inTransaction } from '../db/transaction'
import { recordAudit } from './audit'
import { backupDatabase } from './backup-database'
import { foldLog } from './fold-log'
import type { ProjectLayout } from './layout'
import { makeOnce } from './make-once'
import { migrations } from './migrations'
import type { Migration } from './migrations/migration'
import schemaSql from './schema.sql?raw'
import { asStorageError } from './storage-error'

/** The version of the folder's layout and tables; a project of a higher one is refused. */
export const projectVersion = 3

/**
 * Brings the tables of an open project to this program's version: makes those of a new project, and takes an older one
 * forward in one transaction after its database was copied to `backups/`.
 * Errors: `project-newer`; `project-invalid` (a database of something else); `migration-failed`, `disk-full`, after which it is as it was.
 */
export const migrateProject = async (
  connection: DuckDBConnection,
  layout: ProjectLayout,
  user: string,
  steps: readonly Migration[] = migrations,
): Promise<void> => {
  const version = await storedVersion(connection, layout)
  const target = steps.at(-1)?.to ?? projectVersion
  if (version === undefined) await makeTables(connection, layout, user)
  else if (version > target)
    throw new EngineError('project-newer', `The project ${layout.dir} was made by a newer Subcool (version ${version} of the folder, this program knows ${target}).`, {
      hint: 'Open it with the newer program.',
    })
  else if (version < target) await goForward(connection, layout, user, version, steps)
  else await makeSchema(connection)
}

const makeSchema = makeOnce('schema', (connection) => run(connection, schemaSql))

/** Undefined for a database without any table, or one whose making was cut short. */
const storedVersion = async (connection: DuckDBConnection, layout: ProjectLayout): Promise<number | undefined> => {
  const found = await readRow<{ tables: number; info: number }>(
    connection,
    `SELECT count(*)::INTEGER AS tables, (count(*) FILTER (table_name = 'project_info'))::INTEGER AS info FROM duckdb_tables() WHERE NOT temporary`,
  )
  if (found === undefined || found.tables === 0) return undefined
  if (found.info === 0)
    throw new EngineError('project-invalid', `${layout.database} is a DuckDB database, but not one of a Subcool project.`, {
      hint: 'Choose a project folder, or a new or empty folder to make one.',
    })
  const row = await readRow<{ value: string }>(connection, `SELECT value FROM project_info WHERE key = 'version'`)
  return row === undefined ? undefined : Number(row.value)
}

const makeTables = async (connection: DuckDBConnection, layout: ProjectLayout, user: string): Promise<void> =>
  inTransaction(connection, async () => {
    await run(connection, schemaSql)
    await run(connection, `INSERT INTO project_info VALUES ('version', $version)`, { version: String(projectVersion) })
    await recordAudit(connection, { who: user, command: 'create project', before: null, after: { name: layout.name, version: projectVersion } })
  })

const goForward = async (connection: DuckDBConnection, layout: ProjectLayout, user: string, from: number, steps: readonly Migration[]): Promise<void> => {
  const due = steps.filter((step) => step.to > from)
  const target = due.at(-1)?.to ?? from
  let backup: string | undefined
  try {
    backup = await backupDatabase(connection, layout, from)
    const copy = basename(backup)
    await inTransaction(connection, async () => {
      for (const step of due) await step.run(connection, layout)
      await run(connection, schemaSql)
      await run(connection, `UPDATE project_info SET value = $version WHERE key = 'version'`, { version: String(target) })
      await recordAudit(connection, { who: user, command: 'migrate', before: { version: from }, after: { version: target, backup: copy } })
    })
  } catch (cause) {
    const fault = asStorageError(cause, layout.dir, `it could not be brought from version ${from} to ${target} and is as it was`)
    if (fault instanceof EngineError) throw fault
    const copy = backup === undefined ? '' : ` A copy of its database lies at ${backup}.`
    throw new EngineError('migration-failed', `The project ${layout.dir} could not be brought from version ${from} to ${target}; it is as it was.${copy}`, {
      hint: 'Check the project with the program that made it, then open it again.',
      detail: cause instanceof Error ? cause.message : String(cause),
      cause,
    })
  }
  await foldLog(connection, layout)
}
