import type { Conditions } from './conditions'
import { cool, heat, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

const raisedSetpointK = 2
const raisedSupplyK = 6
/** K that a new thermostat lowers the room at night. */
const newSetbackK = 3

/** What the thermostat wants, how much heat or cold the building needs for it, and how hot the water is to be. */
export const decideNeed = (c: Conditions, plan: UnitPlan, state: UnitState, atS: number): void => {
  const changed = atS >= plan.confounderS ? plan.confounder : undefined
  const heatSetC = plan.heatSetC + setpointShift(c, plan, changed)
  const gains = 1.6 * plan.lossWk + c.sunW
  const short = state.debtWh / plan.storeWhk
  const cooler = short > 1 ? plan.lossWk * (short - 1) : 0
  const heatNeed = (plan.lossWk * (heatSetC - c.feltC) - gains) * c.controls.need
  const coolNeed = (plan.lossWk * (c.feltC - plan.coolSetC) + gains) * c.controls.need
  const before = c.want
  c.want = heatNeed > 0 ? heat : coolNeed > 0 && plan.kind !== 'hydronic' && c.outdoorC > 16 ? cool : off
  c.needW = c.want === heat ? Math.max(0, heatNeed - cooler) : c.want === cool ? coolNeed * 1.25 : 0
  if (c.want === heat && before === heat) state.debtWh += plan.storeWhk * (heatSetC - c.heatSetC)
  c.heatSetC = heatSetC
  c.setpointC = c.want === cool ? plan.coolSetC : heatSetC
  const hotter = (changed === 'supply_temperature_raised' ? raisedSupplyK : 0) + c.day.supplyK + c.controls.supplyK
  c.supplySetC = plan.supply.base_c + plan.supply.per_k * Math.max(0, 20 - c.feltC) + hotter
}

const setpointShift = (c: Conditions, plan: UnitPlan, changed: string | undefined): number => {
  const raised = changed === 'setpoint_raised' ? raisedSetpointK : 0
  const setback = changed === 'new_thermostat' ? { k: newSetbackK, from_h: 22, to_h: 6 } : plan.setback
  return c.day.setpointK + c.controls.setpointK + raised - (setback !== undefined && isNight(c.atS + plan.wallS, setback.from_h, setback.to_h) ? setback.k : 0)
}

const isNight = (wallS: number, from: number, to: number): boolean => {
  const hour = (wallS % 86_400) / 3600
  return from < to ? hour >= from && hour < to : hour >= from || hour < to
}
