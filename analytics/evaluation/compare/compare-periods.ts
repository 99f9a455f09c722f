import { EngineError } from '../../contract/errors'
import type { PeriodUnit } from './collect-period'
import { compareUnit, type UnitComparison } from './compare-unit'

/**
 * Compares the units that both periods have; one unit on either side is the same one, whatever it is called. Errors:
 * `nothing-usable` where the periods share no unit.
 */
export const comparePeriods = (baseline: ReadonlyMap<string, PeriodUnit>, period: ReadonlyMap<string, PeriodUnit>): UnitComparison[] => {
  const [only] = baseline.values()
  const one = baseline.size === 1 && period.size === 1
  const pairs = [...period].flatMap(([unitId, after]) => {
    const before = baseline.get(unitId) ?? (one ? only : undefined)
    return before === undefined ? [] : [{ unitId, before, after }]
  })
  if (pairs.length === 0)
    throw new EngineError('nothing-usable', 'The baseline and the period have no unit in common.', { hint: 'Name files of the same unit, or a period in which it has telemetry.' })
  return pairs
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
    .map(({ unitId, before, after }) => compareUnit(unitId, before.samples, after.samples, { hydronic: after.hydronic, assumedRefrigerant: after.isAssumed ? after.refrigerant : undefined }))
}
