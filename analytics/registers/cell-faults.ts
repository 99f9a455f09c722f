import { quoteName, quoteTexts } from '../db/quote'
import { kilogramColumn, type CellType, type RegisterTable } from './cell-type'
import { isEarlier, numeric, readingOf } from './column-sql'

/** What may be wrong with the cells of a column: `when` is an SQL condition over the raw texts, `text` SQL of what to show. */
export interface CellFault {
  column: string
  when: string
  reason: string
  text: string
}

/** Every way in which a cell of this column holds something that its reading loses. */
export const faultsOf = (register: RegisterTable, name: string, decimalComma: boolean): CellFault[] => {
  const cell = register.columns[name]
  if (cell === undefined) return []
  if (cell.is === 'mass') return massFaults(name, decimalComma)
  const column = quoteName(name)
  const when =
    cell.is === 'words'
      ? `register_unknown_words(${column}, ${quoteTexts(cell.of)}) IS NOT NULL`
      : `${column} IS NOT NULL AND ${cell.is === 'whole' ? `register_whole(${column})` : readingOf(register, name, decimalComma)} IS NULL`
  const leftOut = requiredOf(register).includes(name) ? ': the row is left out' : ''
  const fault = { column: name, when, reason: `${expectationOf(cell)}${leftOut}`, text: column }
  if (cell.is !== 'day' || cell.from === undefined) return [fault]
  const earlier = isEarlier(name, cell.from)
  return [{ ...fault, when: `${when} AND NOT ${earlier}` }, { ...fault, when: earlier, reason: `earlier than ${cell.from}${leftOut}` }]
}

/** Columns without which a row is left out. */
export const requiredOf = ({ key, required }: RegisterTable): readonly string[] => required ?? key

const massFaults = (name: string, decimalComma: boolean): CellFault[] => {
  const kilogram = kilogramColumn(name)
  const [pounds, kilograms] = [quoteName(name), quoteName(kilogram)]
  const alone = (of: string, other: string, condition: (value: string) => string) => `${quoteName(other)} IS NULL AND ${quoteName(of)} IS NOT NULL AND ${condition(`register_decimal(${numeric(of, decimalComma)})`)}`
  const isNone = (value: string) => `${value} IS NULL`
  const isNegative = (value: string) => `starts_with(${value}, '-')`
  const negative = 'negative: a mass is never below zero; what was taken out is a recovery'
  return [
    { column: name, when: `${pounds} IS NOT NULL AND ${kilograms} IS NOT NULL`, reason: `pounds and kilograms are both given, neither is used: keep ${name} or ${kilogram}`, text: `${pounds} || ' lb, ' || ${kilograms} || ' kg'` },
    { column: name, when: alone(name, kilogram, isNone), reason: 'not a number of pounds such as 12.5', text: pounds },
    { column: name, when: alone(name, kilogram, isNegative), reason: negative, text: pounds },
    {
      column: name,
      when: alone(name, kilogram, (value) => `NOT starts_with(${value}, '-') AND register_pounds(${value}) IS NULL`),
      reason: `more than two decimals of a pound: round to hundredths, or give kilograms in ${kilogram}`,
      text: pounds,
    },
    { column: kilogram, when: alone(kilogram, name, isNone), reason: 'not a number of kilograms such as 5.6', text: kilograms },
    { column: kilogram, when: alone(kilogram, name, isNegative), reason: negative, text: kilograms },
  ]
}

/** What a cell of this type should have been, for the list of rejected cells. */
const expectationOf = (cell: CellType): string => {
  switch (cell.is) {
    case 'text':
      return 'a formula that failed'
    case 'number':
      return cell.min === undefined && cell.max === undefined
        ? 'not a number'
        : `not a number${cell.min === undefined ? '' : ` from ${cell.min}`}${cell.max === undefined ? '' : ` to ${cell.max}`}`
    case 'decimal':
      return 'not a plain number such as 12.5'
    case 'whole':
      return 'not a whole number from 1'
    case 'day':
      return 'not a day YYYY-MM-DD'
    case 'time':
      return 'not a time'
    case 'flag':
      return 'neither true nor false'
    case 'zone':
      return 'not an IANA time zone'
    case 'word':
    case 'words':
    case 'code':
      return cell.of.length > 15 ? 'not a known word' : `not one of ${cell.of.join(' ')}`
    default:
      return 'unreadable'
  }
}
