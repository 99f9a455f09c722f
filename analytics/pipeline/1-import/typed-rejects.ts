import { missingWords } from './missing-words'
import type { Recognised } from './profiles/profile'
import { timeOfCells } from './profiles/time-text'
import { scanLines } from './scan-lines'
import { splitRecord } from './split-record'
import { sourceOf, type Rejected, type StageSource } from './stage'

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
  const at = csv?.time === undefined ? undefined : timeOfCells(cells, csv.time)
  if (csv?.time !== undefined && at === undefined) return 'the time can not be read'
  const year = at === undefined ? Number(/^(\d{4})[-/]/.exec(text)?.[1] ?? NaN) : new Date(at).getUTCFullYear()
  if (year >= 1990 && year <= 2100) return undefined
  return `the time is impossible (read as year ${at === undefined ? (/^(\d{1,4})-/.exec(text)?.[1] ?? 'below 1990') : year}); write times as YYYY-MM-DD HH:MM:SS`
}

export const rejectsInOrder = (rejected: Rejected[]): Rejected[] =>
  rejected.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || ((a.column ?? '') < (b.column ?? '') ? -1 : 1))
