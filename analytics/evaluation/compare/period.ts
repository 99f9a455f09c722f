import { dayNumber } from '../../contract/days'
import { EngineError } from '../../contract/errors'
import type { DayRange } from './steady-samples'

/** Reads `2025-01-01..2025-02-28`, `2025-01` or `2025-01-15`; undefined for anything else. Errors: `bad-arguments` for an end before its start. */
export const readPeriod = (text: string): DayRange | undefined => {
  const [, first, last] = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/.exec(text) ?? []
  const [, month] = /^(\d{4}-\d\d)$/.exec(text) ?? []
  if (month !== undefined) {
    const from = dayNumber(`${month}-01`)
    if (Number.isNaN(from)) return undefined
    const [year, number] = month.split('-').map(Number) as [number, number]
    return { from, to: Date.UTC(year, number, 1) / 86_400_000 - 1 }
  }
  if (first === undefined) return undefined
  const range = { from: dayNumber(first), to: dayNumber(last ?? first) }
  if (!isDay(range.from, first) || !isDay(range.to, last ?? first)) return undefined
  if (range.to < range.from) throw new EngineError('bad-arguments', `The period ${text} ends before it begins.`)
  return range
}

const isDay = (day: number, text: string): boolean => Number.isInteger(day) && new Date(day * 86_400_000).toISOString().startsWith(text)
