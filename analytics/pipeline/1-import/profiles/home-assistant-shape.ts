import { quoteText, quoteTexts } from '../../../db/quote'
import { matchPoint, wordsOfName } from '../dictionary/match-point'
import { stateFlags, stateModes, type PointWords } from '../dictionary/point-names'
import { espalthermaNames, espalthermaTable } from './daikin-espaltherma'
import type { PointShape } from './points'
import { columnName, type SourceColumn } from './profile'

const domains = new Set(['sensor', 'binary_sensor', 'climate', 'water_heater', 'number', 'input_number', 'select'])

/** The signal of an entity or statistic, by the words of its object id. */
export const matchEntity = (entity: string) => {
  const [domain = '', ...rest] = entity.split(/[.:]/)
  if (rest.length === 0) return matchPoint(entity)
  return domains.has(domain) || entity.includes(':') ? matchPoint(rest.join(' ')) : undefined
}

/** A raw column for each signal that some entity gives; an ESPAltherma board's entities give what its log does. */
export const entityShape = (entities: readonly string[]): PointShape => espalthermaShape(entities) ?? dictionaryShape(entities)

const espalthermaShape = (entities: readonly string[]): PointShape | undefined => {
  const found = espalthermaNames.flatMap((name) => {
    const id = wordsOfName(name).join('_')
    const own = entities.filter((entity) => entity.replace(/^.*[.:]/, '') === id || entity.endsWith(`_${id}`))
    const [entity] = own.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    return entity === undefined ? [] : [{ name, entity }]
  })
  const table = espalthermaTable(['last_changed', ...found.map(({ name }) => name)])
  return table === undefined ? undefined : { ...table, columnOf: new Map(found.map(({ entity }, index) => [entity, index + 1])) }
}

/** One entity for each signal: of the device with most of them, where it has one; then of the earlier phrase; then the first by name. */
const dictionaryShape = (entities: readonly string[]): PointShape => {
  const matches = [...entities].sort().flatMap((entity) => {
    const match = matchEntity(entity)
    return match === undefined ? [] : [{ entity, ...match }]
  })
  const ofDevice = new Map<string, Set<string>>()
  for (const { device, words } of matches) ofDevice.set(device, (ofDevice.get(device) ?? new Set()).add(words.signal))
  const [main] = [...ofDevice].sort(([, a], [, b]) => b.size - a.size)[0] ?? []
  const best = new Map<string, (typeof matches)[number]>()
  for (const match of matches.sort((a, b) => Number(a.device !== main) - Number(b.device !== main) || a.rank - b.rank))
    if (!best.has(match.words.signal)) best.set(match.words.signal, match)
  const chosen = [...best.values()]
  return {
    columns: [{ source: 'last_changed', type: 'TIMESTAMPTZ' }, ...chosen.map(({ entity, words }): SourceColumn => ({ source: entity, type: words.kind === 'number' ? 'DOUBLE' : 'VARCHAR' }))],
    columnOf: new Map(chosen.map(({ entity }, index) => [entity, index + 1])),
    signals: Object.fromEntries(chosen.map(({ entity, words }, index) => [words.signal, inItsUnit(words.signal, entity, expressions[words.kind](columnName(index + 1)))])),
  }
}

/** States carry no unit: it is the signal's own unless the entity's name says another. */
const inItsUnit = (signal: string, entity: string, expression: string): string => {
  const words = wordsOfName(entity)
  if (signal.endsWith('_w') && words.includes('kw')) return `${expression} * 1000.0`
  return signal.endsWith('_c') && ['f', 'fahrenheit', 'degf'].some((unit) => words.includes(unit)) ? `(${expression} - 32) / 1.8` : expression
}

const said = (column: string): string => `strip_accents(trim(replace(lower(${column}), '_', ' ')))`

const expressions: Record<PointWords['kind'], (column: string) => string> = {
  number: (column) => column,
  text: (column) => column,
  flag: (column) => `CASE WHEN list_contains(${quoteTexts(stateFlags.yes)}, ${said(column)}) THEN true WHEN list_contains(${quoteTexts(stateFlags.no)}, ${said(column)}) THEN false END`,
  mode: (column) => `CASE ${stateModes.map(([mode, words]) => `WHEN list_contains(${quoteTexts(words)}, ${said(column)}) THEN ${quoteText(mode)}`).join(' ')} WHEN ${column} IS NOT NULL THEN 'unknown' END`,
}
