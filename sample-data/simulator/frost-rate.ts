import type { Conditions } from './conditions'
import { moisture } from './moist-air'
import type { UnitPlan } from './unit-plan'

/**
 * kg/s of water that freezes on the coil: a share of the air's moisture over that of saturated air at the fin surface,
 * whose temperature is 0.82 outdoor - 8.59 °C at full load (EnergyPlus) and nearer to the air at part load; a fault that
 * lowers the evaporating temperature lowers it too.
 */
export const frostRate = (c: Conditions, plan: UnitPlan): number => {
  const load = Math.min(1, c.ratio)
  const surfaceC = c.outdoorC - (8.589 + 0.18 * c.outdoorC) * (0.7 + 0.3 * load) - 0.75 * c.effects.approachOutdoorK
  if (surfaceC >= 0) return 0
  const excess = moisture(c.outdoorC, c.humidity) - moisture(surfaceC, 1)
  return excess <= 0 ? 0 : 0.16 * 1.25 * (plan.model.capacity_w / 8000) * (0.65 + 0.35 * load) * excess
}
