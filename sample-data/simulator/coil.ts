import type { Conditions } from './conditions'
import { cool, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

/** W, controls and crankcase while the compressor rests. */
export const standbyW = 11

/** Frost over the limit of a healthy defrost, as far as it shows. */
const mostFrost = 4

export const frostShare = (s: UnitState, plan: UnitPlan): number => Math.min(mostFrost, s.frostKg / plan.frostLimitKg)

/** Share of the rated heat that the coils carry at the present speed. */
export const duty = (s: UnitState, c: Conditions): number => s.ratioNow * c.effects.capacity

/** Outdoor coil surface, °C: below the air when heating, above it when cooling, further off at load, with frost and with dirt. */
export const coilTemperature = (s: UnitState, c: Conditions, plan: UnitPlan): number => {
  if (s.running === off) return c.outdoorC
  const load = plan.approachK * (0.45 + 0.55 * duty(s, c))
  const shift = c.effects.approachOutdoorK
  if (s.running === cool || c.controls.wrongWay) return c.outdoorC + Math.max(1, 1.25 * load + shift)
  return c.outdoorC - Math.max(1, load + shift) - 2.8 * frostShare(s, plan)
}
