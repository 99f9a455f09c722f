import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../../db/query'
import { quoteColumnTypes, quoteName, quoteText, quoteTexts } from '../../../db/quote'
import { csvDialect, typedCell } from '../reading/csv-reader'
import type { Compression } from '../reading/file-head'
import { missingWords } from '../staging/missing-words'
import { columnName, type Recognised } from '../profiles/profile'

/** Rows that are looked at, from the beginning; fewer of a wide table. */
const mostRows = 20_000
const mostCells = 1_500_000

/** What is read: the file, or what was made of it. */
export interface CellSource {
  path: string
  recognised: Recognised
  compression: Compression | null
  isParquet: boolean
}

/**
 * Makes the tables `cell` of `row_no, c0, c1, ..`, every cell as the text that stands in the file, NULL where it is empty, and `long_cell` of
 * `row_no, col, said` with those that are not; answers the rows.
 */
export const readCells = async (connection: DuckDBConnection, source: CellSource): Promise<number> => {
  const rows = Math.min(mostRows, Math.ceil(mostCells / source.recognised.columns.length))
  const columns = source.recognised.columns.map((_, index) => columnName(index)).join(', ')
  await run(connection, `CREATE OR REPLACE TEMP TABLE cell AS SELECT row_number() OVER () AS row_no, ${columns} FROM (SELECT * FROM (${textOf(source)}) LIMIT ${rows})`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE long_cell AS SELECT row_no, substr(col, 2)::INTEGER AS col, said FROM (UNPIVOT cell ON ${columns} INTO NAME col VALUE said)`)
  return (await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM cell'))?.n ?? 0
}

const textOf = ({ path, recognised, compression, isParquet }: CellSource): string => {
  const sources = recognised.columns.map(({ source }, index) => [source, columnName(index)] as const)
  if (isParquet) return `SELECT ${sources.map(([source, name]) => `${quoteName(source)}::VARCHAR AS ${name}`).join(', ')} FROM read_parquet(${quoteText(path)})`
  if (recognised.json !== undefined)
    return `SELECT ${sources.map(([source, name]) => `${quoteName(source)} AS ${name}`).join(', ')} FROM read_json(${quoteText(path)}, format = 'newline_delimited', ignore_errors = true,
      compression = ${quoteText(compression ?? 'uncompressed')}, columns = ${quoteColumnTypes(sources.map(([source]) => [source, 'VARCHAR']))})`
  const packed = compression === null ? '' : `, compression = ${quoteText(compression)}`
  return `SELECT * FROM read_csv(${quoteText(path)}, ${csvDialect(recognised, [''])}, skip = ${recognised.csv?.skipLines ?? 1}, columns = ${quoteColumnTypes(sources.map(([, name]) => [name, 'VARCHAR']))},
    parallel = false, null_padding = true, strict_mode = false, ignore_errors = true${packed})`
}

/** The rows of `cell` without the words for "no value": some columns as texts `t0`, `t1`, .. and as values of their types `c0`, `c1`, .. */
export const typedCells = (recognised: Recognised, columns: readonly number[]): string => {
  const read = columns.map((index) => `${saidAt(columnName(index))} AS t${index}`)
  const typed = columns.map((index) => `t${index}, ${typedCell(`t${index}`, recognised.columns[index]?.type ?? 'VARCHAR', recognised)} AS ${columnName(index)}`)
  return `SELECT ${['row_no', ...typed].join(', ')} FROM (SELECT ${['row_no', ...read].join(', ')} FROM cell)`
}

/** A cell, NULL where it is a word for "no value". */
const saidAt = (name: string): string => `CASE WHEN NOT list_contains(${quoteTexts(missingWords)}, ${name}) THEN ${name} END`
