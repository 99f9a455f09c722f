import { rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import type { DayColumn, UnitSeries } from '../unit-series'

/** Resting days that a baseline takes, and that a shift is the median of. */
const baselineRests = 20
const recentRests = 7
const leastRests = 4
const within = 90

/**
 * How far a sensor has moved against its neighbours at rest since its first 20 resting days (analytics notes 6.1), median
 * of the last 7, held between rests; NaN before. A visit starts it again.
 */
export const restShift = (unit: UnitSeries, column: DayColumn, restarts: ReadonlySet<number>): Float64Array => {
  const offsets = unit.day[column]
  const recent = rollingMedian(offsets, { of: recentRests, within, least: leastRests, restarts })
  const shift = newUnknown(unit.length)
  let first: number[] = []
  let baseline = NaN
  let last = NaN
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      first = []
      baseline = last = NaN
    }
    const offset = offsets[i] as number
    if (!Number.isNaN(offset)) {
      if (Number.isNaN(baseline)) {
        first.push(offset)
        if (first.length >= baselineRests) baseline = median(first)
      } else last = (recent[i] as number) - baseline
    }
    shift[i] = last
  }
  return shift
}
