import { unitOf } from '../../dictionary/units'
import type { FileHead } from '../../reading/file-head'
import { splitRecord } from '../../reading/split-record'
import { readTime } from '../time-text'
import { cleanName } from './clean-name'

/** Where a text file holds its table. */
export interface FoundTable {
  delimiter: string
  /** Clean names; empty where the header has none. */
  names: string[]
  /** As the header has them. */
  sources: string[]
  /** The row of units below the header, or empty texts. */
  units: string[]
  /** Lines above the first row of values. */
  skipLines: number
  /** Comments and titles above the header. */
  above: string[]
  rows: string[][]
}

const delimiters = [';', '\t', ', ', ',', '|'] as const
const looked = 400
const widest = 60
const numeric = /^[-+]?[\d.,\s]*\d[\d.,]*$/
const wholeTime = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4},? \d/
const timeLike = /\d{1,4}[-./:]\d{1,2}|^\d{9,13}$|\d{1,2}[-. /][A-Za-z]{3}[-. /]\d/
const bracketed = /[[(][^\])]*[\])]/g

/** The table a text file holds, with its header; undefined when no delimiter makes one with a header over rows of values. */
export const findTable = (head: FileHead): FoundTable | undefined => {
  if (!found.has(head)) found.set(head, tableOf(head))
  return found.get(head)
}

const found = new WeakMap<FileHead, FoundTable | undefined>()

const tableOf = (head: FileHead): FoundTable | undefined => {
  const tables = delimiters.flatMap((delimiter) => tableWith(head.lines, delimiter) ?? [])
  const told = tables.filter((table) => !hasSplitNumbers(table, tables))
  return told.sort((a, b) => Number(hasTimes(b)) - Number(hasTimes(a)) || b.names.length - a.names.length)[0]
}

/** Decimal commas between cells that are parted by comma and blank: the comma alone makes more cells than the header has. */
const hasSplitNumbers = ({ delimiter, sources }: FoundTable, tables: readonly FoundTable[]): boolean =>
  delimiter === ',' && sources.at(-1) === '' && tables.some((other) => other.delimiter === ', ' && other.sources.at(-1) !== '')

const hasTimes = ({ rows }: FoundTable): boolean => rows.slice(0, 5).some((row) => row.some((cell) => timeLike.test(cell.trim()) && !numeric.test(cell.trim()) || /^\d{10,13}$/.test(cell.trim())))

const tableWith = (lines: readonly string[], delimiter: string): FoundTable | undefined => {
  const cellsOf = (line: string): string[] => splitRecord(line, delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))
  const head = lines.slice(0, looked)
  const width = commonWidth(head.slice(-widest).map(cellsOf))
  if (width < 2) return undefined
  const split = head.map(cellsOf)
  const first = split.findIndex((cells) => cells.length === width && isValues(cells))
  if (first < 1) return undefined
  const above = split.slice(0, first).map((cells, index) => ({ cells, index })).filter(({ cells }) => cells.length === width || cells.length === width - 1)
  const below = above[above.length - 1]
  const before = above[above.length - 2]
  if (below === undefined) return undefined
  const hasUnits = before !== undefined && isRowOfUnits(below.cells)
  const header = hasUnits ? before : below
  const sources = padded(header.cells.map((cell) => cell.replace(/^\uFEFF/, '')), width)
  return {
    delimiter,
    sources,
    names: sources.map((cell) => cleanName(cell.replace(/^#\s*/, ''))),
    units: hasUnits ? padded(below.cells.map(cleanName), width) : padded([], width),
    skipLines: below.index + 1,
    above: lines.slice(0, header.index).map(cleanName),
    rows: split.slice(below.index + 1).filter((cells) => cells.length === width),
  }
}

const padded = (cells: readonly string[], width: number): string[] => Array.from({ length: width }, (_, index) => cells[index] ?? '')

const commonWidth = (split: readonly string[][]): number => {
  const counts = new Map<number, number>()
  for (const cells of split) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

const isValues = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell !== '')
  const values = filled.filter((cell) => numeric.test(cell) || timeLike.test(cell.replace(bracketed, '')) || readTime(cell, '%H:%M:%S') !== undefined)
  const enough = values.length * 3 >= filled.length || (filled.some((cell) => wholeTime.test(cell)) && filled.some((cell) => numeric.test(cell)))
  return values.length > 0 && enough && (values.length > 1 || filled.length <= 2)
}

/** Whether cells below a header say what its columns are in. */
export const isRowOfUnits = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell !== '')
  const known = filled.filter((cell) => unitOf(cell) !== undefined).length
  return known > 0 && filled.every((cell) => cell.length <= 24) && known * 2 >= filled.length - 1
}
