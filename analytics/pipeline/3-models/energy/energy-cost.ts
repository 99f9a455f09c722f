import { newUnknown } from '../../../statistics/memory'
import { carry, newCarried } from '../carry'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { remembered } from '../remembered/unit-memory'
import { weeklyExcess } from './weekly-excess'

/**
 * `cost_excess_pct`: electricity above the unit's own weather baseline, %, second highest of the last three weeks in which
 * it lay beyond their noise (analytics notes 5.2); judged on Mondays and held through the week.
 */
export const energyCost: Model = {
  name: 'energy-cost',
  detectors: ['cost_excess_pct'],
  compute: (unit) => {
    const weeks = weeklyExcess(unit)
    const onMondays = newUnknown(unit.length)
    const known = remembered(unit, 'last weeks of electricity', (): { last: KnownWeek[] } => ({ last: [] }))
    for (const { monday, significantPct } of weeks) {
      known.last = [...sinceRepair(known.last, unit.repairs, monday).filter((week) => week.monday > monday - 35), { monday, pct: significantPct }].slice(-3)
      if (known.last.length >= 2) onMondays[monday] = known.last.map(({ pct }) => pct).sort((a, b) => b - a)[1] as number
    }
    known.last = sinceRepair(known.last, unit.repairs, unit.length).map(({ monday, pct }) => ({ monday: monday - unit.length, pct }))
    const held = carry(onMondays, 6, new Set(unit.repairs), remembered(unit, 'carried cost_excess_pct', newCarried))
    const never = !ever(unit, 'measured for cost_excess_pct', !unit.day.energy_kwh.every(Number.isNaN))
    return {
      held: { cost_excess_pct: held },
      gates: gatesOf('cost_excess_pct', held, () => (never ? 'electricity is not measured' : 'no two of three weeks with five whole days inside the weather of a baseline of 45 days')),
    }
  },
}

interface KnownWeek {
  monday: number
  pct: number
}

/** Weeks that no repair up to a position came after. */
const sinceRepair = (weeks: readonly KnownWeek[], repairs: readonly number[], position: number): KnownWeek[] => {
  const repaired = Math.max(-Infinity, ...repairs.filter((repair) => repair <= position))
  return weeks.filter(({ monday }) => monday > repaired)
}
