import { missingWords } from './missing-words'
import type { Recognised } from '../profiles/profile'
import { timeOfCells } from '../profiles/time-text'
import { scanLines } from '../reading/scan-lines'
import { splitRecord } from '../reading/split-record'
import { sourceOf, type Rejected, type StageSource } from './stage'
import { undecidedDate } from './time-reason'

/** The rows a typed read accepted although their time or unit is empty or impossible. */
export const typedRejects = async (source: StageSource): Promise<Rejected[]> => {
  const { recognised } = source
  const found: Rejected[] = []
  const delimiter = recognised.csv?.delimiter ?? ','
  const skip = recognised.csv?.skipLines ?? 1
  const missing = new Set(missingWords)
  await scanLines(source.path, source.compression, (line, _byte, raw) => {
    if (line <= skip) return
    const text = raw.replace(/\r$/, '')
    if (text === '') return
    const cells = splitRecord(text, delimiter)
    if (cells.length !== recognised.columns.length) return
    const time = (cells[recognised.timeColumn] ?? '').trim()
    const unit = recognised.unitColumn === undefined || source.unitId !== undefined ? 'given' : (cells[recognised.unitColumn] ?? '').trim()
    const reason = missing.has(time)
      ? 'the row has no time'
      : (impossibleTime(cells, recognised) ?? (missing.has(unit) ? 'the row names no unit' : undefined))
    if (reason === undefined) return
    found.push({ line, column: sourceOf(source, reason.includes('unit') ? (recognised.unitColumn ?? 0) : recognised.timeColumn), reason, text: text.slice(0, 500) })
  })
  return found
}

const impossibleTime = (cells: readonly string[], { csv, timeColumn }: Recognised): string | undefined => {
  const text = (cells[timeColumn] ?? '').trim()
  const undecided = csv?.time === undefined ? undecidedDate(text) : undefined
  if (undecided !== undefined) return undecided
  const at = csv?.time === undefined ? undefined : timeOfCells(cells, csv.time)
  if (csv?.time !== undefined && at === undefined) return 'the time can not be read'
  if (at === undefined && !/^\d/.test(text)) return 'the time can not be read'
  const year = at === undefined ? Number(/^(\d{4})[-/]/.exec(text)?.[1] ?? NaN) : new Date(at).getUTCFullYear()
  if (year >= 1990 && year <= 2100) return at === undefined && !isMoment(text) ? 'the time is impossible; write times as YYYY-MM-DD HH:MM:SS' : undefined
  return `the time is impossible (read as year ${at === undefined ? (/^(\d{1,4})-/.exec(text)?.[1] ?? 'below 1990') : year}); write times as YYYY-MM-DD HH:MM:SS`
}

/** Whether a text that begins with a year is a day of the calendar with a time of day, if any, and a zone, if any. */
const isMoment = (text: string): boolean => {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?)?\s*(?:[+-]\d{1,2}(?::?\d{2})?|[A-Za-z][A-Za-z_/+-]*)?$/.exec(text)
  if (parts === null) return false
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour <= 24 && minute < 60 && second <= 60
}

export const rejectsInOrder = (rejected: Rejected[]): Rejected[] =>
  rejected.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || ((a.column ?? '') < (b.column ?? '') ? -1 : 1))
