import { guardText } from './guard-text'

export type CsvCell = string | number | boolean | null

/** CSV of one table: header, LF, quotes where needed, null empty, text that a spreadsheet could run behind a `'`. */
export const csvText = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(cellText).join(',')}\n`).join('')

const cellText = (cell: CsvCell): string => {
  if (cell === null) return ''
  const text = typeof cell === 'string' ? guardText(cell) : String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
