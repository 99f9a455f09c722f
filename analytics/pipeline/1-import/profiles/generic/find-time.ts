import { closeSync, openSync, readSync } from 'node:fs'
import type { FileHead } from '../../reading/file-head'
import { timeWords } from '../../dictionary/header-words'
import { shapesOf, readTime, timeNumber, type TimeText } from '../time-text'
import { plainWords } from './clean-name'

/** The time of a table's rows. */
export interface FoundTime {
  column: number
  /** Undefined where DuckDB reads the column as TIMESTAMPTZ by itself. */
  text?: TimeText
  hasZone: boolean
  /** What had to be guessed. */
  caution?: string
}

const native = /^\d{4}([-/])\d\d\1\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)? ?(Z|UTC|[+-]\d\d(:?\d\d)?)?$/
const zoned = /\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|UTC|[+-]\d\d(:?\d\d)?)$/
const isoDate = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y%m%d']
const namedDates = ['%d.%b.%Y', '%d-%b-%Y', '%d %b %Y', '%d/%b/%Y', '%d-%b-%y', '%d.%b.%y', '%b %d %Y', '%b %d, %Y']
const dayFirst = ['%d.%m.%Y', '%d/%m/%Y', '%d-%m-%Y', '%d.%m.%y', '%d/%m/%y', '%d-%m-%y']
const monthFirst = ['%m/%d/%Y', '%m-%d-%Y', '%m/%d/%y', '%m-%d-%y']
const joints = [' ', 'T', ', ', ' - ']
const clocks = ['%H:%M:%S', '%H:%M', '%I:%M:%S %p', '%I:%M %p', '%H:%M:%S.%g', '%H.%M.%S', '%H.%M', '%H:%M:%S %z', '%H:%M:%S%z', '%H:%M%z']
const enough = 0.9

/** Which column is the time and how it is written; undefined when none is. Cells are rows of the table, in order. */
export const findTime = (names: readonly string[], rows: readonly (readonly string[])[], head: FileHead, monthFirstLikely: boolean): FoundTime | undefined => {
  const order = names
    .map((name, index) => ({ index, named: timeWords.test(plainWords(name)) }))
    .sort((a, b) => Number(b.named) - Number(a.named) || a.index - b.index)
  const inTwoColumns = () => apart(order.filter(({ named }) => named).map(({ index }) => index), rows, head, monthFirstLikely)
  for (const { index, named } of order) {
    const cells = filled(rows, index)
    if (cells.length === 0 || cells.length * 2 < rows.length) continue
    const found = wholeTime(cells, index, head, monthFirstLikely) ?? (named ? numberTime(cells, index) : undefined)
    if (found !== undefined) return isDay(found) ? (inTwoColumns() ?? found) : found
  }
  return inTwoColumns()
}

const isDay = ({ text }: FoundTime): boolean => text?.as === 'text' && text.formats.every((format) => !/%[HI]/.test(format))

const filled = (rows: readonly (readonly string[])[], index: number): string[] => rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '')

const share = (cells: readonly string[], test: (cell: string) => boolean): number => cells.filter(test).length / cells.length

const wholeTime = (cells: readonly string[], column: number, head: FileHead, monthFirstLikely: boolean): FoundTime | undefined => {
  if (share(cells, (cell) => native.test(cell)) >= enough && new Set(cells.map((cell) => cell.length > 10)).size === 1 && (cells[0] as string).length > 10) return { column, hasZone: zoned.test(cells[0] as string) }
  const found = formatsOf(cells, datesAndClocks, head, column, monthFirstLikely)
  return found === undefined ? undefined : { column, text: { columns: [column], as: 'text', formats: found.formats }, hasZone: zoned.test(cells[0] as string), ...said(found.caution) }
}

const said = (caution: string | undefined): Pick<FoundTime, 'caution'> => (caution === undefined ? {} : { caution })

/** Formats of one way to write dates: with each clock, and bare, as midnight is left out by some programs. */
const datesAndClocks = (date: string): readonly string[] => dateAndClockFormats.get(date) ?? []
const dateAndClockFormats: ReadonlyMap<string, readonly string[]> = new Map(
  [...isoDate, ...namedDates, ...dayFirst, ...monthFirst].map((date) => [date, [...joints.flatMap((joint) => clocks.map((clock) => `${date}${joint}${clock}`)), date]]),
)

interface FoundFormats {
  formats: string[]
  caution?: string
}

const formatsOf = (cells: readonly string[], around: (date: string) => readonly string[], head: FileHead, column: number, monthFirstLikely: boolean): FoundFormats | undefined => {
  const shapes = shapesOf(cells)
  const used = (date: string): string[] => {
    const formats = shapes.formatsLike(around(date))
    const read = formats.filter((format) => cells.some((cell) => readTime(cell, format) !== undefined))
    return share(cells, (cell) => read.some((format) => readTime(cell, format) !== undefined)) >= enough ? read : []
  }
  const first = (dates: readonly string[]) => dates.map(used).find((formats) => formats.length > 0)
  const certain = first([...isoDate, ...namedDates])
  if (certain !== undefined) return { formats: certain }
  const [day, month] = [first(dayFirst), first(monthFirst)]
  if (day === undefined || month === undefined) {
    const one = day ?? month
    return one === undefined ? undefined : { formats: one }
  }
  if (/\d\.\d/.test((cells[0] as string).slice(0, 6))) return { formats: day }
  const farther = [...cells, ...cellsFurtherOn(head, column)]
  const fits = (formats: readonly string[]) => farther.filter((cell) => formats.some((format) => readTime(cell, format) !== undefined)).length
  const [days, months] = [fits(day), fits(month)]
  if (days !== months) return { formats: days > months ? day : month }
  const [dayJumps, monthJumps] = [jumps(cells, day), jumps(cells, month)]
  if (dayJumps !== monthJumps) return { formats: dayJumps < monthJumps ? day : month }
  const taken = monthFirstLikely ? month : day
  return { formats: taken, caution: `Nothing in it tells whether ${cells[0]} begins with the day or the month; the ${monthFirstLikely ? 'month' : 'day'} was assumed` }
}

/** Steps of more than 20 days, or backwards: what days read as months look like. */
const jumps = (cells: readonly string[], formats: readonly string[]): number => {
  let before: number | undefined
  let count = 0
  for (const cell of cells) {
    const at = formats.map((format) => readTime(cell, format)).find((ms) => ms !== undefined)
    if (at === undefined) continue
    if (before !== undefined && (at < before - 7_200_000 || at - before > 20 * 86_400_000)) count++
    before = at
  }
  return count
}

const spots = 16
const spotBytes = 4096

/** Cells that begin a line at some places of a file that is not compressed; only the first column can be found there without reading all. */
const cellsFurtherOn = (head: FileHead, column: number): string[] => {
  if (column !== 0 || head.compression !== null) return []
  const found: string[] = []
  const descriptor = openSync(head.file.path, 'r')
  try {
    const buffer = Buffer.alloc(spotBytes)
    for (let spot = 1; spot <= spots; spot++) {
      const read = readSync(descriptor, buffer, 0, spotBytes, Math.floor((Math.max(0, head.file.size - spotBytes) * spot) / spots))
      const line = buffer.toString('utf8', 0, read).split(/\r?\n/, 3)[1]
      if (line !== undefined) found.push(line.split(/[,;\t]/, 1)[0]?.replaceAll('"', '').trim() ?? '')
    }
  } finally {
    closeSync(descriptor)
  }
  return found
}

const numberTime = (cells: readonly string[], column: number): FoundTime | undefined => {
  const within = (low: number, high: number) => share(cells, (cell) => timeNumber(cell) >= low && timeNumber(cell) <= high) >= enough
  const text = (as: TimeText['as']): FoundTime => ({ column, text: { columns: [column], as, formats: [] }, hasZone: as !== 'excel_days' })
  if (within(631_152_000, 4_102_444_800)) return text('epoch_s')
  if (within(631_152_000_000, 4_102_444_800_000)) return text('epoch_ms')
  return within(32_874, 73_050) ? text('excel_days') : undefined
}

const apart = (named: readonly number[], rows: readonly (readonly string[])[], head: FileHead, monthFirstLikely: boolean): FoundTime | undefined => {
  const bareDate = (date: string): string[] => [date]
  for (const date of named) {
    const dates = filled(rows, date)
    const found = dates.length === 0 ? undefined : formatsOf(dates, bareDate, head, date, monthFirstLikely)
    if (found === undefined) continue
    for (const clock of named) {
      const times = filled(rows, clock)
      const read = clocks.filter((format) => times.length > 0 && share(times, (cell) => readTime(cell, format) !== undefined) > 0)
      if (clock === date || read.length === 0) continue
      const formats = found.formats.flatMap((day) => read.map((format) => `${day} ${format}`))
      return { column: date, text: { columns: [date, clock], as: 'text', formats }, hasZone: false, ...said(found.caution) }
    }
  }
  return undefined
}
