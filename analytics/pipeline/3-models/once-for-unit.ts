import { loanNo } from '../../statistics/memory'
import type { UnitSeries } from './unit-series'

/** What several models ask of the unit at hand, worked out once however many ask; forgotten with the memory lent for it, or with the next unit. */
export const onceForUnit = <Found>(find: (unit: UnitSeries) => Found): ((unit: UnitSeries) => Found) => {
  let last: { unit: UnitSeries; loan: number; found: Found } | undefined
  return (unit) => {
    if (last?.unit === unit && last.loan === loanNo()) return last.found
    const found = find(unit)
    last = { unit, loan: loanNo(), found }
    return found
  }
}
