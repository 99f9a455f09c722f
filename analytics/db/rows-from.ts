import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName } from './quote'
import { toColumns, type Columns } from './to-columns'

/** Types that a page can be sent as they are. */
const carried = /^(BOOLEAN|U?TINYINT|U?SMALLINT|U?INTEGER|U?BIGINT|FLOAT|DOUBLE|DATE|TIMESTAMP|VARCHAR)$/

/**
 * Some rows of any SELECT, in its order: every column under a name of its own, decimals and very large integers as numbers,
 * what has no plain value as text. `whole` says whether the result ends with them.
 */
export const rowsFrom = async (connection: DuckDBConnection, statement: string, offset: number, limit: number): Promise<{ columns: Columns; whole: boolean }> => {
  const prepared = await connection.prepare(statement)
  const names: string[] = []
  const seen = new Map<string, number>()
  const shown: string[] = []
  const aliases: string[] = []
  for (let index = 0; index < prepared.columnCount; index++) {
    const given = prepared.columnName(index)
    const times = seen.get(given.toLowerCase()) ?? 0
    seen.set(given.toLowerCase(), times + 1)
    const name = times === 0 ? given : `${given}_${times + 1}`
    names.push(name)
    aliases.push(quoteName(`c${index}`))
    shown.push(`${castOf(`${quoteName(`c${index}`)}`, prepared.columnType(index).toString())} AS ${quoteName(name)}`)
  }
  prepared.destroySync()
  const page = `SELECT ${shown.join(', ')} FROM (${statement}) AS asked(${aliases.join(', ')}) LIMIT ${limit + 1} OFFSET ${offset}`
  const columns = await toColumns(await connection.stream(page))
  const whole = columns.rowCount <= limit
  return { columns: whole ? columns : cut(columns, limit), whole }
}

const castOf = (column: string, type: string): string =>
  carried.test(type) ? column : /^(U?HUGEINT|DECIMAL)/.test(type) ? `${column}::DOUBLE` : type.startsWith('TIMESTAMP') ? `${column}::TIMESTAMP` : `${column}::VARCHAR`

const cut = ({ names, columns }: Columns, rowCount: number): Columns => ({
  rowCount,
  names,
  columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.kind === 'text' ? { kind: 'text', values: column.values.slice(0, rowCount) } : { ...column, values: column.values.slice(0, rowCount) }])),
})
