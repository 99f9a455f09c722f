import type { PageAnswer } from '../../../engine/client'
import { text } from '../../../text/text'
import { formatPercent } from '../../../ui/format'

/** What a compressor does, from the bottom of the lane to its top; the rest of a day it stands. */
export const runModes = ['heat', 'dhw', 'cool', 'defrost'] as const
export type RunMode = (typeof runModes)[number]

export interface ModeDay {
  /** Days since 1970-01-01. */
  day: number
  /** Shares of the day's time with telemetry, 0 to 1; NaN where it is not told. */
  shares: Record<RunMode | 'off', number>
  dominant: string | null
}

/** The days of an answer. */
export const modeDaysOf = (answer: PageAnswer<'unit.modeDays'>): ModeDay[] => {
  const days = answer.numbers('day')
  const dominant = answer.texts('dominant')
  const columns = Object.fromEntries(([...runModes, 'off'] as const).map((mode) => [mode, answer.numbers(mode)])) as Record<RunMode | 'off', Float64Array>
  return Array.from(days, (day, row) => ({
    day,
    shares: Object.fromEntries(Object.entries(columns).map(([mode, column]) => [mode, column[row]])) as ModeDay['shares'],
    dominant: dominant[row] ?? null,
  }))
}

/** A day in words: what it was most of, then every share. */
export const modeWords = ({ shares, dominant }: ModeDay): string =>
  dominant === null
    ? text.unit.lanes.modeUnknown
    : text.unit.lanes.mostly(
        text.unit.lanes.modes[dominant] ?? dominant,
        ([...runModes, 'off'] as const).filter((mode) => shares[mode] >= 0.005).map((mode) => `${text.unit.lanes.modes[mode]} ${formatPercent(100 * shares[mode])}`).join(', '),
      )

/** Share of all told days that each mode has; undefined where no day is told. */
export const modeTotals = (days: readonly ModeDay[]): Record<RunMode, number> | undefined => {
  const told = days.filter(({ dominant }) => dominant !== null)
  if (told.length === 0) return undefined
  return Object.fromEntries(runModes.map((mode) => [mode, told.reduce((sum, { shares }) => sum + shares[mode], 0) / told.length])) as Record<RunMode, number>
}

/** The area of one mode, stacked on those below it: a rectangle a day, as the path of an SVG. */
export const modePath = (days: readonly ModeDay[], mode: RunMode, x: (day: number) => number, bottom: number, height: number): string =>
  days
    .filter(({ shares }) => shares[mode] > 0)
    .map(({ day, shares }) => {
      const below = runModes.slice(0, runModes.indexOf(mode)).reduce((sum, one) => sum + shares[one], 0)
      const [low, high] = [bottom - below * height, bottom - (below + shares[mode]) * height]
      return `M${x(day).toFixed(1)} ${low.toFixed(1)}H${x(day + 1).toFixed(1)}V${high.toFixed(1)}H${x(day).toFixed(1)}Z`
    })
    .join('')
