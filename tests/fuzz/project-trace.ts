import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readRow, readRows } from '../../analytics/db/query'
import { quoteName } from '../../analytics/db/quote'
import type { Engine } from '../../analytics/engine'

/** Everything below a folder with its size, by its path from there. */
export const treeOf = (folder: string, path = ''): string[] =>
  readdirSync(join(folder, path)).sort().flatMap((name) => {
    const own = path === '' ? name : `${path}/${name}`
    const stat = lstatSync(join(folder, own))
    return stat.isDirectory() ? [`${own}/`, ...treeOf(folder, own)] : [`${own} ${stat.size}`]
  })

const ofTheDatabase = /^(project\.duckdb|owner\.json|audit\/|tmp\/spill)/

/** What an import may change of a project: rows of its tables and the files in its folder. */
export const traceOf = async ({ project }: Engine): Promise<string[]> => {
  const tables = await readRows<{ name: string }>(project.jobs, "SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND database_name = current_database() ORDER BY 1")
  const counts = await readRow<Record<string, number>>(project.jobs, `SELECT ${tables.map(({ name }) => `(SELECT count(*) FROM ${quoteName(name)}) AS ${quoteName(name)}`).join(', ')}`)
  return [...Object.entries(counts ?? {}).map(([name, rows]) => `${name}: ${rows}`), ...treeOf(project.layout.dir).filter((path) => !ofTheDatabase.test(path))]
}
