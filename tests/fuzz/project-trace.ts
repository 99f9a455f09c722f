import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readRows } from '../../analytics/db/query'
import { quoteName, quoteText } from '../../analytics/db/quote'
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
  const counts = await readRows<{ name: string; rows: number }>(project.jobs, `SELECT name, count(*) AS "rows" FROM (${tables.map(({ name }) => `SELECT ${quoteText(name)} AS name FROM ${quoteName(name)}`).join(' UNION ALL ')}) GROUP BY name`)
  const rowsOf = new Map(counts.map(({ name, rows }) => [name, rows]))
  return [...tables.map(({ name }) => `${name}: ${rowsOf.get(name) ?? 0}`), ...treeOf(project.layout.dir).filter((path) => !ofTheDatabase.test(path))]
}
