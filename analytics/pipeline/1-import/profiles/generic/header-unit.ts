import { isForeignUnit, unitOf, withoutInnerBrackets, type Quantity, type Unit } from '../../dictionary/units'
import { plainWords } from './clean-name'

/** A header taken apart: its plain words without the unit, the unit, and what its values stand for (`[1:Off, 2:On]`). */
export interface HeaderParts {
  words: string
  unit: Unit | undefined
  /** A unit that stands there and is not known. */
  foreign?: string
  legend: readonly (readonly [value: string, meaning: string])[]
}

const bracketed = /[[(]([^\])]*)[\])]/g
const legendEntry = /(-?\d+)\s*[:=]\s*([^,;|/]+)/g
const attached = /^(.*[^\s_.,-])[\s_.,-]+([^\s_.]{1,6})$/
const attachedPercent = /^(.*\S)\s*(%|℃|℉|°C|°F)$/

/** Takes a clean header apart; `unitCell` is what a row of units says below it. */
export const headerParts = (name: string, unitCell: string): HeaderParts => {
  let unit = unitOf(unitCell)
  let foreign = unit === undefined && isForeignUnit(unitCell) ? unitCell : undefined
  let legend: HeaderParts['legend'] = []
  const bare = withoutInnerBrackets(name).replace(bracketed, (_whole, inside: string) => {
    const entries = [...inside.matchAll(legendEntry)].map((match) => [match[1] as string, plainWords(match[2] as string)] as const)
    const found = unitOf(inside)
    if (entries.length > 0) legend = entries
    else if (found !== undefined) unit ??= found
    else if (unit === undefined && isForeignUnit(inside) && !/^\s*hp\s*$/i.test(inside)) foreign = inside.trim()
    else return ` ${inside} `
    return ' '
  }).replace(/\s+/g, ' ').trim()
  if (unit === undefined && foreign !== undefined) return { words: plainWords(bare), unit, foreign, legend }
  const end = unit === undefined ? (attachedPercent.exec(bare) ?? attached.exec(bare)) : null
  const found = end === null ? undefined : unitOf(end[2] as string)
  return found === undefined ? { words: plainWords(bare), unit, legend } : { words: plainWords(end?.[1] ?? bare), unit: found, legend }
}

const quantityWords: readonly (readonly [Quantity, RegExp])[] = [
  ['percent', /humid|feuchte|\brh\b|luftfukt/],
  ['difference', /super ?heat|sub ?cool|uberhitz|unterkuhl/],
  ['pressure', /press|druck|tryck|\bdruk\b|presion|pressione|paine/],
  ['frequency', /freq|\bhz\b|frequenz|taajuus/],
  ['temperature', /temp|\blwt\b|\bewt\b|\boat\b|vorlauf|rucklauf|framledning|lampotila/],
  ['energy', /energy|energie|energi\b|\bkwh\b|\bwh\b|zahler|counter|compteur|contador|contatore/],
  ['flow', /flow rate|volumenstrom|durchfluss|\bflode|debit|caudal|portata|virtaus/],
  ['current', /\bcurrent\b|stromaufnahme|courant|corriente|corrente/],
  ['power', /power|leistung|effekt|puissance|vermogen|potencia|potenza|\bteho/],
  ['speed', /\brpm\b/],
]

/** What kind of value the words alone name; undefined when they name none. */
export const quantityOf = (words: string): Quantity | undefined => quantityWords.find(([, pattern]) => pattern.test(words))?.[0]
