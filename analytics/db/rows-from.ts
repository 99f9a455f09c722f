import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName } from './quote'
import { toColumns, type Columns } from './to-columns'

/** Types that a page can be sent as they are. */
const carried = /^(BOOLEAN|U?TINYINT|U?SMALLINT|U?INTEGER|U?BIGINT|DOUBLE|DATE|TIMESTAMP|VARCHAR)$/

/**
 * Some rows of any SELECT, in its order: every column under a name of its own, decimals and very large integers as numbers,
 * single precision as the shortest number that it is (7.1, not 7.0999999), what has no plain value as text. `whole` says whether the result ends with them.
 */
export const rowsFrom = async (connection: DuckDBConnection, statement: string, offset: number, limit: number): Promise<{ columns: Columns; whole: boolean }> => {
  const prepared = await connection.prepare(statement)
  const given = Array.from({ length: prepared.columnCount }, (_, index) => ({ name: prepared.columnName(index), type: prepared.columnType(index).toString() }))
  prepared.destroySync()
  const names = ownNames(given.map(({ name }) => name))
  const aliases = given.map((_, index) => quoteName(`c${index}`))
  const shown = given.map(({ type }, index) => `${castOf(aliases[index] as string, type)} AS ${quoteName(names[index] as string)}`)
  const page = `FROM (${statement}) AS asked(${aliases.join(', ')}) SELECT ${shown.join(', ')} LIMIT ${limit + 1} OFFSET ${offset}`
  const columns = await toColumns(await connection.stream(page))
  const whole = columns.rowCount <= limit
  return { columns: whole ? columns : cut(columns, limit), whole }
}

/** Each name once, in any case: the second `a` is `a_2`, or `a_3` where there is an `a_2`. */
const ownNames = (given: readonly string[]): string[] => {
  const all = new Set(given.map((name) => name.toLowerCase()))
  const taken = new Set<string>()
  return given.map((name) => {
    let own = name
    for (let number = 2; taken.has(own.toLowerCase()) || (own !== name && all.has(own.toLowerCase())); number++) own = `${name}_${number}`
    taken.add(own.toLowerCase())
    return own
  })
}

const castOf = (column: string, type: string): string =>
  type === 'FLOAT' ? `${column}::VARCHAR::DOUBLE` : carried.test(type) ? column : /^(U?HUGEINT|DECIMAL)/.test(type) ? `${column}::DOUBLE` : type.startsWith('TIMESTAMP') ? `${column}::TIMESTAMP` : `${column}::VARCHAR`

const cut = ({ names, columns }: Columns, rowCount: number): Columns => ({
  rowCount,
  names,
  columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.kind === 'text' ? { kind: 'text', values: column.values.slice(0, rowCount) } : { ...column, values: column.values.slice(0, rowCount) }])),
})
