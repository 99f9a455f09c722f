import { finite, quantile } from '../../../statistics/quantile'
import { dailyWave } from './daily-wave'
import { correlation, deviation, highPassed } from './rolling'
import type { Series } from './series'

/** What one column of numbers looks like, in the file's own unit. Medians over running and standing rows are NaN where there are none. */
export interface ColumnFeatures {
  index: number
  values: Float64Array
  /** What of it is faster than a few hours. */
  fast: Float64Array
  low: number
  median: number
  high: number
  on: number
  off: number
  /** Correlation of its fast part with that of the machine's activity; NaN where that never stands. */
  coupling: number
  /** Correlation of its values with how strongly the machine runs. */
  slope: number
  /** Share of its deviation that is fast. */
  roughness: number
  /** Different values among all. */
  distinct: number
  /** Share of whole numbers. */
  whole: number
  /** Share of tens among what is not zero: speeds are told in coarse steps. */
  tens: number
  /** Share of zeros. */
  zeros: number
  /** Of the steps that change, the share that goes up. */
  rising: number
  /** Share of steps that change. */
  changing: number
  /** Share of the variance within days that a wave of 24 hours explains. */
  daily: number
  /** It has values where the machine runs and hardly any where it stands: a logger that blanks what is at rest. */
  blanksAtRest: boolean
}

/** Which rows the machine runs in: 1, 0, or NaN where the column of its activity is empty or between both. */
export interface Activity {
  index: number
  /** As strong as it was at most, 0 to 1. */
  load: Float64Array
  fast: Float64Array
  running: Float64Array
  /** It stands for a part of the rows; else nothing tells what follows the compressor and what does not. */
  stands: boolean
}

const onShare = 0.15
const offShare = 0.08
const betweenShare = 2.5
const leastRows = 8
const leastTogether = 0.4
const comparedRows = 1200
const leastStandstillMs = 20 * 60_000
const fastWindowMs = 3 * 3_600_000
const fastSteps = 8

/** The fast parts of every column. */
export const fastParts = ({ columns, ms, run, stepS }: Series): Map<number, Float64Array> => {
  const windowMs = Math.max(fastWindowMs, fastSteps * stepS * 1000)
  return new Map([...columns].map(([index, values]) => [index, highPassed(values, ms, run, windowMs)]))
}

/**
 * The column that shows best when the machine runs: never negative, near zero for a part of the rows where any is,
 * and the other columns move with it. Undefined where nothing moves together.
 */
export const findActivity = (series: Series, fast: ReadonlyMap<number, Float64Array>): Activity | undefined => {
  const every = Math.ceil(series.ms.length / comparedRows)
  const thin = new Map([...fast].map(([index, values]) => [index, values.filter((_, i) => i % every === 0)]))
  let best: { index: number; score: number; together: number; high: number; stands: boolean } | undefined
  for (const [index, values] of series.columns) {
    const [low, high] = [quantile(values, 0.02), quantile(values, 0.98)]
    if (!(high > 0) || low < -0.02 * high || isCounter(values)) continue
    const own = thin.get(index) as Float64Array
    let together = 0
    for (const [other, fastOther] of thin) if (other !== index) together += correlation(own, fastOther) ** 2
    const stands = standsStill(values, series, offShare * high)
    const score = together * (stands ? 1 : low < 0.5 * high ? 0.3 : 0.1)
    if (best === undefined || score > best.score) best = { index, score, together, high, stands }
  }
  if (best === undefined || best.together < leastTogether) return undefined
  const { index, high, stands } = best
  const values = series.columns.get(index) as Float64Array
  return {
    index,
    load: values.map((value) => value / high),
    fast: fast.get(index) as Float64Array,
    stands,
    running: values.map((value) => (value > onShare * high || !stands ? 1 : value < offShare * high ? 0 : NaN)),
  }
}

/** Near zero for a tenth of the rows, or for fewer but mostly longer than a defrost, in which a fan stops too; and seldom between that and running. */
const standsStill = (values: Float64Array, { ms, run }: Series, below: number): boolean => {
  const lengths: number[] = []
  let [rows, off, between, since] = [0, 0, 0, NaN]
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return
    rows++
    const still = value < below
    if (still) off++
    else if (value < betweenShare * below) between++
    const at = ms[i] as number
    if (still && (Number.isNaN(since) || run[i] !== run[i - 1])) since = at
    else if (!still && !Number.isNaN(since)) {
      lengths.push(at - since)
      since = NaN
    }
  })
  const offPart = off / Math.max(1, rows)
  return between < off / 3 && offPart < 0.98 && (offPart > 0.1 || (offPart > 0.02 && quantile(lengths, 0.5) >= leastStandstillMs))
}

/** What a column looks like beside the machine's activity. */
export const featuresOf = (index: number, values: Float64Array, fast: Float64Array, ms: Float64Array, activity: Activity | undefined): ColumnFeatures => {
  const kept = finite(values)
  const where = (state: number) => (activity === undefined ? NaN : medianWhere(values, activity.running, state))
  const spread = deviation(values)
  const { rising, changing } = steps(kept)
  return {
    index,
    values,
    fast,
    low: quantile(kept, 0.02),
    median: quantile(kept, 0.5),
    high: quantile(kept, 0.98),
    on: where(1),
    off: where(0),
    coupling: activity === undefined ? 0 : activity.stands ? correlation(fast, activity.fast) : NaN,
    slope: activity === undefined ? 0 : correlation(values, activity.load),
    roughness: spread === 0 ? 0 : deviation(fast) / spread,
    distinct: new Set(kept).size,
    whole: share(kept, Number.isInteger),
    tens: share(kept.filter((value) => value !== 0), (value) => value % 10 === 0),
    zeros: share(kept, (value) => value === 0),
    rising,
    changing,
    daily: dailyWave(values, ms),
    blanksAtRest: activity !== undefined && present(values, activity, 1) > 0.8 && present(values, activity, 0) < 0.1,
  }
}

const share = (values: Float64Array, test: (value: number) => boolean): number => {
  let [count, of] = [0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) continue
    of++
    if (test(value)) count++
  }
  return of === 0 ? 0 : count / of
}

const present = (values: Float64Array, { running }: Activity, state: number): number => {
  let [there, of] = [0, 0]
  values.forEach((value, i) => {
    if (running[i] !== state) return
    of++
    if (!Number.isNaN(value)) there++
  })
  return of < leastRows ? NaN : there / of
}

const steps = (kept: Float64Array): { rising: number; changing: number } => {
  let [up, down] = [0, 0]
  for (let i = 1; i < kept.length; i++) {
    const step = (kept[i] as number) - (kept[i - 1] as number)
    if (step > 0) up++
    else if (step < 0) down++
  }
  return { rising: up + down === 0 ? 0.5 : up / (up + down), changing: kept.length < 2 ? 0 : (up + down) / (kept.length - 1) }
}

const counterRises = 0.97

const isCounter = (values: Float64Array): boolean => {
  const { rising, changing } = steps(finite(values))
  return rising > counterRises && changing > 0
}

/** The median of a column over the rows in one state; NaN over fewer than eight. */
export const medianWhere = (values: Float64Array, state: Float64Array, wanted: number): number => {
  const chosen = values.filter((value, i) => state[i] === wanted && !Number.isNaN(value))
  return chosen.length < leastRows ? NaN : quantile(chosen, 0.5)
}
