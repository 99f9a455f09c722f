import { chosen, firstDaysOf, type FirstDays } from '../baseline/first-days'
import type { Mode, UnitSeries } from '../unit-series'

/** What is compared with the unit's own baseline, in the order of every vector of residuals. */
export const indicatorNames = [
  'efficiency',
  'power',
  'superheat',
  'subcooling',
  'valve_opening',
  'discharge_superheat',
  'suction_pressure',
  'discharge_pressure',
  'approach_outdoor',
  'approach_indoor',
  'temperature_rise',
  'isentropic_efficiency',
  'volumetric_index',
  'internal_efficiency',
  'current',
  'vibration',
] as const

export type IndicatorName = (typeof indicatorNames)[number]

export const indicatorCount = indicatorNames.length
export const indexOf = Object.fromEntries(indicatorNames.map((name, index) => [name, index])) as Record<IndicatorName, number>

/** How an indicator is written in text: ln of a ratio, kelvin, or points of a per cent. */
export type IndicatorUnit = 'ln' | 'K' | '%'

interface Definition {
  unit: IndicatorUnit
  /**
   * Least daily noise that a residual is divided by. Analytics notes 0.5 (c) and 14 where they state one; the others follow
   * from those: a pressure from the approach of its side (1.5 K x 3.3 %/K, 1.2 K x 2.5 %/K), isentropic efficiency from
   * discharge superheat (4.5 K x 1.5 %/K), valve opening from superheat, current from power.
   */
  floor: number
}

export const definitions: Readonly<Record<IndicatorName, Definition>> = {
  efficiency: { unit: 'ln', floor: 0.075 },
  power: { unit: 'ln', floor: 0.075 },
  superheat: { unit: 'K', floor: 1.5 },
  subcooling: { unit: 'K', floor: 1.5 },
  valve_opening: { unit: '%', floor: 3 },
  discharge_superheat: { unit: 'K', floor: 4.5 },
  suction_pressure: { unit: 'ln', floor: 0.05 },
  discharge_pressure: { unit: 'ln', floor: 0.03 },
  approach_outdoor: { unit: 'K', floor: 1.5 },
  approach_indoor: { unit: 'K', floor: 1.2 },
  temperature_rise: { unit: 'ln', floor: 0.1 },
  isentropic_efficiency: { unit: 'ln', floor: 0.07 },
  volumetric_index: { unit: 'ln', floor: 0.07 },
  internal_efficiency: { unit: 'ln', floor: 0.075 },
  current: { unit: 'ln', floor: 0.075 },
  vibration: { unit: 'ln', floor: 0.3 },
}

/** Whether at least half of the first days have a value. */
const isKnown = (first: FirstDays, name: 'subcooling_k' | 'discharge_superheat_k' | 'approach_clean_k'): boolean => {
  const known = 2 * first.counts[name] >= first.days
  chosen(first, name, String(known))
  return known
}

const ln = (column: Float64Array): Float64Array => column.map((value) => (value > 0 ? Math.log(value) : NaN))

/**
 * Daily values of every indicator but efficiency, which has conditions of its own: logarithms of ratios, kelvin or points
 * of a per cent as measured, NaN where not. Water systems without a condensing temperature are compared by how much colder
 * the liquid is than the water it heats, which moves with subcooling. Positions are days of the unit.
 */
export const indicatorValues = (unit: UnitSeries, mode: Mode, first = firstDaysOf(unit, mode)): Record<Exclude<IndicatorName, 'efficiency'>, Float64Array> => {
  const values = unit.modes[mode]
  const proxy = mode !== 'cool' && unit.hydronic ? values.supply_c.map((supply, i) => supply - (values.liquid_c[i] as number)) : undefined
  const rise = values.supply_c.map((supply, i) => Math.abs(supply - (values.return_c[i] as number)))
  return {
    power: ln(values.power_w),
    superheat: values.superheat_k,
    subcooling: proxy !== undefined && !isKnown(first, 'subcooling_k') ? proxy : values.subcooling_k,
    valve_opening: values.eev_pct,
    discharge_superheat: isKnown(first, 'discharge_superheat_k') ? values.discharge_superheat_k : values.discharge_c,
    suction_pressure: ln(values.suction_kpa),
    discharge_pressure: ln(values.discharge_kpa),
    approach_outdoor: mode !== 'cool' && isKnown(first, 'approach_clean_k') ? values.approach_clean_k : values.approach_outdoor_k,
    approach_indoor: values.approach_indoor_k,
    temperature_rise: ln(rise),
    isentropic_efficiency: ln(values.isentropic_efficiency),
    volumetric_index: ln(values.volumetric_index),
    internal_efficiency: ln(values.carnot_internal),
    current: ln(values.compressor_a),
    vibration: ln(values.vibration_mm_s),
  }
}
