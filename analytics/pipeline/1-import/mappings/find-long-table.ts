import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { cleanName, plainWords } from '../profiles/generic/clean-name'
import { numberOf } from '../profiles/generic/number-style'
import { splitRecord } from '../reading/split-record'
import { measureColumnOf } from './measure-column'

/** Where a text file holds rows of one point each. */
export interface LongTable {
  delimiter: string
  names: string[]
  skipLines: number
  rows: string[][]
  nameColumn: number
  /** Undefined where nothing tells which of several columns holds the values. */
  valueColumn: number | undefined
  /** What each value is measured in; undefined where no column has known units. */
  measureColumn: number | undefined
}

const lookedFor = 60
const looked = 3000
const pointNames = /^(entity id|sensor id|statistic id|point( ?(id|name))?|tag( ?name)?|name|parameter|signal|variable|metric|field|key|channel|item|data ?point|sensor|register|measurement|object|attribute)$/
const valueNames = /^(value|val|state|reading|wert|messwert|varde|valeur|waarde|valor|valore|arvo|avg|mean|average|data|result|numeric value)$/
const noValues = /^(id|no|nr|index|row|record|seq(uence)?|quality|status|state class|unit|units|einheit|type|priority|count|min|max|sum|result|table|line)$/

/** The table of a file in which columns have the names that a mapping gives and cells those of its points; undefined when there is none. */
export const findLongTable = (head: FileHead, mapping: Mapping): LongTable | undefined => {
  const { format } = mapping
  const found = (format.delimiter === undefined ? [';', '\t', ', ', ',', '|'] : [format.delimiter]).flatMap((delimiter) => tableWith(head, delimiter, mapping) ?? [])
  return found.sort((a, b) => pointsSeen(b, mapping) - pointsSeen(a, mapping) || b.names.length - a.names.length)[0]
}

const sourcesOf = ({ columns }: Mapping): Set<string> => new Set(columns.filter(({ signal }) => signal !== 'ts').map(({ source }) => pointName(source)))

/** Points are the same by their names without regard to case and doubled blanks. */
export const pointName = (name: string): string => cleanName(name).toLowerCase()

const pointsSeen = ({ rows, nameColumn }: LongTable, mapping: Mapping): number => {
  const sources = sourcesOf(mapping)
  return new Set(rows.map((row) => pointName(row[nameColumn] ?? '')).filter((name) => sources.has(name))).size
}

const tableWith = (head: FileHead, delimiter: string, mapping: Mapping): LongTable | undefined => {
  const { match, format, columns, unit, points } = mapping
  const wanted = [...(match.header ?? []), ...columns.flatMap(({ source, signal }) => (signal === 'ts' ? [source] : [])), ...('column' in unit ? [unit.column] : []), ...(points?.name === undefined ? [] : [points.name]), ...(points?.value === undefined ? [] : [points.value])].map(cleanName)
  const split = head.lines.slice(0, looked).map((line) => splitRecord(line.replace(/^\uFEFF/, ''), delimiter))
  const width = commonWidth(split)
  if (width < 2) return undefined
  const isHeader = (cells: readonly string[]) => (wanted.length === 0 ? cells.length === width : wanted.every((name) => cells.map(cleanName).includes(name)))
  const headerLine = split.slice(0, format.skip ?? lookedFor).findIndex(isHeader)
  if (headerLine < 0) return undefined
  const names = (split[headerLine] as string[]).map(cleanName)
  const skipLines = format.skip ?? headerLine + 1
  const rows = split.slice(skipLines).filter((cells) => cells.length === names.length)
  const taken = new Set([...columns.filter(({ signal }) => signal === 'ts').map(({ source }) => source), ...('column' in unit ? [unit.column] : [])].map((name) => names.indexOf(cleanName(name))))
  const nameColumn = points?.name === undefined ? nameColumnOf(names, rows, mapping, taken) : names.indexOf(cleanName(points.name))
  if (nameColumn === undefined) return undefined
  const valueColumn = points?.value === undefined ? valueColumnOf(names, rows, mapping, new Set([...taken, nameColumn])) : names.indexOf(cleanName(points.value))
  return { delimiter, names, skipLines, rows, nameColumn, valueColumn, measureColumn: measureColumnOf(names, rows) }
}

const commonWidth = (split: readonly (readonly string[])[]): number => {
  const counts = new Map<number, number>()
  for (const { length } of split) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** The column with most of the points in its cells; where none of them is seen, the one whose header says that it names points. */
const nameColumnOf = (names: readonly string[], rows: readonly (readonly string[])[], mapping: Mapping, taken: ReadonlySet<number>): number | undefined => {
  const sources = sourcesOf(mapping)
  const seen = names.map((_, index) => new Set(taken.has(index) ? [] : rows.map((row) => pointName(row[index] ?? '')).filter((name) => sources.has(name))).size)
  const most = Math.max(...seen)
  const index = most > 0 ? seen.indexOf(most) : names.findIndex((name, at) => !taken.has(at) && pointNames.test(plainWords(name)))
  return index < 0 ? undefined : index
}

/** The column with numbers, or words, in the rows of the mapped points; the one that is called so where there are several. */
const valueColumnOf = (names: readonly string[], rows: readonly (readonly string[])[], mapping: Mapping, taken: ReadonlySet<number>): number | undefined => {
  const { format } = mapping
  const style = { ...(format.decimal === ',' ? { decimal: ',' as const } : {}), ...(format.thousands === undefined ? {} : { thousands: format.thousands }) }
  const free = names.flatMap((name, index) => (taken.has(index) || (name === '' && rows.every((row) => (row[index] ?? '').trim() === '')) ? [] : [index]))
  const named = (pattern: RegExp) => free.filter((index) => pattern.test(plainWords(names[index] ?? '')))
  const [first, second] = named(valueNames)
  if (first !== undefined && second === undefined) return first
  const share = (index: number): number => rows.filter((row) => !Number.isNaN(numberOf((row[index] ?? '').trim(), style))).length / Math.max(1, rows.length)
  const isTime = (index: number): boolean => rows.slice(0, 50).every((row) => /\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d:\d\d|^\d{9,13}(\.\d+)?$/.test((row[index] ?? '').trim()))
  const candidates = (first === undefined ? free : named(valueNames)).filter((index) => share(index) >= 0.5 && !isTime(index))
  const likely = candidates.filter((index) => !noValues.test(plainWords(names[index] ?? '')))
  return likely.length === 1 ? likely[0] : candidates.length === 1 ? candidates[0] : first
}
