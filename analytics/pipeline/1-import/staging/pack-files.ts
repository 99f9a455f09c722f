import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { quoteColumnTypes, quoteText } from '../../../db/quote'
import { columnsRead, csvDialect } from '../reading/csv-reader'
import type { PlannedFile } from './plan-sources'

const fewest = 16
const largestBytes = 65_536
/** What makes a line more than its cells between delimiters: quotes, blank lines, lone carriage returns, NUL, bytes that are no UTF-8. */
const notPlain = /["\0\uFFFD]|\r(?!\n)|\n[ \t\r]*\n/

/**
 * Puts many small like files into one, each line behind the number of its file: the database takes as long to open a file as to
 * read ten thousand cells. Answers false, and leaves nothing, where they are few or one is large, packed or not plain lines.
 */
export const packFiles = (plans: readonly PlannedFile[], path: string): boolean => {
  if (plans.length < fewest || plans.some(({ file, source }) => source.compression !== null || file.found.size > largestBytes)) return false
  const descriptor = openSync(path, 'w')
  try {
    for (const [index, { source }] of plans.entries()) {
      const rows = rowsOf(readFileSync(source.path, 'utf8'), source.recognised.csv?.skipLines ?? 1)
      if (rows === undefined) return dropped(path)
      const mark = `${index}${source.recognised.csv?.delimiter ?? ','}`
      if (rows !== '') writeSync(descriptor, `${mark}${rows.replaceAll('\n', `\n${mark}`)}\n`)
    }
    return true
  } finally {
    closeSync(descriptor)
  }
}

const dropped = (path: string): false => {
  rmSync(path, { force: true })
  return false
}

/** The rows of a text below so many lines, with plain line ends; undefined where they are not plain lines. */
const rowsOf = (text: string, skipLines: number): string | undefined => {
  let start = 0
  for (let line = 0; line < skipLines; line++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return ''
    start = end + 1
  }
  const rows = text.slice(start).replace(/[\r\n]+$/, '')
  return notPlain.test(rows) ? undefined : rows.replaceAll('\r\n', '\n')
}

/** A relation with `file_index` and the columns `c0`, `c1`, .. of `csvColumns` over files that were put into one; refused lines go to `reject_errors`. */
export const readPacked = (path: string, { source: { recognised } }: PlannedFile, words: readonly string[]): string => {
  return `read_csv(${quoteText(path)}, ${csvDialect(recognised, words)}, columns = ${quoteColumnTypes([['file_index', 'BIGINT'], ...columnsRead(recognised)])}, store_rejects = true, rejects_limit = 0)`
}
