import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { FileHead } from '../../reading/file-head'
import type { FlatTable } from './flatten'

const headRows = 2000

/** The head of the text table that a flat table is written as, so that it is looked at like any other. */
export const headOfTable = ({ file }: FileHead, table: FlatTable, decimal?: ','): FileHead => ({
  file,
  kind: 'text',
  compression: null,
  byteOrderMark: false,
  lines: [csvLine(table.paths), ...table.rows.slice(0, headRows).map((row) => csvLine(inStyle(row, decimal)))],
  newline: '\n',
})

/** Writes a flat table as CSV with one header line. */
export const writeTable = async ({ paths, rows }: FlatTable, path: string, decimal?: ',', signal?: AbortSignal): Promise<void> => {
  const file = createWriteStream(path)
  file.write(`${csvLine(paths)}\n`)
  for (let from = 0; from < rows.length; from += headRows) {
    signal?.throwIfAborted()
    const text = rows.slice(from, from + headRows).map((row) => `${csvLine(inStyle(row, decimal))}\n`).join('')
    if (!file.write(text)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

const csvLine = (cells: readonly string[]): string => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : cell)).join(',')

/** Numbers of JSON have a decimal point; a mapping may want a comma, for texts that have one. */
const inStyle = (row: readonly string[], decimal: ',' | undefined): readonly string[] => (decimal === undefined ? row : row.map((cell) => (/^-?\d+\.\d+(e[-+]?\d+)?$/i.test(cell) ? cell.replace('.', ',') : cell)))
