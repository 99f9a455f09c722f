import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { readRow } from '../db/query'

/** Table functions that make rows of nothing but their arguments. */
const tableFunctions = new Set(['range', 'generate_series', 'unnest', 'repeat', 'repeat_row'])
/** Functions that read or change something outside the tables, or run text as SQL. */
const refusedFunctions = /^(read_|parquet_|glob$|getenv$|query$|query_table$|pragma|duckdb_|sniff_|which_secret$|json_execute|from_substrait|get_substrait|write_|checkpoint|force_checkpoint|nextval$|currval$|setseed$|set_|enable_|disable_|load_|install|st_read|sqlite_|postgres_|mysql_|arrow_scan|pandas_scan|python_|seq_scan|index_scan|icu_)|_scan$/i

interface Serialised {
  error: boolean
  error_message?: string
  /** Of a syntax error: characters before it. */
  position?: string
  statements?: unknown[]
}

/**
 * Refuses what is not one SELECT over the project's own tables: other statements, table functions and functions that read
 * files, unknown tables (a file name is one to the database). Errors: `bad-arguments`.
 */
export const checkStatement = async (connection: DuckDBConnection, statement: string, tables: ReadonlySet<string>): Promise<void> => {
  const row = await readRow<{ tree: string }>(connection, 'SELECT json_serialize_sql($statement::VARCHAR) AS tree', { statement })
  const tree = JSON.parse(row?.tree ?? '{}') as Serialised
  if (tree.error && tree.position !== undefined) throw syntaxError(statement, Number(tree.position), tree.error_message ?? 'syntax error')
  if (tree.error || tree.statements === undefined) throw refuse('it is not a SELECT', 'Write one SELECT; what changes something can’t be run here.')
  if (tree.statements.length !== 1) throw refuse(`it holds ${tree.statements.length} statements`, 'Run one SELECT at a time.')
  const ctes = new Set<string>()
  walk(tree.statements, (node) => {
    if (Array.isArray(node['map'])) for (const entry of node['map'] as { key?: unknown }[]) if (typeof entry.key === 'string') ctes.add(entry.key.toLowerCase())
    if (typeof node['cte_name'] === 'string') ctes.add(node['cte_name'].toLowerCase())
    if (typeof node['ctename'] === 'string') ctes.add(node['ctename'].toLowerCase())
  })
  walk(tree.statements, (node) => {
    const type = node['type']
    if (type === 'BASE_TABLE') {
      const name = String(node['table_name']).toLowerCase()
      const schema = String(node['schema_name'] ?? '')
      const catalog = String(node['catalog_name'] ?? '')
      if ((!tables.has(name) && !ctes.has(name)) || (schema !== '' && schema !== 'main') || catalog !== '') throw refuse(`there is no table ${String(node['table_name'])}`, 'The list beside the editor has every table.')
    }
    if (type === 'TABLE_FUNCTION') {
      const name = String((node['function'] as { function_name?: unknown } | undefined)?.function_name ?? '')
      if (!tableFunctions.has(name.toLowerCase())) throw refuse(`${name}() reads from outside the project`, 'Use the tables of the list.')
    }
    if (typeof node['function_name'] === 'string' && refusedFunctions.test(node['function_name'])) throw refuse(`${node['function_name']}() can’t be used here`, 'Use the tables of the list.')
  })
}

/** A statement without the blanks, comments and semicolons behind it. */
export const withoutTail = (sql: string): string => {
  let end = 0
  for (const { 0: token, index } of sql.matchAll(tokens)) if (!/^(?:--|\/\*|[\s;])/.test(token)) end = index + token.length
  return sql.slice(0, end)
}

/** Texts, quoted names, comments, what ends a statement, and every other character. */
const tokens = /e'(?:\\[^]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$(\w*)\$[^]*?\$\1\$|--[^\n]*|\/\*[^]*?\*\/|[\s;]+|[^]/gi

const syntaxError = (statement: string, position: number, what: string): EngineError => {
  const lines = Array.from(statement).slice(0, position).join('').split('\n')
  return new EngineError('bad-arguments', `Line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}: ${what}.`)
}

const refuse = (what: string, hint: string): EngineError => new EngineError('bad-arguments', `The statement was not run: ${what}.`, { hint })

const walk = (node: unknown, visit: (node: Record<string, unknown>) => void): void => {
  if (Array.isArray(node)) for (const one of node) walk(one, visit)
  else if (node !== null && typeof node === 'object') {
    visit(node as Record<string, unknown>)
    for (const one of Object.values(node)) walk(one, visit)
  }
}
