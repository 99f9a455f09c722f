import { addDays, dayNumber } from '../local-time'
import type { Random } from '../random'
import { drawOnset, type OnsetSeason } from './draw-onset'
import { faultySensors, meteringKinds, type FaultRecipe, type FaultySensor, type Shape, type SimulatedFault } from './fault-recipe'

export interface FaultSpan {
  fromOn: string
  toOn: string
  /** Days of health before any onset. */
  healthyDays: number
}

/** What a caller decides itself; the rest is drawn. */
export interface FaultWish {
  shape?: Shape
  sensor?: FaultySensor
}

export const wearShapes = ['linear', 'quadratic', 'cubic', 'quartic'] as const
const wearDays = 140
const daysPerMonth = 30.44
/** Charge of a slow leak that is gone when it stops: no unit in the field runs on with less than this left. */
const mostLeaked = 0.6

const sensorsOf = (hydronic: boolean): FaultySensor[] => faultySensors.filter((name) => hydronic || name !== 'return')

/** Draws one fault: severity and shape as they occur in the field, an onset after the healthy days and in a season in which it shows. */
export const drawFault = (fault: SimulatedFault, span: FaultSpan, random: Random, hydronic: boolean, wish: FaultWish = {}): FaultRecipe => {
  const between = (low: number, high: number): number => Number((low + (high - low) * random.uniform()).toFixed(3))
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random.uniform() * values.length)] as T
  const sign = (): number => (random.uniform() < 0.5 ? -1 : 1)
  const onset = (season: OnsetSeason, needs = 45): string => drawOnset(span, season, needs, random)
  const step = (season: OnsetSeason, severity: number): FaultRecipe => ({ fault, onset_on: onset(season), shape: 'step', severity })
  const ramp = (season: OnsetSeason, severity: number, days: number, shape: Shape = 'linear'): FaultRecipe => ({
    fault,
    onset_on: onset(season, days),
    shape: wish.shape ?? shape,
    severity,
    ramp_days: Math.round(days),
  })
  switch (fault) {
    case 'cop_degradation': {
      if ((wish.shape ?? pick(['step', 'linear'] as const)) === 'step') return step('heating', between(0.09, 0.14))
      const days = dayNumber(span.toOn) - dayNumber(span.fromOn) + 1
      const from = Math.min(65, Math.floor(days / 2))
      return { fault, onset_on: addDays(span.fromOn, from), shape: 'linear', severity: (between(0.05, 0.09) * (days - from)) / 365.25, ramp_days: days - from }
    }
    case 'outdoor_coil_fouling':
      return ramp('any', between(0.4, 0.6), between(50, 110))
    case 'indoor_airflow_restriction':
      return ramp('any', between(0.3, 0.5), between(30, 80))
    case 'refrigerant_leak': {
      const perMonth = between(0.005, 0.04)
      const toTell = (0.2 / perMonth) * daysPerMonth
      return { ...ramp('any', mostLeaked, toTell), ramp_days: Math.round((mostLeaked / perMonth) * daysPerMonth) }
    }
    case 'refrigerant_overcharge':
      return step('any', between(0.15, 0.3))
    case 'non_condensables':
      return step('any', between(0.4, 0.6))
    case 'liquid_line_restriction':
      return ramp('any', between(0.2, 0.3), between(20, 70))
    case 'expansion_valve_fault':
      return step('heating', random.uniform() < 0.6 ? between(0.5, 0.7) : between(1.5, 1.8))
    case 'liquid_floodback':
      return step('heating', between(0.1, 0.14))
    case 'compressor_bearing_wear':
    case 'compressor_valve_leakage':
      return { ...ramp('wear', 1, wearDays, wish.shape ?? pick(wearShapes)), fails: true }
    case 'compressor_overheating':
      return ramp('heating', between(35, 50), between(5, 25))
    case 'compressor_current_anomaly':
      return step('heating', between(0.2, 0.35))
    case 'short_cycling':
      return step('winter', 8)
    case 'reversing_valve_leakage':
      return ramp('heating', between(0.12, 0.25), between(10, 40))
    case 'reversing_valve_stuck':
      return step('winter', 1)
    case 'defrost_excessive':
      return step('winter', Math.round(between(25, 35)))
    case 'defrost_insufficient':
      return step('winter', between(1.9, 2.25))
    case 'defrost_incomplete':
      return step('winter', between(0.16, 0.22))
    case 'aux_heat_misuse':
      return { ...step('heating', 2500), kind: pick(['lockout', 'relay'] as const) }
    case 'aux_heat_missing':
      return step('deepWinter', 2500)
    case 'cold_climate_risk':
      return step('deepWinter', -Math.round(between(4, 8)))
    case 'sensor_drift': {
      const sensor = wish.sensor ?? pick(sensorsOf(hydronic))
      const size = sensor.endsWith('pressure') ? between(6, 10) : between(1.9, 2.9)
      return { ...ramp('mild', sign() * size, between(30, 75)), sensor }
    }
    case 'sensor_bias': {
      const sensor = wish.sensor ?? pick(sensorsOf(hydronic))
      return { ...step('mild', sign() * (sensor.endsWith('pressure') ? between(6, 12) : between(2.2, 4))), sensor }
    }
    case 'sensor_stuck':
      return { ...step('heating', 1), hour: 6, sensor: wish.sensor ?? pick(sensorsOf(hydronic)) }
    case 'metering_fault': {
      const kind = pick(meteringKinds)
      return { ...step('heating', kind === 'ct_half' ? 0.5 : kind === 'heat_scale' ? between(1.7, 2.2) : kind === 'heat_idle' ? between(0.3, 0.8) : 1), kind }
    }
    case 'connectivity_loss':
      return { ...step('any', 1), hour: Math.floor(24 * random.uniform()) }
    case 'energy_cost_anomaly': {
      const kind = pick(['load', 'standby'] as const)
      return { ...step('heating', kind === 'load' ? between(0.35, 0.6) : between(0.4, 0.8)), kind }
    }
    case 'setting_change':
      return step('heating', hydronic ? Math.round(between(7, 10)) : 3)
  }
}
