import type { ModelRecipe, SiteRecipe } from '../recipe'
import type { SimulatedFault } from './fault-recipe'

const airOnly: readonly SimulatedFault[] = ['indoor_airflow_restriction']
const auxOnly: readonly SimulatedFault[] = ['aux_heat_misuse', 'aux_heat_missing']

/** Whether a model can have a fault at all. */
export const suitsModel = (fault: SimulatedFault, model: ModelRecipe): boolean =>
  (!airOnly.includes(fault) || model.kind !== 'hydronic') &&
  (!auxOnly.includes(fault) || model.aux_heat_w > 0) &&
  (fault !== 'expansion_valve_fault' || model.metering !== 'orifice')

const heatingWarmest: Readonly<Partial<Record<SimulatedFault, number>>> = {
  cop_degradation: 2,
  expansion_valve_fault: 4,
  liquid_floodback: 4,
  short_cycling: 2,
  reversing_valve_leakage: 4,
  reversing_valve_stuck: 2,
  compressor_bearing_wear: 2,
  compressor_valve_leakage: 2,
  compressor_overheating: 2,
  defrost_excessive: -5,
  defrost_insufficient: -5,
  defrost_incomplete: -5,
  aux_heat_misuse: -5,
  aux_heat_missing: -16,
  cold_climate_risk: -16,
  energy_cost_anomaly: 2,
  setting_change: 2,
  metering_fault: 4,
}
const dryZones: readonly string[] = ['2B', '3B', '4B', '5B', '6B']
const needFrost: readonly SimulatedFault[] = ['defrost_excessive', 'defrost_insufficient', 'defrost_incomplete']

/** Whether a fault can show at a site: its design temperature must be low enough, and frost needs moist air. */
export const suitsSite = (fault: SimulatedFault, site: SiteRecipe, designC: number): boolean =>
  designC <= (heatingWarmest[fault] ?? Infinity) && (!needFrost.includes(fault) || (!dryZones.includes(site.climate_zone) && designC > -27))

/** Heating load over the largest capacity at the design temperature: some faults show only in a small or a large house. */
export const loadShareFor = (fault: SimulatedFault | undefined, uniform: number): number => {
  if (fault === 'short_cycling') return 0.45
  if (fault === 'aux_heat_missing') return 1.9 + 0.4 * uniform
  return 0.72 + 0.12 * uniform
}
