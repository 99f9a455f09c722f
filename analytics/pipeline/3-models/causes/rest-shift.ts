import { newWindow, rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { forgetFirst, levelBefore, newFirstValues } from '../remembered/first-values'
import { remembered } from '../remembered/unit-memory'
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
  const known = remembered(unit, `rest shift of ${column}`, () => ({ first: newFirstValues(), window: newWindow(), last: NaN }))
  const recent = rollingMedian(offsets, { of: recentRests, within, least: leastRests, restarts }, known.window)
  const shift = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      forgetFirst(known.first)
      known.last = NaN
    }
    const offset = offsets[i] as number
    if (!Number.isNaN(offset)) {
      const baseline = levelBefore(known.first, offset, baselineRests)
      if (!Number.isNaN(baseline)) known.last = (recent[i] as number) - baseline
    }
    shift[i] = known.last
  }
  return shift
}
