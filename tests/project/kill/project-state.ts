import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName, quoteText } from '../../../analytics/db/quote'
import { readRows } from '../../../analytics/db/query'
import { createEngine, type Engine } from '../../../analytics/engine'
import { openProject } from '../../../analytics/project/open-project'

/** What a project holds, in four parts that may each be of before or of after a command. */
export interface ProjectState {
  imported: Record<string, string>
  derived: Record<string, string>
  commands: string[]
  reports: Record<string, string>
  analysed: boolean
  /** Anything that should not be there any more once a project is open. */
  leftovers: string[]
}

const importTables = /^(import|import_file|import_quality|segment|alarm_column|part|rejected|.*_register)$/
const ofTheRun = ['seconds', 'changed_at', 'imported_at', 'created_at']
/** Told by themselves, or, as what results were made from, other with every program. */
const apart = new Set(['audit_entry', 'project_info', 'feature_origin', 'model_input', 'model_memory'])

/** Opens a project as the program does and reads all of it. */
export const readState = async (folder: string): Promise<ProjectState> => {
  const engine = await createEngine(await openProject(folder, { threads: 2 }), 'tester')
  try {
    return await stateOf(engine)
  } finally {
    engine.close()
  }
}

/** All of an open project: tables and files as hashes, without times of the clock. */
export const stateOf = async (engine: Engine): Promise<ProjectState> => {
  const { project } = engine
  const imported: Record<string, string> = { ...filesBelow(project.layout.telemetry), ...filesBelow(project.layout.imports) }
  const derived: Record<string, string> = {}
  for (const { name, rows, hash } of await hashesOf(project.jobs)) (importTables.test(name) ? imported : derived)[name] = `${rows} rows ${hash}`
  return {
    imported,
    derived,
    commands: (await readRows<{ command: string }>(project.jobs, 'SELECT command FROM audit_entry ORDER BY rowid')).map((row) => row.command),
    reports: Object.fromEntries(readdirSync(project.layout.reports).sort().map((name) => [name, reportHash(join(project.layout.reports, name))])),
    analysed: await engine.analysed(),
    leftovers: [
      ...readdirSync(project.layout.tmp).filter((name) => name !== 'spill').map((name) => `tmp/${name}`),
      ...Object.keys(derived).filter((name) => name.startsWith('next_')),
    ],
  }
}

/** How many rows each table has and the sum of their hashes, which their order does not change; of all tables in one question. */
const hashesOf = async (connection: DuckDBConnection): Promise<{ name: string; rows: number; hash: string }[]> => {
  const tables = await readRows<{ name: string; columns: string[] }>(
    connection,
    `SELECT table_name AS name, list(column_name ORDER BY column_index) AS columns FROM duckdb_columns()
     WHERE table_oid IN (SELECT table_oid FROM duckdb_tables() WHERE NOT internal AND NOT temporary) GROUP BY 1 ORDER BY 1`,
  )
  const each = tables
    .filter(({ name }) => !apart.has(name))
    .map(({ name, columns }) => {
      const kept = columns.filter((column) => !importTables.test(name) || !ofTheRun.includes(column)).map(quoteName)
      return `SELECT ${quoteText(name)} AS name, count(*) AS "rows", sum(hash(${kept.join(', ')}))::VARCHAR AS hash FROM ${quoteName(name)}`
    })
  return readRows(connection, each.join(' UNION ALL '))
}

const filesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), path.endsWith('.json') ? readableJson(path) : sha256(path)]),
  )

const readableJson = (path: string): string => {
  JSON.parse(readFileSync(path, 'utf8'))
  return 'a readable record'
}

const reportHash = (folder: string): string => {
  const manifestFile = join(folder, 'manifest.json')
  if (!existsSync(manifestFile)) return 'half a report: no manifest'
  const { files } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { files: { file: string; sha256: string | null }[] }
  const wrong = files.filter(({ file, sha256: hash }) => !existsSync(join(folder, file)) || (hash !== null && sha256(join(folder, file)) !== hash))
  return wrong.length > 0 ? `half a report: ${wrong.map(({ file }) => file).join(', ')}` : sha256(manifestFile)
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
