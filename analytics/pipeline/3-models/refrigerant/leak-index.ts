import { newMarks, newNumbers } from '../../../statistics/memory'
import { countsOf, evidenceOf } from '../causes/evidence'
import { isSpeedKnown, nameCauses } from '../causes/name-causes'
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
  const { named, sums, smooth } = nameCauses(unit)
  let last = unit.length - 1
  while (last >= 0 && named[last] === -2) last--
  if (last < 0) return NaN
  const evidence = newNumbers(dimensions)
  const counts = newMarks(dimensions)
  evidenceOf(smooth.subarray(last * dimensions, (last + 1) * dimensions), isSpeedKnown(unit, last), evidence)
  countsOf(evidence, counts)
  const fit = Math.max(0, ...faultCandidates.filter(({ name }) => name === 'refrigerant_leak').map(({ signature }) => scoreOf(evidence, signature, counts)))
  const sum = sums[causes.indexOf('refrigerant_leak')]?.[last] ?? 0
  return (100 * Math.min(fullSum, sum) * fit) / fullSum
}
