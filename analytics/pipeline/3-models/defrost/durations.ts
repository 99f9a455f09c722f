import { newWindow, rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import { ridge } from '../../../statistics/ridge'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { isJudged, leastDays, longestWindow } from './judged-cycles'

/** Minutes of the longest defrost for certain: a cycle seen in samples may be one sample shorter than it looks. */
export const longestMinutes = (unit: UnitSeries): Float64Array =>
  unit.day.defrost_longest_min.map((minutes, i) =>
    unit.day.defrost_sampling_ok[i] === 1 ? Math.max(0, minutes - (unit.day.sample_s[i] as number) / 60) : NaN,
  )

/** Days with defrosts that teach how long they take. */
const learnDays = 30
/** Longer samples round the length of a defrost too much. */
const finestSampleS = 60

/**
 * Mean length of the day's defrosts over what this unit's first 30 days with defrosts would give at the same outdoor
 * temperature and interval, median of 7 days; NaN until then. A visit starts it again.
 */
export const lengthRatio = (unit: UnitSeries): Float64Array => {
  const { defrosts, defrost_min, interval_min_median, outdoor_c_mean, station_c_mean, sample_s } = unit.day
  const restarts = new Set(unit.repairs)
  const daily = newUnknown(unit.length)
  const rowOf = (i: number): number[] => {
    const station = station_c_mean[i] as number
    const outdoor = Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)
    return [1, (Number.isFinite(outdoor) ? outdoor : 0) / 10, Math.log(Math.max(10, (interval_min_median[i] as number) || 60) / 60)]
  }
  const known = remembered(unit, 'defrost lengths', newLengths)
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) Object.assign(known, newLengths())
    const minutes = (defrost_min[i] as number) / (defrosts[i] as number)
    if (!isJudged(unit, i) || !((sample_s[i] as number) <= finestSampleS) || !(minutes > 0)) continue
    if (known.fit !== undefined) daily[i] = minutes / expectedOf(known.fit, rowOf(i))
    else learn(known, rowOf(i), minutes)
  }
  return rollingMedian(daily, { of: 7, within: longestWindow, least: leastDays, restarts }, remembered(unit, 'defrost length ratios', newWindow))
}

interface LengthFit {
  usual: number
  beta: number[] | undefined
}

/** Conditions and minutes of the first days since the last visit, and what they teach. */
interface Lengths {
  rows: number[][]
  minutes: number[]
  fit: LengthFit | undefined
}

const newLengths = (): Lengths => ({ rows: [], minutes: [], fit: undefined })

const learn = (known: Lengths, row: number[], minutes: number): void => {
  known.rows.push(row)
  if (known.minutes.push(minutes) < learnDays) return
  const beta = ridge(known.rows, known.minutes, [0, 1, 1])
  Object.assign(known, { ...newLengths(), fit: { usual: median(known.minutes), beta: beta && [...beta] } })
}

const expectedOf = ({ usual, beta }: LengthFit, row: readonly number[]): number => {
  const fitted = beta === undefined ? usual : row.reduce((sum, value, at) => sum + value * (beta[at] as number), 0)
  return Math.min(2 * usual, Math.max(usual / 2, fitted))
}
