import type { Conditions } from './conditions'
import { airSpeedFactor, hydronicSpeedFactor } from './performance-map'
import { dhw } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

/** Compressor speed over rated speed while hot water is made. */
const hotWaterRatio = 0.42

/** The inverter follows the need and what is owed within three hours, at 2.5 % of rated speed in five minutes. */
export const chooseSpeed = (c: Conditions, plan: UnitPlan, state: UnitState, running: number): void => {
  c.minRatio = plan.model.min_ratio
  if (running === dhw) {
    c.ratio = hotWaterRatio
    return
  }
  const shortCycling = c.controls.startsPerH > 0
  const newMap = plan.confounder === 'firmware_speed_map' && c.atS >= plan.confounderS
  if (newMap) c.minRatio *= 1.2
  const wanted = shortCycling ? (2.2 * c.needW) / c.capacityW : ((c.needW + state.debtWh / 3) / c.capacityW) * (newMap ? 1.12 : 1)
  const target = Math.min(plan.maxRatio, Math.max(shortCycling ? 0.6 : c.minRatio, wanted))
  const slew = state.ranS < 600 ? 1 : (0.025 * plan.sampleS) / 300
  c.ratio = Math.max(c.ratio - slew, Math.min(c.ratio + slew, target))
}

/** Factor on the map's COP at a speed over rated speed. */
export const speedFactor = (plan: UnitPlan, ratio: number): number =>
  plan.kind === 'hydronic' ? hydronicSpeedFactor(ratio / plan.maxRatio) : airSpeedFactor(plan.kind, ratio)
