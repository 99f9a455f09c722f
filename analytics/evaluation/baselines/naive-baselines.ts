import { median } from '../../statistics/quantile'
import { theilSen } from '../../statistics/theil-sen'

/** Raw daily values that a fleet operator would watch first. */
export const rawValues = ['cop', 'discharge_c', 'subcooling_k', 'starts', 'energy_kwh'] as const
export type RawValue = (typeof rawValues)[number]
/** One unit's raw daily values from its first day on, NaN where missing. */
export type RawDays = Readonly<Record<RawValue, Float64Array>>

/** A rule of thumb: the score of each day, higher is worse, NaN for none. An alarm is `score >= threshold`. */
export interface NaiveBaseline {
  name: string
  scores(days: RawDays): Float64Array
}

/** -1 where low values are the bad ones. */
const sense: Readonly<Record<RawValue, 1 | -1>> = { cop: -1, discharge_c: 1, subcooling_k: -1, starts: 1, energy_kwh: 1 }
const daysInRow = 3

/** A fixed limit on a raw daily value, passed on three days in a row. */
const fixedLimit = (value: RawValue): NaiveBaseline => ({
  name: `limit on ${value}`,
  scores: (days) => {
    const scores = new Float64Array(days[value].length).fill(NaN)
    let last: number[] = []
    days[value].forEach((raw, i) => {
      if (Number.isNaN(raw)) return
      last = [...last, sense[value] * raw].slice(-daysInRow)
      if (last.length === daysInRow) scores[i] = Math.min(...last)
    })
    return scores
  },
})

const monthDays = 30
const yearDays = 365
const leastWeeks = 12

/** Slope a year of the weekly medians of the last 365 days (Theil 1950, Sen 1968), looked at every 30 days from twelve weeks on. */
const rawTrend = (value: RawValue, name: string, of: (raw: number) => number = (raw) => raw): NaiveBaseline => ({
  name: `trend of ${name}`,
  scores: (days) => {
    const raw = days[value]
    const scores = new Float64Array(raw.length).fill(NaN)
    for (let i = monthDays - 1; i < raw.length; i += monthDays) {
      const weeks = weeklyMedians(raw, Math.max(0, i - yearDays + 1), i, of)
      if (weeks.x.length < leastWeeks) continue
      const trend = theilSen(weeks.x, weeks.y)
      if (trend !== undefined) scores[i] = sense[value] * trend.slope * (yearDays / 7)
    }
    return scores
  },
})

const weeklyMedians = (raw: Float64Array, from: number, to: number, of: (raw: number) => number): { x: number[]; y: number[] } => {
  const x: number[] = []
  const y: number[] = []
  for (let start = from; start + 6 <= to; start += 7) {
    const middle = median(raw.subarray(start, start + 7).map(of))
    if (!Number.isFinite(middle)) continue
    x.push((start - from) / 7)
    y.push(middle)
  }
  return { x, y }
}

/** What is compared with at equal recall: limits on raw daily values, and trends of raw values. */
export const naiveBaselines: readonly NaiveBaseline[] = [
  ...rawValues.map(fixedLimit),
  rawTrend('cop', 'ln cop', Math.log),
  rawTrend('discharge_c', 'discharge_c'),
  rawTrend('starts', 'starts'),
  rawTrend('energy_kwh', 'energy_kwh'),
]
