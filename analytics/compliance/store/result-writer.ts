import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import { quoteName } from '../../db/quote'

type Kind = 'text' | 'integer' | 'number' | 'day' | 'boolean'

/** How a column of a result table is filled, in the order of the table's own. */
export type ResultColumn<Row> =
  | readonly [kind: 'text', of: (row: Row) => string | null]
  | readonly [kind: 'integer' | 'number' | 'day', of: (row: Row) => number | null]
  | readonly [kind: 'boolean', of: (row: Row) => boolean | null]

export interface ResultWriter<Row> {
  /** Takes a row apart into its cells; the row itself is not kept. */
  add(row: Row): void
  /** Inserts what was added until now. */
  flush(): Promise<void>
}

const separator = '\u001f'
const missing = '\u001e'

/**
 * Collects rows for a table and inserts them with one text for each column, which the database splits by itself: while it does, the
 * thread is free to compute.
 */
export const resultWriter = <Row>(connection: DuckDBConnection, table: string, columns: readonly ResultColumn<Row>[]): ResultWriter<Row> => {
  const insert = insertSql(table, columns.map(([kind]) => kind))
  const none = (): Cell[][] => columns.map(() => [])
  let cells = none()
  return {
    add: (row) => {
      for (let index = 0; index < columns.length; index++) cells[index]?.push(cellOf((columns[index] as ResultColumn<Row>)[1](row)))
    },
    flush: async () => {
      const taken = cells
      if (taken[0]?.length === 0) return
      cells = none()
      await run(connection, insert, Object.fromEntries(taken.map((texts, index) => [`c${index}`, texts.join(separator)])))
    },
  }
}

type Cell = string | number | boolean

const cellOf = (value: Cell | null): Cell => (value === null ? missing : typeof value === 'string' && isUnsafe(value) ? value.replaceAll(separator, ' ').replaceAll(missing, ' ') : value)

const isUnsafe = (text: string): boolean => text.includes(separator) || text.includes(missing)

const insertSql = (table: string, kinds: readonly Kind[]): string => {
  const lists = kinds.map((_, index) => `unnest(string_split($c${index}, chr(31))) AS c${index}`)
  const values = kinds.map((kind, index) => valueSql[kind](`nullif(c${index}, chr(30))`))
  return `INSERT INTO ${quoteName(table)} SELECT ${values.join(', ')} FROM (SELECT ${lists.join(', ')})`
}

const valueSql: Record<Kind, (cell: string) => string> = {
  text: (cell) => cell,
  integer: (cell) => `${cell}::INTEGER`,
  number: (cell) => `${cell}::DOUBLE`,
  boolean: (cell) => `${cell}::BOOLEAN`,
  day: (cell) => `DATE '1970-01-01' + ${cell}::INTEGER`,
}
