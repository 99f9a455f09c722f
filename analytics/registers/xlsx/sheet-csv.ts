import type { Sheet, SheetValue } from './read-workbook'

/** Where the records of a register stand in its workbook. */
export interface SheetPlaces {
  sheet: string
  /** Row of each record, in order; rows are counted from 1. */
  rows: number[]
}

/** The sheet named like the register, whatever its case and spacing, else the first one. */
export const sheetOf = (sheets: readonly Sheet[], register: string): Sheet | undefined =>
  sheets.find(({ name }) => name.trim().toLowerCase().replace(/[\s-]+/g, '_') === register) ?? sheets[0]

/** A sheet in the form of a CSV register (comma, quotes, LF); rows without a value are left out, and comment rows above the header. */
export const csvOfSheet = ({ name, rows }: Sheet): { csv: string; places: SheetPlaces } => {
  const lines: string[] = []
  const places: SheetPlaces = { sheet: name, rows: [] }
  let zips: readonly boolean[] = []
  rows.forEach((row, index) => {
    const cells = row.map((value, column) => (zips[column] === true ? zipText(value) : textOf(value)))
    if (cells.every((cell) => cell.trim() === '')) return
    if (lines.length === 0 && cells.find((cell) => cell.trim() !== '')?.startsWith('#') === true) return
    if (lines.length > 0) places.rows.push(index + 1)
    else zips = cells.map((cell) => /^(home_)?zip$/i.test(cell.trim()))
    lines.push(cells.map(quoted).join(','))
  })
  return { csv: lines.map((line) => `${line}\n`).join(''), places }
}

const textOf = (value: SheetValue): string => {
  if (value === null) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Number(value.toPrecision(15)))
  return String(value).replaceAll('\0', '')
}

/** A ZIP that a spreadsheet took for a number has lost its leading zeros. */
const zipText = (value: SheetValue): string => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? String(value).padStart(5, '0') : textOf(value))

const dateText = (date: Date): string => {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

const quoted = (cell: string): string => (/[",;\t|#\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Name of a cell, such as `B7`, from its column (0 = first) and row (1 = first). */
export const cellName = (column: number, row: number): string => `${letters(column)}${row}`

const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))
