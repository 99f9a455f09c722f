import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { saysNothing } from '../points/pivot-points'
import type { Points } from '../profiles/points'
import { columnName, type Recognised } from '../profiles/profile'
import { columnSamples } from './column-figures'
import { columnsIn } from './column-uses'
import { readCells, type CellSource } from './read-cells'

/** A file of points as a table with a column for each point, of which the tables `cell` and `long_cell` are made. */
export interface PointTable {
  /** As a wide table; its columns are points by name. */
  recognised: Recognised
  rows: number
  /** Records of each point. */
  records: number[]
  samples: string[][]
}

/** Reads the records of a file of points. */
export const readPointTable = async (connection: DuckDBConnection, source: CellSource): Promise<PointTable> => {
  const rows = await readCells(connection, source)
  const { name, valueColumn, shape: shapeOf } = source.recognised.points as Points
  const value = columnName(valueColumn)
  const point = 'column' in name ? `nullif(trim(${columnName(name.column)}), '')` : quoteText(name.text)
  await run(connection, `CREATE OR REPLACE TEMP TABLE record AS SELECT row_no, ${point} AS name, ${value} AS said FROM cell WHERE ${point} IS NOT NULL`)
  await run(connection, 'CREATE OR REPLACE TEMP TABLE point AS SELECT (row_number() OVER (ORDER BY name) - 1)::INTEGER AS col, name, count(*) AS n FROM record GROUP BY name')
  const points = await readRows<{ name: string; n: number }>(connection, 'SELECT name, n FROM point ORDER BY col')
  await run(connection, 'CREATE OR REPLACE TEMP TABLE long_cell AS SELECT row_no, col, said FROM record JOIN point USING (name) WHERE said IS NOT NULL')
  const samples = await columnSamples(connection, points.length)
  await run(connection, `DELETE FROM long_cell WHERE ${saysNothing('said')}`)
  const recognised = asWide(source.recognised, points.map((one) => one.name), shapeOf)
  const used = [...new Set(Object.values(recognised.signals).flatMap(columnsIn))]
  const cells = used.map((index) => `, CASE WHEN col = ${index} THEN said END AS ${columnName(index)}`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE cell AS SELECT row_no${cells.join('')} FROM long_cell`)
  return { recognised, rows, records: points.map(({ n }) => n), samples }
}

/** Signals over the columns of the points; several points of one raw column hold a part of its values each. */
const asWide = (recognised: Recognised, names: readonly string[], shapeOf: Points['shape']): Recognised => {
  const { columns, columnOf, signals, judged } = shapeOf(names)
  const pointsOf = (raw: number): number[] => names.flatMap((name, index) => (columnOf.get(name) === raw ? [index] : []))
  const over = (expression: string): string =>
    expression.replace(/\bc(\d+)\b/g, (_, raw: string) => {
      const own = pointsOf(Number(raw)).map(columnName)
      return own.length === 1 ? (own[0] as string) : own.length === 0 ? 'NULL' : `coalesce(${own.join(', ')})`
    })
  return {
    ...recognised,
    columns: names.map((source) => ({ source, type: columns[columnOf.get(source) ?? -1]?.type ?? 'VARCHAR' })),
    timeColumn: -1,
    signals: Object.fromEntries(Object.entries(signals).map(([signal, expression]) => [signal, over(expression)])),
    ...(judged === undefined ? {} : { sense: Object.fromEntries(judged.map(({ signal, sense }) => [signal, sense])) }),
  }
}
