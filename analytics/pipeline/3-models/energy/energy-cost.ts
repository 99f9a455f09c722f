import { newUnknown } from '../../../statistics/memory'
import { carry } from '../carry'
import { gatesOf, type Model } from '../model'
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
    let last: { monday: number; pct: number }[] = []
    for (const { monday, significantPct } of weeks) {
      const repaired = Math.max(-1, ...unit.repairs.filter((position) => position <= monday))
      last = [...last.filter((week) => week.monday > monday - 35 && week.monday > repaired), { monday, pct: significantPct }].slice(-3)
      if (last.length >= 2) onMondays[monday] = last.map(({ pct }) => pct).sort((a, b) => b - a)[1] as number
    }
    const held = carry(onMondays, 6, new Set(unit.repairs))
    const never = unit.day.energy_kwh.every(Number.isNaN)
    return {
      held: { cost_excess_pct: held },
      gates: gatesOf('cost_excess_pct', held, () => (never ? 'electricity is not measured' : 'no two of three weeks with five whole days inside the weather of a baseline of 45 days')),
    }
  },
}
