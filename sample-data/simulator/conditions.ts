import { circuitBase } from './circuit-base'
import { applyCircuit } from './apply-circuit'
import { newEffects, resetEffects, type Effects, type OperatingPoint } from './faults/effects'
import { faultyControls, plainControls, type Controls } from './faults/controls'
import { severityAfter } from './faults/severity'
import { plainDay, type DayState } from './healthy/day-state'
import { snowAfter } from './healthy/snow'
import { frostRate } from './frost-rate'
import { decideNeed } from './need'
import { chooseSpeed, speedFactor } from './speed'
import { airCoolingCop, airHeatingCop, coolingCapacityRatio, heatingCapacityRatio, hydronicCop } from './performance-map'
import { cool, dhw, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'
import type { SiteWeather } from './weather'

/** What holds during one sample: weather, the building's need, the state of the circuit, and the map at the speed in use. */
export interface Conditions {
  atS: number
  outdoorC: number
  humidity: number
  windMs: number
  ghiWm2: number
  /** Outdoor temperature and sun as the building feels them, hours late. */
  feltC: number
  sunW: number
  /** What the thermostat asks for: `off`, `heat` or `cool`. */
  want: number
  needW: number
  setpointC: number
  heatSetC: number
  supplySetC: number
  /** Capacity at rated speed, W. */
  capacityW: number
  minRatio: number
  ratio: number
  /** COP of the map for the mode that runs, with wander and faults. */
  cop: number
  frostKgS: number
  snowK: number
  day: DayState
  nextDayS: number
  rainMm: number
  severity: number
  effects: Effects
  controls: Controls
  at: OperatingPoint
}

export const startConditions = (plan: UnitPlan): Conditions => ({
  atS: 0,
  outdoorC: NaN,
  humidity: 0,
  windMs: 3,
  ghiWm2: 0,
  feltC: NaN,
  sunW: 0,
  want: off,
  needW: 0,
  setpointC: 0,
  heatSetC: plan.heatSetC,
  supplySetC: 35,
  capacityW: 0,
  minRatio: plan.model.min_ratio,
  ratio: 0.5,
  cop: 1,
  frostKgS: 0,
  snowK: 0,
  day: plainDay(),
  nextDayS: 0,
  rainMm: 0,
  severity: 0,
  effects: newEffects(),
  controls: { ...plainControls },
  at: { cooling: false, outdoorC: 0, indoorC: 20, ratio: 0.5, metering: plan.metering, cop: 3, subcoolingK: 5, eevPct: 40 },
})

/** Moves the conditions to the sample that starts at `atS`. */
export const updateConditions = (c: Conditions, plan: UnitPlan, state: UnitState, weather: SiteWeather, atS: number): void => {
  c.atS = atS
  readWeather(c, plan, weather, atS)
  if (atS >= c.nextDayS) startDay(c, plan, state)
  updateFault(c, plan, atS)
  decideNeed(c, plan, state, atS)
  const running = state.running === off ? c.want : state.running
  resetEffects(c.effects)
  locate(c, plan, state, running)
  applyCircuit(c, plan)
  const { effects, at } = c
  const ratio = running === cool ? coolingCapacityRatio(c.outdoorC) : heatingCapacityRatio(c.outdoorC)
  c.capacityW = plan.model.capacity_w * plan.character.capacityFactor * ratio * effects.capacity
  chooseSpeed(c, plan, state, running)
  c.cop = mapCop(c, plan, state, running) * speedFactor(plan, c.ratio) * (effects.capacity / effects.power) * Math.exp(c.day.cop)
  c.frostKgS = at.cooling ? 0 : frostRate(c, plan)
}

const readWeather = (c: Conditions, plan: UnitPlan, weather: SiteWeather, atS: number): void => {
  const hour = (atS - weather.startMs / 1000) / 3600
  const i = Math.floor(hour)
  const f = hour - i
  const at = (values: Float64Array): number => (values[i] as number) * (1 - f) + (values[i + 1] as number) * f
  c.outdoorC = at(weather.outdoorC)
  c.humidity = at(weather.humidity)
  c.windMs = weather.windMs[i] as number
  c.ghiWm2 = at(weather.ghiWm2)
  const precipMm = weather.precipMm[i] as number
  if (c.outdoorC > 1) c.rainMm += (precipMm * plan.sampleS) / 3600
  c.snowK = plan.wander * snowAfter(c.snowK / (plan.wander || 1), c.outdoorC, precipMm, plan.sampleS)
  const keep = plan.feltKeep
  c.feltC = Number.isNaN(c.feltC) ? c.outdoorC : keep * c.feltC + (1 - keep) * c.outdoorC
  c.sunW = keep * c.sunW + (1 - keep) * c.ghiWm2 * (plan.lossWk / 80)
}

const startDay = (c: Conditions, plan: UnitPlan, state: UnitState): void => {
  plan.nextDay(c.day, c)
  c.rainMm = 0
  c.nextDayS = Math.ceil((c.atS + plan.wallS + 1) / 86_400) * 86_400 - plan.wallS
  state.tankTimes = 0
}

const updateFault = (c: Conditions, plan: UnitPlan, atS: number): void => {
  const { fault } = plan
  if (fault === undefined || atS < plan.faultS) return
  const severity = severityAfter(fault, (atS - plan.faultS) / 86_400)
  if (severity !== c.severity) Object.assign(c.controls, faultyControls(fault, severity, plan.kind === 'hydronic'))
  c.severity = severity
  c.controls.dead = atS >= plan.failS && atS < plan.repairedS
}

/** The operating point that faults are asked for: this sample's air, the speed of the one before. */
const locate = ({ at, outdoorC, ratio }: Conditions, plan: UnitPlan, state: UnitState, running: number): void => {
  at.cooling = running === cool
  at.outdoorC = outdoorC
  at.indoorC = state.indoorC
  at.ratio = ratio
  const base = circuitBase(plan.metering, ratio, outdoorC)
  at.subcoolingK = base.subcoolingK + plan.character.subcoolingK
  at.eevPct = base.eevPct
  at.cop = Math.max(1.2, at.cooling ? airCoolingCop(plan.model, outdoorC) : 3.5)
}

const mapCop = (c: Conditions, plan: UnitPlan, state: UnitState, running: number): number => {
  const { copFactor } = plan.character
  if (running === cool) return copFactor * airCoolingCop(plan.model, c.outdoorC)
  if (plan.kind !== 'hydronic') return copFactor * airHeatingCop(plan.model, c.outdoorC, state.indoorC)
  return copFactor * hydronicCop(plan.model, c.outdoorC, running === dhw ? state.dhwSupplyC : c.supplySetC)
}
