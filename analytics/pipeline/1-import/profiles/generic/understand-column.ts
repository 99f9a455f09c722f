import { flagWords, modeWords } from '../../dictionary/mode-words'
import { headerWords, withoutMachineNames, type HeaderWords } from '../../dictionary/header-words'
import { units, type Unit } from '../../dictionary/units'
import { quoteText } from '../../../../db/quote'
import { headerParts, quantityOf, type HeaderParts } from './header-unit'
import { numberOf, type NumberStyle } from './number-style'

/** What one column of a table is, before its unit is certain. */
export interface UnderstoodColumn {
  index: number
  name: string
  signal: string
  quantity: HeaderWords['quantity']
  unit: Unit | undefined
  /** The unit that its header names where it is not known. */
  foreign?: string
  legend: HeaderParts['legend']
  numbers: number[]
  /** Its words can mean something else. */
  vague: boolean
}

export interface ColumnCells {
  index: number
  name: string
  unitCell: string
  /** Some cells, without the empty ones. */
  cells: readonly string[]
}

const kelvin = units.find(({ id }) => id === 'kelvin')
const leastKelvin = 150

/** What a column is, by the words of its header, its unit and its values; undefined when it is nothing Subcool keeps. */
export const understandColumn = ({ index, name, unitCell, cells }: ColumnCells, style: NumberStyle['dialect']): UnderstoodColumn | undefined => {
  const { words: named, unit, foreign, legend } = headerParts(name, unitCell)
  const words = withoutMachineNames(named)
  const rules = headerWords.filter((rule) => rule.words.test(words) && rule.also?.test(words) !== false && rule.never?.test(words) !== true)
  if (rules.length === 0) return undefined
  const numbers = cells.map((cell) => numberOf(cell, style)).filter((number) => !Number.isNaN(number))
  const isNumeric = numbers.length > 0 && numbers.length * 2 >= cells.length
  const quantity = unit?.quantity ?? (legend.length > 0 ? undefined : quantityOf(words))
  for (const rule of rules) {
    const asText = rule.quantity === 'text' || rule.quantity === 'flag'
    if (asText ? unit !== undefined || foreign !== undefined || !textFits(rule, cells, legend, isNumeric) : legend.length > 0 || !isNumeric || !fits(rule.quantity, quantity)) continue
    const inKelvin = rule.quantity === 'temperature' && unit?.quantity === 'difference'
    if (inKelvin && Math.min(...numbers.filter((n) => n > 0)) < leastKelvin) continue
    const vague = rule.vague?.test(words) === true && !rule.words.test(words.replace(rule.vague, ' '))
    return { index, name, signal: rule.signal, quantity: rule.quantity, unit: inKelvin ? kelvin : unit, ...(foreign === undefined ? {} : { foreign }), legend, numbers, vague }
  }
  return undefined
}

const fits = (quantity: HeaderWords['quantity'], named: string | undefined): boolean =>
  quantity === named || (quantity === 'temperature' && (named === undefined || named === 'difference')) || (named === undefined && (quantity === 'percent' || quantity === 'speed' || quantity === 'difference'))

const textFits = (rule: HeaderWords, cells: readonly string[], legend: HeaderParts['legend'], isNumeric: boolean): boolean => {
  if (rule.signal === 'fault_code') return true
  if (rule.quantity === 'flag') return legend.some(([, meaning]) => isFlag(meaning)) || (legend.length === 0 && cells.length > 0 && cells.every((cell) => isFlag(cell)))
  return legend.length > 0 || !isNumeric
}

const isFlag = (cell: string): boolean => [...flagWords.yes, ...flagWords.no].some((word) => word === cell.trim().toLowerCase()) || /^[01]\.0+$/.test(cell)

const plainSql = (column: string): string => `strip_accents(lower(trim(${column})))`
const oneOf = (expression: string, words: readonly string[]): string => words.map((word) => `${expression} = ${quoteText(word)}`).join(' OR ')

/** A text column as a canonical mode, flag or code. */
export const textExpression = (signal: string, column: string, legend: HeaderParts['legend']): string => {
  if (signal === 'fault_code') return `nullif(nullif(trim(${column}), '0'), '-')`
  const plain = plainSql(column)
  if (signal === 'mode') {
    const cases = modeWords.flatMap(([mode, words]) => {
      const all = [...words, ...legend.filter(([, meaning]) => words.includes(meaning)).map(([value]) => value)]
      return `WHEN ${oneOf(plain, all)} THEN ${quoteText(mode)}`
    })
    return `CASE ${cases.join(' ')} WHEN ${column} IS NOT NULL THEN 'unknown' END`
  }
  const of = (words: readonly string[]) => legend.filter(([, meaning]) => words.includes(meaning)).map(([value]) => value)
  const sides = legend.length > 0 ? { yes: of(flagWords.yes), no: of(flagWords.no) } : flagWords
  const side = (words: readonly string[], value: string) => (words.length === 0 ? '' : `WHEN ${oneOf(`regexp_replace(${plain}, '\\.0+$', '')`, words)} THEN ${value} `)
  return `CASE ${side(sides.yes, 'true')}${side(sides.no, 'false')}END`
}
