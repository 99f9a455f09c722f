import { quoteName, quoteTexts } from '../db/quote'
import type { CellType } from './register-columns'

export const sqlTypeOf = (cell: CellType): string => {
  switch (cell.is) {
    case 'number':
      return 'DOUBLE'
    case 'day':
      return 'DATE'
    case 'flag':
      return 'BOOLEAN'
    case 'time':
      return 'TIMESTAMP'
    default:
      return 'VARCHAR'
  }
}

/** SQL that reads the raw, trimmed text column `name` as its type; NULL where it can't. */
export const readingOf = (name: string, cell: CellType, decimalComma: boolean): string => {
  const column = quoteName(name)
  switch (cell.is) {
    case 'number':
      return `register_number(${decimalComma ? `replace(${column}, ',', '.')` : column}, ${cell.min ?? 'NULL'}, ${cell.max ?? 'NULL'})`
    case 'word':
    case 'words':
      return `register_${cell.is}(${column}, ${quoteTexts(cell.of)})`
    case 'text':
      return `register_no_error(${column})`
    default:
      return `register_${cell.is}(${column})`
  }
}

/** SQL condition: the cell holds something that the reading loses. */
export const unreadable = (name: string, cell: CellType, decimalComma: boolean): string =>
  cell.is === 'words'
    ? `register_unknown_words(${quoteName(name)}, ${quoteTexts(cell.of)}) IS NOT NULL`
    : `${quoteName(name)} IS NOT NULL AND ${readingOf(name, cell, decimalComma)} IS NULL`

/** What a cell of this type should have been, for the list of rejected cells. */
export const expectationOf = (cell: CellType): string => {
  switch (cell.is) {
    case 'text':
      return 'a formula that failed'
    case 'number':
      return cell.min === undefined && cell.max === undefined
        ? 'not a number'
        : `not a number${cell.min === undefined ? '' : ` from ${cell.min}`}${cell.max === undefined ? '' : ` to ${cell.max}`}`
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
      return cell.of.length > 15 ? 'not a known word' : `not one of ${cell.of.join(' ')}`
    default:
      return 'unreadable'
  }
}

