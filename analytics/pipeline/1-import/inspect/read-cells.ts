import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../../db/query'
import { quoteColumnTypes, quoteName, quoteText } from '../../../db/quote'
import { csvColumns, csvDialect, typedCell } from '../csv-reader'
import type { FileHead } from '../file-head'
import { columnName, type Recognised } from '../profiles/profile'

/** Rows that are looked at, from the beginning. */
const lookedRows = 20_000

/** What is read: the file, or what was made of it. */
export interface CellSource {
  path: string
  recognised: Recognised
  head: FileHead | undefined
}

/** Makes the table `cell` of `row_no, c0, c1, ..`, every cell as the text that stands in the file, NULL where it is empty; answers its rows. */
export const readCells = async (connection: DuckDBConnection, source: CellSource): Promise<number> => {
  const columns = source.recognised.columns.map((_, index) => columnName(index)).join(', ')
  await run(connection, `CREATE OR REPLACE TEMP TABLE cell AS SELECT row_number() OVER () AS row_no, ${columns} FROM (SELECT * FROM (${textOf(source)}) LIMIT ${lookedRows})`)
  return (await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM cell'))?.n ?? 0
}

const textOf = ({ path, recognised, head }: CellSource): string => {
  const sources = recognised.columns.map(({ source }, index) => [source, columnName(index)] as const)
  if (head?.kind === 'parquet') return `SELECT ${sources.map(([source, name]) => `${quoteName(source)}::VARCHAR AS ${name}`).join(', ')} FROM read_parquet(${quoteText(path)})`
  if (recognised.json !== undefined)
    return `SELECT ${sources.map(([source, name]) => `${quoteName(source)} AS ${name}`).join(', ')} FROM read_json(${quoteText(path)}, format = 'newline_delimited', ignore_errors = true,
      compression = ${quoteText(head?.compression ?? 'uncompressed')}, columns = ${quoteColumnTypes(sources.map(([source]) => [source, 'VARCHAR']))})`
  const compression = head?.compression == null ? '' : `, compression = ${quoteText(head.compression)}`
  return `SELECT * FROM read_csv(${quoteText(path)}, ${csvDialect(recognised, [''])}, skip = ${recognised.csv?.skipLines ?? 1}, columns = ${quoteColumnTypes(sources.map(([, name]) => [name, 'VARCHAR']))},
    parallel = false, null_padding = true, strict_mode = false, ignore_errors = true${compression})`
}

/** The same rows without the words for "no value": texts as `t0`, `t1`, .. and values of the columns' types as `c0`, `c1`, .. */
export const typedCells = (recognised: Recognised): string => {
  const texts = { ...recognised, columns: recognised.columns.map((column) => ({ ...column, type: 'VARCHAR' as const })) }
  const typed = recognised.columns.map(({ type }, index) => `${columnName(index)} AS ${textName(index)}, ${typedCell(columnName(index), type, recognised)} AS ${columnName(index)}`)
  return `SELECT row_no, ${typed.join(', ')} FROM (SELECT row_no, ${csvColumns(texts, [''])} FROM cell)`
}

export const textName = (index: number): string => `t${index}`
