import { quoteTexts } from '../../../db/quote'
import { columnName } from './column-name'

/** How a text table writes its times where DuckDB can't type them by itself. */
export interface TimeText {
  /** The column of the time, or of the date and then of the time of day. */
  columns: number[]
  as: 'text' | 'epoch_s' | 'epoch_ms' | 'excel_days' | 'minutes'
  /** `strptime` formats over the cells joined by one space, the likeliest first; for `text`. */
  formats: string[]
  /** IANA name of the zone they are in, where it is known beforehand. */
  zone?: string
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const pieces: Record<string, string> = {
  Y: '(?<Y>\\d{4})', y: '(?<y>\\d{2})', m: '(?<m>\\d{1,2})', d: '(?<d>\\d{1,2})',
  b: `(?<b>${monthNames.join('|')})`, H: '(?<H>\\d{1,2})', I: '(?<I>\\d{1,2})', M: '(?<M>\\d{2})', S: '(?<S>\\d{2})',
  g: '(?<g>\\d{1,3})', p: '(?<p>[ap]m)', z: '(?:Z|[+-]\\d\\d:?\\d\\d)',
}

const patterns = new Map<string, RegExp>()

const patternOf = (format: string): RegExp => {
  const known = patterns.get(format)
  if (known !== undefined) return known
  const source = format.replace(/%(.)|([^%])/g, (_, code: string | undefined, char: string | undefined) => (code === undefined ? (char as string).replace(/[.\\/()+*?]/, '\\$&') : (pieces[code] ?? code)))
  const made = new RegExp(`^${source}$`, 'i')
  patterns.set(format, made)
  return made
}

/** Texts that differ in their digits and months alone have one shape: the same formats are written like them. */
const shapeOf = (text: string): string => text.replace(/\d/g, '0').replace(anyMonth, 'jan')
const anyMonth = new RegExp(monthNames.join('|'), 'gi')

const mostShapes = 500
const knownShapes = new Map<string, Map<readonly string[], readonly string[]>>()

/** Of some formats those that a text of that shape is written in, whatever its numbers say; lists of formats are known by identity. */
const formatsOfShape = (shape: string, text: string, formats: readonly string[]): readonly string[] => {
  if (knownShapes.size > mostShapes) knownShapes.clear()
  const known = knownShapes.get(shape) ?? new Map<readonly string[], readonly string[]>()
  knownShapes.set(shape, known)
  const found = known.get(formats) ?? formats.filter((format) => patternOf(format).test(text))
  known.set(formats, found)
  return found
}

/** The shapes of some texts: which formats at least one of them is written in. */
export const shapesOf = (texts: readonly string[]): { formatsLike: (formats: readonly string[]) => string[] } => {
  const shapes = new Map(texts.map((text) => [shapeOf(text), text]))
  return {
    formatsLike: (formats) => {
      const found = new Set([...shapes].flatMap(([shape, text]) => formatsOfShape(shape, text, formats)))
      return formats.filter((format) => found.has(format))
    },
  }
}

/** The wall time a text gives in one format, as ms of a UTC date; undefined for another format or a day that does not exist. Two digits of a year are 1969 to 2068. */
export const readTime = (text: string, format: string): number | undefined => {
  const found = patternOf(format).exec(text)?.groups
  if (found === undefined) return undefined
  const number = (name: string): number => Number(found[name] ?? 0)
  const short = number('y')
  const year = found['Y'] === undefined ? (found['y'] === undefined ? 1900 : short + (short > 68 ? 1900 : 2000)) : number('Y')
  const month = found['b'] === undefined ? (found['m'] === undefined ? 1 : number('m')) : monthNames.indexOf(found['b'].toLowerCase()) + 1
  const day = found['d'] === undefined ? 1 : number('d')
  const half = found['p']?.toLowerCase()
  if (half !== undefined && (number('I') < 1 || number('I') > 12)) return undefined
  const hour = half === undefined ? number('H') : (number('I') % 12) + (half === 'pm' ? 12 : 0)
  if (hour > 23 || number('M') > 59 || number('S') > 59) return undefined
  const at = Date.UTC(year, month - 1, day, hour, number('M'), number('S'), number('g'))
  const date = new Date(at)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : undefined
}

const msOfDay = 86_400_000
const excelEpoch = Date.UTC(1899, 11, 30)
/** Where a sheet counts minutes of a test and names no day. */
const minutesBegin = Date.UTC(2000, 0, 1)

/** A time that is a number, with a decimal comma too; NaN where it is none. */
export const timeNumber = (text: string): number => (text === '' ? NaN : Number(text.replace(/^(\d+),(\d+)$/, '$1.$2')))

/** The time of a row's cells, in ms; undefined when it can't be read. */
export const timeOfCells = (cells: readonly string[], time: TimeText): number | undefined => {
  const text = time.columns.map((index) => (cells[index] ?? '').trim()).join(' ').trim()
  if (time.as === 'text') {
    for (const format of time.formats) {
      const at = readTime(text, format)
      if (at !== undefined) return at
    }
    return undefined
  }
  const number = timeNumber(text)
  if (Number.isNaN(number)) return undefined
  if (time.as === 'minutes') return minutesBegin + number * 60_000
  return time.as === 'epoch_s' ? number * 1000 : time.as === 'epoch_ms' ? number : excelEpoch + Math.round(number * 86_400) * 1000
}

/** The same as a SQL expression over `c0`, `c1`, ..: a TIMESTAMP as it is written, NULL where it can't be read. */
export const timeTextExpression = (time: TimeText): string => {
  const [first = 0] = time.columns
  const cell = columnName(first)
  const micros = (perUnit: number, low: number, high: number) => `make_timestamp(CASE WHEN ${cell} BETWEEN ${low} AND ${high} THEN round(${cell} * ${perUnit})::BIGINT END)`
  if (time.as === 'epoch_s') return micros(1_000_000, 0, 4_200_000_000)
  if (time.as === 'epoch_ms') return micros(1000, 0, 4_200_000_000_000)
  if (time.as === 'excel_days') return `(TIMESTAMP '1899-12-30' + to_seconds(CASE WHEN ${cell} BETWEEN 1 AND 80000 THEN round(${cell} * 86400) END))`
  if (time.as === 'minutes') return `(TIMESTAMP '2000-01-01' + to_seconds(CASE WHEN ${cell} BETWEEN ${-msOfDay} AND ${msOfDay} THEN round(${cell} * 60) END))`
  const texts = time.columns.map((index) => `trim(${columnName(index)})`)
  const text = texts.length === 1 ? texts[0] : `concat_ws(' ', ${texts.join(', ')})`
  return `make_timestamp(epoch_us(try_strptime(${text}, ${quoteTexts(time.formats)})))`
}
