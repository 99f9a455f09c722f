import { newMarks, newNumbers } from '../../../statistics/memory'
import { countsOf, evidenceOf } from '../causes/evidence'
import { nameCauses } from '../causes/name-causes'
import { dimensions } from '../causes/pattern'
import { scoreOf } from '../causes/rank'
import { causes, faultCandidates } from '../causes/signatures'
import type { UnitSeries } from '../unit-series'

/** The leak's sum is full at its cap, in noise floors. */
const fullSum = 30

/**
 * 0 to 100 as at the last compared day: how full the CUSUM of a leak is, times how well the smoothed residuals fit its
 * signature; a full sum whose residuals look like something else counts little. NaN before the first compared day.
 */
export const leakIndex = (unit: UnitSeries): number => {
  const { last } = nameCauses(unit)
  if (last === undefined) return NaN
  const evidence = newNumbers(dimensions)
  const counts = newMarks(dimensions)
  evidenceOf(last.smooth, last.speedKnown, evidence)
  countsOf(evidence, counts)
  const fit = Math.max(0, ...faultCandidates.filter(({ name }) => name === 'refrigerant_leak').map(({ signature }) => scoreOf(evidence, signature, counts)))
  const sum = last.sums[causes.indexOf('refrigerant_leak')] ?? 0
  return (100 * Math.min(fullSum, sum) * fit) / fullSum
}
