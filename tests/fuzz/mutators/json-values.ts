import type { Chance } from '../chance'
import { nastyCells } from './nasty'

type Path = (string | number)[]

const deepest = 60

const pathsOf = (value: unknown, path: Path, found: Path[]): Path[] => {
  if (typeof value !== 'object' || value === null || path.length > deepest) return found
  for (const [key, inner] of Object.entries(value)) {
    const own = [...path, Array.isArray(value) ? Number(key) : key]
    found.push(own)
    pathsOf(inner, own, found)
  }
  return found
}

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** Texts that stand where a JSON value stood; some are no JSON. */
const nastyValues: readonly string[] = [
  'null', '[]', '{}', '""', '0', '-1', '1e999', '-1e999', '1e-999', 'true', 'NaN', 'Infinity', '01', '.5', 'undefined', "'x'", '[null]', '[[[]]]', '{"":{}}', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":1}}', '123456789012345678901234567890', deep(200), deep(20_000), '"\\ud800"', '"\\u0000"',
  ...nastyCells.map((cell) => JSON.stringify(cell)),
]

const mark = '\u0001here\u0001'

const replaced = (document: unknown, path: Path, change: (holder: Record<string | number, unknown>, key: string | number) => void): unknown => {
  const copy = structuredClone(document) as Record<string | number, unknown>
  const holder = path.slice(0, -1).reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string | number, unknown>, copy)
  change(holder, path.at(-1) ?? '')
  return copy
}

/** An entry of a list gets an object with the name: as an index, a large number would make billions of entries. */
const renamed = (holder: Record<string | number, unknown>, key: string | number, name: string): void => {
  const value = holder[key]
  if (Array.isArray(holder)) holder[Number(key)] = { [name]: value }
  else {
    delete holder[key]
    holder[name] = value
  }
}

/** One value, key or entry of a document is another, missing, or there twice. */
export const changeJson = (text: string, chance: Chance): string => {
  if (text.includes('['.repeat(deepest))) return text
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return text
  }
  const paths = pathsOf(document, [], [])
  if (paths.length === 0) return text
  const path = chance.pick(paths)
  const how = chance.below(10)
  if (how < 6) return JSON.stringify(replaced(document, path, (holder, key) => (holder[key] = mark))).replace(JSON.stringify(mark), () => chance.pick(nastyValues))
  if (how === 6) return JSON.stringify(replaced(document, path, (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key])))
  if (how === 7) return JSON.stringify(replaced(document, path, (holder, key) => (holder[Array.isArray(holder) ? holder.length : `${String(key)}2`] = holder[key])))
  if (how === 8) return JSON.stringify(replaced(document, path, (holder, key) => renamed(holder, key, chance.pick(nastyCells))))
  return JSON.stringify(document, null, chance.pick([0, 1, 8]))
}
