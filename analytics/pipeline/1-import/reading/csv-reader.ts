import { quoteColumnTypes, quoteText, quoteTexts } from '../../../db/quote'
import type { Compression } from './file-head'
import { missingWords } from '../staging/missing-words'
import { columnName, type Recognised, type SourceColumn } from '../profiles/profile'

export const csvDialect = (recognised: Recognised, words: readonly string[] = missingWords): string =>
  `auto_detect = false, header = false, delim = ${quoteText(recognised.csv?.delimiter ?? ',')}, quote = '"', escape = '"', nullstr = ${quoteTexts(words)}${numberStyle(recognised)}`

const numberStyle = ({ csv }: Recognised): string =>
  `${csv?.decimal === undefined ? '' : `, decimal_separator = ${quoteText(csv.decimal)}`}${csv?.thousands === undefined ? '' : `, thousands = ${quoteText(csv.thousands)}`}`

/** A cell that was read as text as a value of its column, NULL when it is none; `name` is the SQL column. */
export const typedCell = (name: string, type: SourceColumn['type'], recognised: Recognised): string =>
  `try_cast(${type === 'DOUBLE' || type === 'FLOAT' ? numberText(name, recognised) : name} AS ${type})`

/** A number of the file as SQL writes it: with a decimal point, without thousands separators. */
export const numberText = (name: string, { csv }: Pick<Recognised, 'csv'>): string => {
  const digits = csv?.thousands === undefined ? name : `replace(${name}, ${quoteText(csv.thousands)}, '')`
  return csv?.decimal === undefined ? digits : `replace(${digits}, ${quoteText(csv.decimal)}, '.')`
}

export interface CsvFiles {
  paths: readonly string[]
  recognised: Recognised
  compression: Compression | null
  /** The words for "no value" the reader looks for in every cell; each costs time. Text columns know all of them anyway. */
  words?: readonly string[]
}

/** The columns as the reader is told them: times as text, for of a line that it gives up on it turns what stands in memory into a time, and may end the process. */
export const columnsRead = ({ columns }: Recognised): (readonly [name: string, type: string])[] => columns.map(({ type }, index) => [columnName(index), type === 'TIMESTAMPTZ' ? 'VARCHAR' : type])

/** A relation with columns `c0`, `c1`, .. over like files, of which `csvColumns` are the typed ones; refused lines go to `reject_errors`. */
export const readCsv = ({ paths, recognised, compression, words = missingWords }: CsvFiles): string => {
  const columns = quoteColumnTypes(columnsRead(recognised))
  return `read_csv(${quoteTexts(paths)}, ${csvDialect(recognised, words)}, skip = ${recognised.csv?.skipLines ?? 1}, columns = ${columns},
    store_rejects = true, rejects_limit = 0${compression === null ? '' : `, compression = ${quoteText(compression)}`})`
}

/** A text that is NULL where it is one of some words. No `IN` list: DuckDB makes a join of a long one, and a join hands small chunks on late, out of the file's order. */
export const withoutWords = (name: string, words: readonly string[]): string => `CASE ${name} ${words.map((word) => `WHEN ${quoteText(word)} THEN NULL`).join(' ')} ELSE ${name} END`

/** The file's columns with their types, and with every word for "no value" taken out of text where the reader looked for fewer. */
export const csvColumns = (recognised: Recognised, words: readonly string[]): string => {
  const rest = missingWords.filter((word) => !words.includes(word))
  return recognised.columns
    .map(({ type }, index) => {
      const name = columnName(index)
      if (type === 'TIMESTAMPTZ') return `try_cast(${name} AS TIMESTAMPTZ) AS ${name}`
      return type === 'VARCHAR' && rest.length > 0 ? `${withoutWords(name, rest)} AS ${name}` : name
    })
    .join(', ')
}

/** The words for "no value" that occur as whole cells of some lines, and the empty one. */
export const wordsIn = (lines: readonly string[], delimiter: string): string[] => {
  const cell = new RegExp(`(?:^|${escaped(delimiter)})"?(${missingWords.slice(1).map(escaped).join('|')})"?(?=$|${escaped(delimiter)})`, 'gm')
  const found = new Set([...lines.join('\n').matchAll(cell)].map((match) => match[1]))
  return missingWords.filter((word) => word === '' || found.has(word))
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
