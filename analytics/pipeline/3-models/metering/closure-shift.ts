import { median } from '../../../statistics/quantile'
import type { UnitSeries } from '../unit-series'

/** Days whose median the later ones are held against. */
const baselineDays = 30

/** ln of the balance of refrigerant-side over metered heat, less its median of the first 30 days; NaN before. */
export const closureShift = (unit: UnitSeries): Float64Array => {
  const restarts = new Set(unit.repairs)
  const shift = new Float64Array(unit.length).fill(NaN)
  let first: number[] = []
  let baseline = NaN
  unit.day.closure.forEach((value, i) => {
    if (restarts.has(i)) {
      first = []
      baseline = NaN
    }
    if (!(value > 0)) return
    const ln = Math.log(value)
    if (!Number.isNaN(baseline)) shift[i] = ln - baseline
    else if (first.push(ln) >= baselineDays) baseline = median(first)
  })
  return shift
}
