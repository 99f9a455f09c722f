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
  let cells: string[][] = columns.map(() => [])
  return {
    add: (row) => {
      for (const [index, [, of]] of columns.entries()) cells[index]?.push(cellOf(of(row)))
    },
    flush: async () => {
      const taken = cells
      if (taken[0]?.length === 0) return
      cells = columns.map(() => [])
      await run(connection, insert, Object.fromEntries(taken.map((texts, index) => [`c${index}`, texts.join(separator)])))
    },
  }
}

const cellOf = (value: string | number | boolean | null): string =>
  value === null ? missing : String(value).replaceAll(separator, ' ').replaceAll(missing, ' ')

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
