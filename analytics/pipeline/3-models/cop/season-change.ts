import { median, quantile } from '../../../statistics/quantile'
import type { ModeFollowed } from '../baseline/follow-mode'
import type { UnitSeries } from '../unit-series'

/** Change of efficiency between two seasons in bins of equal conditions. */
export interface SeasonChange {
  /** Weighted mean of median(late) - median(early), ln. */
  ln: number
  bins: number
  days: number
}

const outdoorBinK = 3
const sinkBinK = 3
const leastPerBin = 4
const leastBins = 3
const leastDays = 20

/** One number for a bin; days without a sink are a bin of their own. */
const binKey = (outdoor: number, sink: number, speed: number): number => (outdoor * 4096 + (Number.isNaN(sink) ? 2047 : sink)) * 4 + speed

/** Heating seasons begin in July, cooling seasons in January. */
const seasonOf = (unit: UnitSeries, mode: ModeFollowed['mode'], position: number): number => {
  const date = new Date((unit.firstDay + position) * 86_400_000)
  return date.getUTCFullYear() - (mode !== 'cool' && date.getUTCMonth() < 6 ? 1 : 0)
}

/**
 * Matched-bin difference (analytics notes 0.5 d): ln efficiency of the last season with data against the first, in bins of
 * outdoor temperature 3 K x sink 3 K x speed tercile, weighted by the smaller count; undefined below 3 bins and 20 days.
 * Only days since position `since`.
 */
export const seasonChange = (unit: UnitSeries, { mode, conditions: c, efficiency }: ModeFollowed, since: number): SeasonChange | undefined => {
  if (efficiency === undefined) return undefined
  const days: number[] = []
  for (let i = since; i < unit.length; i++) if (c.usable[i] === 1 && !Number.isNaN(efficiency.y[i])) days.push(i)
  const seasons = days.map((day) => seasonOf(unit, mode, day))
  const [first, last] = [seasons[0], seasons.at(-1)]
  if (first === undefined || last === undefined || first === last) return undefined
  const speeds = days.map((day) => c.hz[day] as number)
  const [slow, fast] = [quantile(speeds, 1 / 3), quantile(speeds, 2 / 3)]
  const bins = new Map<number, { early: number[]; late: number[] }>()
  for (const [index, day] of days.entries()) {
    const season = seasons[index]
    if (season !== first && season !== last) continue
    const hz = c.hz[day] as number
    const speed = Number.isNaN(hz) ? 0 : hz > fast ? 3 : hz > slow ? 2 : 1
    const key = binKey(Math.floor((c.outdoor[day] as number) / outdoorBinK), Math.floor((c.sink[day] as number) / sinkBinK), speed)
    const bin = bins.get(key) ?? { early: [], late: [] }
    bins.set(key, bin)
    ;(season === first ? bin.early : bin.late).push(efficiency.y[day] as number)
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
