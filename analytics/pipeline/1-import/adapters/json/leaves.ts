import { isFields, type Fields } from './fields'

/** Values by their path. */
export type Cells = Map<string, string>

const deepest = 32
const mostListed = 64
const longestCell = 1000
const namedBy = ['name', 'id', 'key', 'feature', 'code', 'label', 'sensor', 'point']

/** A value as the text of a cell; empty for null, and for what lies deeper than is read. */
export const cellOf = (value: unknown): string => (value === null || value === undefined || typeof value === 'object' ? '' : String(value).slice(0, longestCell))

/** Adds every value below one, by dotted paths; elements of a list by a name that each has, `sensors[outdoor].value`, else by their number. */
export const addLeaves = (cells: Cells, value: unknown, path: string, depth = 0): void => {
  if (Array.isArray(value) && depth < deepest) {
    const names = namesOf(value)
    for (const [index, inner] of value.slice(0, mostListed).entries()) addLeaves(cells, inner, `${path}[${names?.[index] ?? index}]`, depth + 1)
  } else if (isFields(value) && depth < deepest) {
    for (const [key, inner] of Object.entries(value)) addLeaves(cells, inner, path === '' ? key : `${path}.${key}`, depth + 1)
  } else cells.set(path === '' ? 'value' : path, cellOf(value))
}

/** Adds the single values of an object and of those in it, but none of the place of the records and none of a list. */
export const addAround = (cells: Cells, value: Fields, path: string, place: string, depth = 0): void => {
  for (const [key, inner] of Object.entries(value)) {
    const name = path === '' ? key : `${path}.${key}`
    if (isFields(inner) && depth < deepest && !place.startsWith(name)) addAround(cells, inner, name, place, depth + 1)
    else if (typeof inner !== 'object' || inner === null) cells.set(name, cellOf(inner))
  }
}

/** What the elements of a list are called, where a key tells them all apart. */
const namesOf = (list: readonly unknown[]): string[] | undefined => {
  if (list.length === 0 || !list.every(isFields)) return undefined
  for (const key of namedBy) {
    const names = (list as readonly Fields[]).map((element) => element[key])
    if (names.every((name) => typeof name === 'string' && name !== '') && new Set(names).size === names.length) return names as string[]
  }
  return undefined
}
