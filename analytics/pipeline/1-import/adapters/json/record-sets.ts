import { isFields, type Fields } from './fields'

/** Records that stand in one place of a document, `devices[].samples[]`: those of every list there. */
export interface RecordSet {
  place: string
  records: PlacedRecord[]
}

export interface PlacedRecord {
  value: unknown
  /** The objects around it, the outermost first, with their place. */
  above: readonly Above[]
}

interface Above {
  path: string
  value: Fields
}

const deepest = 32
const fewestColumns = 2
const timeKey = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?$|^1\d{9}$|^1\d{12}$/

/** All places of a document that hold records: lists of objects or of equally long lists, objects with one list a column, and objects whose keys are times. */
export const recordSets = (document: unknown): RecordSet[] => {
  const sets = new Map<string, RecordSet>()
  const add = (place: string, values: readonly unknown[], above: readonly Above[]): void => {
    const set = sets.get(place) ?? { place, records: [] }
    sets.set(place, set)
    for (const value of values) set.records.push({ value, above })
  }
  const walk = (value: unknown, path: string, above: readonly Above[], depth: number): void => {
    if (depth > deepest) return
    if (Array.isArray(value)) {
      const place = `${path}[]`
      if (isRecords(value)) add(place, value, above)
      if (value.some((inner) => typeof inner === 'object')) for (const inner of value) walk(inner, place, above, depth + 1)
    } else if (isFields(value)) {
      const around = [...above, { path, value }]
      const columns = columnsOf(value)
      if (columns !== undefined) add(path === '' ? '{}' : path, columns, around)
      const timed = timedRecords(value)
      if (timed !== undefined) return add(`${path}{}`, timed, above)
      for (const [key, inner] of Object.entries(value)) if (typeof inner === 'object' && inner !== null) walk(inner, path === '' ? key : `${path}.${key}`, around, depth + 1)
    }
  }
  walk(document, '', [], 0)
  return [...sets.values()]
}

/** Objects, or lists of single values that are all as long as the first. */
const isRecords = (list: readonly unknown[]): boolean => {
  if (list.length === 0) return false
  if (list.every(isFields)) return true
  const [first] = list
  return Array.isArray(first) && first.length >= fewestColumns && list.every((row) => Array.isArray(row) && row.length === first.length && row.every((cell) => typeof cell !== 'object' || cell === null))
}

/** An object with lists of single values, all equally long, as rows. */
const columnsOf = (value: Fields): Fields[] | undefined => {
  const lists = Object.entries(value).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].every((cell) => typeof cell !== 'object' || cell === null))
  const length = lists[0]?.[1].length ?? 0
  if (lists.length < fewestColumns || length < 2 || lists.some(([, list]) => list.length !== length)) return undefined
  return Array.from({ length }, (_, index) => Object.fromEntries(lists.map(([key, list]) => [key, list[index]])))
}

/** An object whose keys are times: `{"2026-01-01T00:00:00Z": 5}`, as rows with the key as `time`. */
const timedRecords = (value: Fields): Fields[] | undefined => {
  const entries = Object.entries(value)
  if (entries.length < 2 || !entries.every(([key]) => timeKey.test(key))) return undefined
  return entries.map(([time, inner]) => (isFields(inner) ? { time, ...inner } : { time, value: inner }))
}
