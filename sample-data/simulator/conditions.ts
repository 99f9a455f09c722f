import { airMoisture, iceMoisture } from './moist-air'
import {
  airCoolingCop,
  airHeatingCop,
  airSpeedFactor,
  coolingCapacityRatio,
  heatingCapacityRatio,
  hydronicCop,
  hydronicSpeedFactor,
} from './performance-map'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'
import type { SiteWeather } from './weather'

export const off = 0
export const heat = 1
export const cool = 2
export const dhw = 3

/** Compressor speed over rated speed while hot water is made. */
const hotWaterRatio = 0.42

/** What holds during one sample: weather, the building's need, and the map at the speed in use. */
export interface Conditions {
  atS: number
  outdoorC: number
  humidity: number
  /** Outdoor temperature and sun as the building feels them, hours late. */
  feltC: number
  sunW: number
  /** What the thermostat asks for: `off`, `heat` or `cool`. */
  want: number
  needW: number
  setpointC: number
  supplySetC: number
  /** Capacity at rated speed, W. */
  capacityW: number
  minRatio: number
  ratio: number
  /** COP of the map for the mode that runs, with faults and the day's noise. */
  cop: number
  frostKgS: number
  dayNoise: number
  nextDayS: number
  faulty: boolean
}

export const startConditions = (): Conditions => ({
  atS: 0,
  outdoorC: NaN,
  humidity: 0,
  feltC: NaN,
  sunW: 0,
  want: off,
  needW: 0,
  setpointC: 0,
  supplySetC: 35,
  capacityW: 0,
  minRatio: 0.3,
  ratio: 0.5,
  cop: 1,
  frostKgS: 0,
  dayNoise: 0,
  nextDayS: 0,
  faulty: false,
})

/** Moves the conditions to the sample that starts at `atS`. */
export const updateConditions = (c: Conditions, plan: UnitPlan, state: UnitState, weather: SiteWeather, atS: number): void => {
  c.atS = atS
  c.faulty = atS >= plan.faultS
  readWeather(c, plan, weather, atS)
  if (atS >= c.nextDayS) {
    c.dayNoise = 0.35 * c.dayNoise + 0.94 * plan.dayNoise * plan.random.normal()
    c.nextDayS = Math.ceil((atS + plan.wallS + 1) / 86_400) * 86_400 - plan.wallS
    state.tankTimes = 0
  }
  decideNeed(c, plan, atS)
  const running = state.running === off ? c.want : state.running
  c.capacityW = plan.model.capacity_w * (running === cool ? coolingCapacityRatio(c.outdoorC) : heatingCapacityRatio(c.outdoorC))
  c.minRatio = plan.model.min_ratio
  chooseSpeed(c, plan, state, running)
  const factor = plan.kind === 'hydronic' ? hydronicSpeedFactor(c.ratio / plan.maxRatio) : airSpeedFactor(plan.kind, c.ratio)
  c.cop = mapCop(c, plan, state, running) * factor * healthFactor(c, plan, atS) * Math.exp(c.dayNoise)
  c.frostKgS = running === cool ? 0 : frostRate(c, plan)
}

const readWeather = (c: Conditions, plan: UnitPlan, weather: SiteWeather, atS: number): void => {
  const hour = (atS - weather.startMs / 1000) / 3600
  const i = Math.floor(hour)
  const f = hour - i
  const at = (values: Float64Array): number => (values[i] as number) * (1 - f) + (values[i + 1] as number) * f
  c.outdoorC = at(weather.outdoorC)
  c.humidity = at(weather.humidity)
  const keep = Math.exp(-plan.sampleS / 28_800)
  c.feltC = Number.isNaN(c.feltC) ? c.outdoorC : keep * c.feltC + (1 - keep) * c.outdoorC
  c.sunW = keep * c.sunW + (1 - keep) * at(weather.ghiWm2) * (plan.lossWk / 80)
}

const decideNeed = (c: Conditions, plan: UnitPlan, atS: number): void => {
  const raised = plan.confounder === 'setpoint_raised' && atS >= plan.confounderS ? 2 : 0
  const gains = 1.6 * plan.lossWk + c.sunW
  const heatNeed = plan.lossWk * (plan.heatSetC + raised - c.feltC) - gains
  const coolNeed = plan.lossWk * (c.feltC - plan.coolSetC) + gains
  c.want = heatNeed > 0 ? heat : coolNeed > 0 && plan.kind !== 'hydronic' && c.outdoorC > 16 ? cool : off
  c.needW = c.want === heat ? heatNeed : c.want === cool ? coolNeed * 1.25 : 0
  c.setpointC = c.want === cool ? plan.coolSetC : plan.heatSetC + raised
  const hotter = plan.confounder === 'supply_temperature_raised' && atS >= plan.confounderS ? 6 : 0
  c.supplySetC = plan.supply.base_c + plan.supply.per_k * Math.max(0, 20 - c.feltC) + hotter
}

const chooseSpeed = (c: Conditions, plan: UnitPlan, state: UnitState, running: number): void => {
  if (running === dhw) {
    c.ratio = hotWaterRatio
    return
  }
  const shortCycling = c.faulty && plan.fault?.fault === 'short_cycling'
  const wanted = shortCycling ? (2.2 * c.needW) / c.capacityW : (c.needW + state.debtWh / 3) / c.capacityW
  const target = Math.min(plan.maxRatio, Math.max(shortCycling ? 0.6 : c.minRatio, wanted))
  const slew = state.ranS < 600 ? 1 : (0.025 * plan.sampleS) / 300
  c.ratio = Math.max(c.ratio - slew, Math.min(c.ratio + slew, target))
}

const mapCop = (c: Conditions, plan: UnitPlan, state: UnitState, running: number): number => {
  if (running === cool) return airCoolingCop(plan.model, c.outdoorC)
  if (plan.kind !== 'hydronic') return airHeatingCop(plan.model, c.outdoorC, state.indoorC)
  return hydronicCop(plan.model, c.outdoorC, running === dhw ? state.dhwSupplyC : c.supplySetC)
}

const healthFactor = (c: Conditions, plan: UnitPlan, atS: number): number => {
  if (plan.confounder === 'filter_changed')
    return atS >= plan.confounderS ? 1 : 1 - 0.014 * Math.max(0, (atS - plan.startS) / (plan.confounderS - plan.startS))
  if (!c.faulty || plan.fault?.fault !== 'cop_degradation') return 1
  return 1 - copLoss(plan.fault, (atS - plan.faultS) / 86_400)
}

/** Share of the COP that is lost some days after the onset; a ramp's share is per year. */
export const copLoss = (fault: { shape: 'step' | 'linear'; share: number }, days: number): number =>
  fault.shape === 'step' ? fault.share : (fault.share * days) / 365.25

/**
 * kg/s of water that freezes on the coil: a share of the air's moisture over that of ice at the fin surface,
 * whose temperature is 0.82 outdoor - 8.59 °C at full load (EnergyPlus) and nearer to the air at part load.
 */
const frostRate = (c: Conditions, plan: UnitPlan): number => {
  const load = Math.min(1, c.ratio)
  const surfaceC = c.outdoorC - (8.589 + 0.18 * c.outdoorC) * (0.7 + 0.3 * load)
  if (surfaceC >= 0) return 0
  const excess = airMoisture(c.outdoorC, c.humidity) - iceMoisture(surfaceC)
  return excess <= 0 ? 0 : 0.16 * 1.25 * (plan.model.capacity_w / 8000) * (0.65 + 0.35 * load) * excess
}
