import { newUnknown } from '../../../statistics/memory'
import { onceForUnit } from '../once-for-unit'
import { lookingBack } from '../remembered/looking-back'
import type { UnitSeries } from '../unit-series'

/** A verdict needs 10 cycles over at least 3 days (notes 2.4), found within 14 days. */
export const leastCycles = 10
export const leastDays = 3
export const longestWindow = 14

/** A day with defrosts, sampled often enough to see them. */
export const isJudged = (unit: UnitSeries, i: number): boolean =>
  unit.day.defrost_sampling_ok[i] === 1 && (unit.day.defrosts[i] as number) > 0

/** One-sided 90 % of the normal distribution. */
const oneSided90 = 1.2816

/** Lower 90 % limit of a share (Wilson 1927), so that few cycles claim less. */
export const certainShare = (counted: number, of: number): number => {
  if (counted <= 0) return 0
  const share = counted / of
  const z2 = oneSided90 ** 2
  const spread = oneSided90 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))
  return Math.max(0, (share + z2 / (2 * of) - spread) / (1 + z2 / of))
}

/** Days before a day whose cycles its verdict may need. */
const backDays = longestWindow - 1

/** Cycles of judged days, those before the series first. */
const judgedCycles = onceForUnit((unit) => lookingBack(unit, 'judged defrosts', unit.day.defrosts.map((cycles, i) => (isJudged(unit, i) ? cycles : NaN)), backDays))

/** Share of cycles that `counts` counts for certain, over the shortest run of days back from each day that has enough cycles, `least(day)`. */
export const shareOf = (unit: UnitSeries, name: string, counts: Float64Array, least: (i: number) => number = () => leastCycles): Float64Array => {
  const [cyclesOf, countOf] = [judgedCycles(unit), lookingBack(unit, name, counts, backDays)]
  const share = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    if (!isJudged(unit, i)) continue
    let cycles = 0
    let counted = 0
    let days = 0
    for (let at = i + backDays; at >= i; at--) {
      if (Number.isNaN(cyclesOf[at]) || !Number.isFinite(countOf[at])) continue
      cycles += cyclesOf[at] as number
      counted += countOf[at] as number
      if (++days >= leastDays && cycles >= least(i)) {
        share[i] = certainShare(counted, cycles)
        break
      }
    }
  }
  return share
}
