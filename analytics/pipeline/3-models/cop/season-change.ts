import { median, quantile } from '../../../statistics/quantile'
import type { ModeFollowed } from '../baseline/follow-mode'
import { restartsOf } from '../baseline/restarts'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'

/** Change of efficiency between two seasons in bins of equal conditions. */
export interface SeasonChange {
  /** Weighted mean of median(late) - median(early), ln. */
  ln: number
  bins: number
  days: number
}

/**
 * Days of one mode since the last restart, five numbers each: the year in which their season began, their bins of outdoor and sink temperature,
 * speed and ln efficiency.
 */
export interface SeasonDays {
  rows: Float64Array
}

const width = 5
const outdoorBinK = 3
const sinkBinK = 3
const leastPerBin = 4
const leastBins = 3
const leastDays = 20

/** One number for a bin; days without a sink are a bin of their own. */
const binKey = (outdoor: number, sink: number, speed: number): number => (outdoor * 4096 + (Number.isNaN(sink) ? 2047 : sink)) * 4 + speed

/** Heating seasons begin in July, cooling seasons in January. */
const seasonOf = (day: number, mode: ModeFollowed['mode']): number => {
  const date = new Date(day * 86_400_000)
  return date.getUTCFullYear() - (mode !== 'cool' && date.getUTCMonth() < 6 ? 1 : 0)
}

/** The days with efficiency of a mode up to the last of the series. */
export const seasonDays = (unit: UnitSeries, { mode, conditions: c, efficiency }: ModeFollowed): SeasonDays => {
  const state = remembered(unit, `seasons of ${mode}`, (): SeasonDays => ({ rows: new Float64Array(0) }))
  const restarts = restartsOf(unit)
  const rows = new Float64Array(state.rows.length + width * unit.length)
  rows.set(state.rows)
  let at = state.rows.length
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) at = 0
    const y = efficiency?.y[i] ?? NaN
    if (c.usable[i] !== 1 || Number.isNaN(y)) continue
    rows[at++] = seasonOf(unit.firstDay + i, mode)
    rows[at++] = Math.floor((c.outdoor[i] as number) / outdoorBinK)
    rows[at++] = Math.floor((c.sink[i] as number) / sinkBinK)
    rows[at++] = c.hz[i] as number
    rows[at++] = y
  }
  state.rows = rows.slice(0, at)
  return state
}

/**
 * Matched-bin difference (analytics notes 0.5 d): ln efficiency of the last season with data against the first, in bins of
 * outdoor temperature 3 K x sink 3 K x speed tercile, weighted by the smaller count; undefined below 3 bins and 20 days.
 */
export const seasonChange = ({ rows }: SeasonDays): SeasonChange | undefined => {
  const [first, last] = [rows[0], rows[rows.length - width]]
  if (first === undefined || first === last) return undefined
  const speeds = Float64Array.from({ length: rows.length / width }, (_, day) => rows[width * day + 3] as number)
  const [slow, fast] = [quantile(speeds, 1 / 3), quantile(speeds, 2 / 3)]
  const bins = new Map<number, { early: number[]; late: number[] }>()
  for (let at = 0; at < rows.length; at += width) {
    const season = rows[at]
    if (season !== first && season !== last) continue
    const hz = rows[at + 3] as number
    const speed = Number.isNaN(hz) ? 0 : hz > fast ? 3 : hz > slow ? 2 : 1
    const key = binKey(rows[at + 1] as number, rows[at + 2] as number, speed)
    const bin = bins.get(key) ?? { early: [], late: [] }
    bins.set(key, bin)
    ;(season === first ? bin.early : bin.late).push(rows[at + 4] as number)
  }
  let weights = 0
  let sum = 0
  let used = 0
  for (const { early, late } of bins.values()) {
    if (early.length < leastPerBin || late.length < leastPerBin) continue
    const weight = Math.min(early.length, late.length)
    sum += weight * (median(late) - median(early))
    weights += weight
    used++
  }
  return used < leastBins || weights < leastDays ? undefined : { ln: sum / weights, bins: used, days: weights }
}
