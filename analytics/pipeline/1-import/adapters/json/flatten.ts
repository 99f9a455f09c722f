import { timeWords } from '../../dictionary/header-words'
import { plainWords } from '../../profiles/generic/clean-name'
import type { Fields } from './fields'
import { addAround, addLeaves, type Cells } from './leaves'
import { recordSets, type RecordSet } from './record-sets'

/** A JSON document as a table: `paths` name the columns, cells are texts, empty where there is no value. */
export interface FlatTable {
  /** Where its rows stand in the document, such as `data.samples[]`; empty when the document is the one row. */
  place: string
  /** Dotted, of a row's own values below it, of what stands above the rows from the top: `samples[].sensor.value` is `sensor.value`. */
  paths: string[]
  rows: string[][]
}

const mostPaths = 2000
const isoTime = /^\d{4}-?\d\d-?\d\d([T ]\d\d:?\d\d.*)?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}([ T,].*)?$/

/**
 * The table that a JSON document holds: one row for each element of its longest list of records with a time, whether they are objects,
 * lists such as `[time, value]`, or one list for each column; a document without any is one row. Nested objects are dotted paths.
 */
export const flattenDocument = (document: unknown): FlatTable => (flatTables(document)[0] as () => FlatTable)()

/** Every table that a document holds, the likeliest first, each made when it is asked for. */
export const flatTables = (document: unknown): (() => FlatTable)[] => {
  const whole: RecordSet = { place: '', records: [{ value: document, above: [] }] }
  const sets = recordSets(document).map((set) => ({ set, timed: holdsTime(set) }))
  const ordered = sets.filter(({ timed }) => timed).sort((a, b) => b.set.records.length - a.set.records.length)
  const untimed = sets.filter(({ timed }) => !timed).sort((a, b) => b.set.records.length - a.set.records.length)
  return [...ordered.map(({ set }) => set), whole, ...untimed.map(({ set }) => set)].map((set) => {
    let made: FlatTable | undefined
    return () => (made ??= tableOf(set))
  })
}

/** Whether records have a time among their own values: a date, or seconds or milliseconds since 1970 under such a name or with other ones in the next record. */
const holdsTime = ({ records }: RecordSet): boolean => {
  const [first, second] = records.map(({ value }) => value).slice(0, 2).map((value) => {
    const cells: Cells = new Map()
    addLeaves(cells, value, '')
    return cells
  })
  return [...(first ?? [])].some(([path, cell]) => isoTime.test(cell) || (isEpoch(cell) && (timeWords.test(plainWords(path.split('.').pop() ?? '')) || (isEpoch(second?.get(path) ?? '') && second?.get(path) !== cell))))
}

const isEpoch = (cell: string): boolean => /^1\d{9}(\.\d+)?$|^1\d{12}$/.test(cell)

const tableOf = ({ place, records }: RecordSet): FlatTable => {
  const indexOf = new Map<string, number>()
  const above = new Map<Fields, Cells>()
  const rows = records.map((record) => {
    const cells: Cells = new Map()
    addLeaves(cells, record.value, '')
    for (const { path, value } of record.above) for (const [name, cell] of leavesAbove(above, place, path, value)) if (!cells.has(name)) cells.set(name, cell)
    const row: string[] = []
    for (const [path, cell] of cells) {
      const index = indexOf.get(path) ?? (indexOf.size < mostPaths ? indexOf.size : undefined)
      if (index === undefined) continue
      indexOf.set(path, index)
      row[index] = cell
    }
    return row
  })
  const paths = [...indexOf.keys()]
  return { place, paths, rows: rows.map((row) => Array.from({ length: paths.length }, (_, index) => row[index] ?? '')) }
}

/** The values that stand beside a list of records, by their path from the top: once for all of its rows. */
const leavesAbove = (known: Map<Fields, Cells>, place: string, path: string, value: Fields): Cells => {
  const found = known.get(value)
  if (found !== undefined) return found
  const cells: Cells = new Map()
  addAround(cells, value, path, place)
  known.set(value, cells)
  return cells
}
