import type { Conditions } from './conditions'
import { lessIndoorAir } from './faults/airflow'
import { circuitFaults } from './faults/apply-fault'
import { windK } from './healthy/snow'
import type { UnitPlan } from './unit-plan'

/** Power that a kelvin of a colder evaporator costs. */
const powerPerK = 0.012

/** Puts wander, weather on the coil, filter, confounder and fault into the effects of this sample. */
export const applyCircuit = (c: Conditions, plan: UnitPlan): void => {
  const { effects: e, day, at } = c
  const { character } = plan
  e.superheatK += character.superheatK + day.superheatK
  e.subcoolingK += character.subcoolingK + day.subcoolingK
  e.condensingK += character.condensingK + day.condensingK
  const outside = plan.wander * windK(c.windMs) + c.snowK + day.dirtK
  e.approachOutdoorK += day.approachOutdoorK + outside
  e.power *= 1 + powerPerK * outside
  lessIndoorAir(e, at, filterLost(c, plan))
  if (plan.fault === undefined || c.severity === 0) return
  circuitFaults[plan.fault.fault]?.(e, at, c.severity)
  if (plan.metering === 'eev' && plan.fault.sensor === 'suction') holdWrongSuperheat(c)
}

/** An electronic valve holds the superheat that a wrong suction sensor shows. */
const holdWrongSuperheat = ({ effects: e, severity }: Conditions): void => {
  e.superheatK -= 0.8 * severity
  e.eev *= Math.max(0.5, 1 + 0.03 * severity)
}

const changedFilterLoss = 0.14

const filterLost = (c: Conditions, plan: UnitPlan): number => {
  if (plan.confounder !== 'filter_changed' || plan.kind === 'hydronic') return c.day.filterLost
  if (c.atS >= plan.confounderS) return c.day.filterLost
  return plan.wander * changedFilterLoss * Math.max(0, (c.atS - plan.startS) / (plan.confounderS - plan.startS))
}
