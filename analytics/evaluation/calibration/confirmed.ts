import type { UnitScore } from '../scoring/score-unit'
import type { Truth } from '../truth'
import type { Alert } from '../unit-facts'

/** True faults that take efficiency, and so heat at the highest speed. */
const wasteful = [
  'cop_degradation', 'outdoor_coil_fouling', 'indoor_airflow_restriction', 'refrigerant_leak', 'refrigerant_overcharge', 'non_condensables',
  'liquid_line_restriction', 'expansion_valve_fault', 'liquid_floodback', 'compressor_bearing_wear', 'compressor_valve_leakage', 'reversing_valve_leakage',
  'reversing_valve_stuck', 'short_cycling', 'defrost_excessive', 'defrost_insufficient', 'defrost_incomplete',
] as const

/** Findings that tell a symptom, with the true faults that bring it about. A finding that names a part is confirmed by that part alone. */
const broughtAboutBy: Readonly<Record<string, readonly string[]>> = {
  cop_degradation: [...wasteful, 'aux_heat_misuse', 'energy_cost_anomaly'],
  energy_cost_anomaly: [...wasteful, 'aux_heat_misuse'],
  cold_climate_risk: [...wasteful, 'aux_heat_missing'],
  defrost_excessive: ['outdoor_coil_fouling', 'refrigerant_leak', 'liquid_line_restriction', 'expansion_valve_fault'],
  compressor_overheating: ['refrigerant_leak', 'non_condensables', 'liquid_line_restriction', 'expansion_valve_fault', 'indoor_airflow_restriction', 'compressor_valve_leakage', 'reversing_valve_leakage'],
  liquid_floodback: ['expansion_valve_fault', 'refrigerant_overcharge'],
  compressor_current_anomaly: ['compressor_bearing_wear'],
  short_cycling: ['aux_heat_misuse'],
  sensor_drift: ['sensor_bias', 'sensor_stuck'],
  sensor_bias: ['sensor_drift', 'sensor_stuck'],
}

/** Harmless changes that are exactly what a finding tells. */
const toldOf: Readonly<Record<string, readonly string[]>> = { setting_change: ['supply_temperature_raised', 'setpoint_raised', 'new_thermostat'] }

/** A broken compressor stands still for so many days at least. */
const brokenDays = 2

/**
 * Whether a technician who goes would find what a finding says: it opened while there was the fault that it names, or one that brings
 * about the symptom that it tells; or in the days after the compressor broke and says that there is no heat; or it tells of a setting
 * that was changed.
 */
export const isConfirmed = ({ facts: { truth }, hits, beside }: UnitScore, alert: Alert): boolean => {
  if (hits.includes(alert) || beside.includes(alert)) return alert.fault === truth.fault || (broughtAboutBy[alert.fault]?.includes(truth.fault) ?? false)
  return isBroken(truth, alert) || isChanged(truth, alert)
}

const isBroken = ({ failed }: Truth, { fault, detected }: Alert): boolean => fault === 'cold_climate_risk' && failed !== undefined && detected >= failed && detected <= failed + brokenDays

const isChanged = ({ fault, confounder, onset }: Truth, alert: Alert): boolean =>
  fault === 'none' && onset !== undefined && alert.detected >= onset && (toldOf[alert.fault]?.includes(confounder) ?? false)
