import type { CsvDialect } from '../profile'

export interface NumberStyle {
  dialect: Pick<CsvDialect, 'decimal' | 'thousands'>
  /** True when the cells could also be read the other way. */
  guessed: boolean
}

const sign = '[-+]?'
const commaDecimal = new RegExp(`^${sign}(\\d{1,3}(\\.\\d{3})+|\\d*),\\d+$`)
const commaGroups = new RegExp(`^${sign}\\d{1,3}(,\\d{3})+(\\.\\d+)?$`)
const pointDecimal = new RegExp(`^${sign}(\\d{1,3}(,\\d{3})+|\\d*)\\.\\d+$`)
const pointGroups = new RegExp(`^${sign}\\d{1,3}(\\.\\d{3})+(,\\d+)?$`)
const blankGroups = new RegExp(`^${sign}\\d{1,3}([ \\u00A0\\u202F]\\d{3})+([.,]\\d+)?$`)

/** How the numbers of a table are written, from some of its cells: decimal point or comma, thousands separators. */
export const numberStyle = (cells: readonly string[], delimiter: string): NumberStyle => {
  const telling = cells.filter((cell) => /[.,\s]/.test(cell))
  const matching = (pattern: RegExp) => telling.filter((cell) => pattern.test(cell))
  const blanks = cells.filter((cell) => /\s/.test(cell) && blankGroups.test(cell))[0]?.replace(/[-+\d.,]/g, '')[0]
  if (!cells.some((cell) => cell.includes(','))) return { dialect: separator(blanks), guessed: false }
  const surelyComma = matching(commaDecimal).filter((cell) => !commaGroups.test(cell)).length
  const surelyPoint = matching(pointDecimal).filter((cell) => !pointGroups.test(cell)).length
  const eitherComma = matching(commaDecimal).filter((cell) => commaGroups.test(cell)).length
  if (surelyComma > 0 && surelyComma >= surelyPoint) return { dialect: { decimal: ',', ...separator(blanks ?? (matching(pointGroups).length > 0 ? '.' : undefined)) }, guessed: surelyPoint > 0 }
  if (eitherComma > 0 && surelyPoint === 0 && delimiter !== ',') return { dialect: { decimal: ',' }, guessed: true }
  const grouped = matching(commaGroups).length > 0
  return { dialect: separator(blanks ?? (grouped ? ',' : undefined)), guessed: grouped && surelyPoint === 0 }
}

const separator = (thousands: string | undefined): Pick<CsvDialect, 'thousands'> => (thousands === undefined ? {} : { thousands })

/** A cell as a number in that style; NaN for anything else. */
export const numberOf = (cell: string, { decimal, thousands }: NumberStyle['dialect']): number => {
  const bare = thousands === undefined ? cell.trim() : cell.trim().replaceAll(thousands, '')
  const text = decimal === undefined ? bare : bare.replace(decimal, '.')
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN
}
