import { quoteName, quoteTexts } from '../db/quote'
import { kilogramColumn, type CellType, type RegisterTable } from './cell-type'

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
    case 'whole':
      return 'INTEGER'
    default:
      return 'VARCHAR'
  }
}

/** Columns of the raw texts of a register: its own, and one of kilograms beside every mass. */
export const rawColumns = ({ columns }: RegisterTable): string[] =>
  Object.entries(columns).flatMap(([name, cell]) => (cell.is === 'mass' ? [name, kilogramColumn(name)] : [name]))

/** A raw, trimmed text column, with a decimal point. */
export const numeric = (name: string, decimalComma: boolean): string => (decimalComma ? `replace(${quoteName(name)}, ',', '.')` : quoteName(name))

/** SQL that reads the raw, trimmed text column `name` as its type; NULL where it can't. */
export const readingOf = (register: RegisterTable, name: string, decimalComma: boolean): string => {
  const cell = cellOf(register, name)
  const column = quoteName(name)
  switch (cell.is) {
    case 'number':
      return `register_number(${numeric(name, decimalComma)}, ${cell.min ?? 'NULL'}, ${cell.max ?? 'NULL'})`
    case 'decimal':
      return `register_decimal(${numeric(name, decimalComma)})`
    case 'mass':
      return massReading(name, decimalComma)
    case 'whole':
      return `CASE WHEN ${column} IS NULL THEN ${cell.empty === 'one' ? '1' : occurrenceOf(register, name, decimalComma)} ELSE register_whole(${column}) END`
    case 'word':
    case 'words':
      return `register_${cell.is}(${column}, ${quoteTexts(cell.of)})`
    case 'code':
      return `register_code(${column}, ${quoteTexts([...cell.of, ...Object.keys(cell.alias)])}, ${quoteTexts([...cell.of, ...Object.values(cell.alias)])})`
    case 'day':
      return cell.from === undefined ? `register_day(${column})` : `CASE WHEN ${isEarlier(name, cell.from)} THEN NULL ELSE register_day(${column}) END`
    case 'text':
      return `register_no_error(${column})`
    default:
      return `register_${cell.is}(${column})`
  }
}

/** True where the day of a raw column is before that of another, as SQL. */
export const isEarlier = (name: string, other: string): string => `coalesce(register_day(${quoteName(name)}) < register_day(${quoteName(other)}), false)`

/** Pounds, or kilograms as `5.6 kg`; nothing where both are given. */
const massReading = (name: string, decimalComma: boolean): string => {
  const [pounds, kilograms] = [quoteName(name), quoteName(kilogramColumn(name))]
  return `CASE WHEN ${kilograms} IS NULL THEN register_pounds(${numeric(name, decimalComma)})
    WHEN ${pounds} IS NULL THEN register_kilograms(${numeric(kilogramColumn(name), decimalComma)}) END`
}

const occurrenceOf = (register: RegisterTable, name: string, decimalComma: boolean): string =>
  `row_number() OVER (PARTITION BY ${register.key.filter((other) => other !== name).map((other) => readingOf(register, other, decimalComma)).join(', ')} ORDER BY record)`

const cellOf = ({ columns }: RegisterTable, name: string): CellType => columns[name] ?? { is: 'text' }
