import { cool, off, type Conditions } from './conditions'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

/** W, controls and crankcase while the compressor rests. */
export const standbyW = 11

/** Outdoor coil surface, °C: below the air when heating, above it when cooling, further off at speed and with frost. */
export const coilTemperature = (s: UnitState, c: Conditions, plan: UnitPlan): number => {
  if (s.running === off) return c.outdoorC
  const load = plan.approachK * (0.45 + 0.55 * s.ratioNow)
  if (s.running === cool) return c.outdoorC + 1.25 * load
  return c.outdoorC - load - 2.8 * Math.min(1.3, s.frostKg / plan.frostLimitKg)
}
