import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns, type AppendColumn } from '../../db/append-columns'

/** How a column of a result table is filled, in the order of the table's own. */
export type ResultColumn<Row> =
  | readonly [kind: 'text', of: (row: Row) => string | null]
  | readonly [kind: 'integer' | 'number' | 'day', of: (row: Row) => number | null]
  | readonly [kind: 'boolean', of: (row: Row) => boolean | null]

export interface ResultWriter<Row> {
  /** Takes a row apart into its cells; the row itself is not kept. */
  add(row: Row): void
  /** Appends what was added since, column by column. */
  flush(): Promise<void>
}

interface Filling<Row> {
  add(row: Row): void
  take(): AppendColumn
}

/** Collects rows for a table, column by column, and appends them. */
export const resultWriter = <Row>(connection: DuckDBConnection, table: string, columns: readonly ResultColumn<Row>[]): ResultWriter<Row> => {
  const filling = columns.map(fillingOf)
  return {
    add: (row) => {
      for (const column of filling) column.add(row)
    },
    flush: () => appendColumns(connection, table, filling.map((column) => column.take())),
  }
}

const fillingOf = <Row>(column: ResultColumn<Row>): Filling<Row> => {
  const [kind, of] = column
  if (kind === 'text') {
    let texts: (string | null)[] = []
    return {
      add: (row) => void texts.push(of(row)),
      take: () => {
        const values = texts
        texts = []
        return { kind, values }
      },
    }
  }
  let numbers: number[] = []
  return {
    add: (row) => {
      const value = of(row)
      numbers.push(value === null ? NaN : Number(value))
    },
    take: () => {
      const values = numbers
      numbers = []
      return { kind, values }
    },
  }
}
