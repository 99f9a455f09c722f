import { isoDay } from '../contract/days'
import type { Columns } from '../db/to-columns'

/**
 * Columns as CSV: LF, comma, quotes where needed, empty for missing, days as `YYYY-MM-DD`, times as ISO UTC.
 * A text that a spreadsheet would run as a formula is led by an apostrophe.
 */
export const csvText = (columns: Columns): string => {
  const cells = columns.names.map((name) => cellsOf(columns, name))
  const lines = [columns.names.map(textCell).join(',')]
  for (let row = 0; row < columns.rowCount; row++) lines.push(cells.map((cell) => cell(row)).join(','))
  return `${lines.join('\n')}\n`
}

const cellsOf = (columns: Columns, name: string): ((row: number) => string) => {
  const column = columns.columns[name]
  if (column === undefined) throw new Error(`no column ${name}`)
  if (column.kind === 'text') return (row) => textCell(column.values[row] ?? null)
  const { kind, values } = column
  return (row) => {
    const value = values[row] as number
    if (Number.isNaN(value)) return ''
    if (kind === 'day') return isoDay(value)
    if (kind === 'time') return `${new Date(value).toISOString().slice(0, 19)}Z`
    if (kind === 'boolean') return value === 1 ? 'true' : 'false'
    return String(value)
  }
}

const textCell = (value: string | null): string => {
  if (value === null) return ''
  const guarded = /^[=+\-@\t]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
