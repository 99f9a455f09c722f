import { rules } from '../pipeline/4-findings/rules'

/** The family of each fault of the data contract: the middle part of a finding's id. */
const families: Readonly<Record<string, string>> = {
  cop_degradation: 'cop',
  outdoor_coil_fouling: 'airflow',
  indoor_airflow_restriction: 'airflow',
  refrigerant_leak: 'refrigerant',
  refrigerant_overcharge: 'refrigerant',
  non_condensables: 'refrigerant',
  liquid_line_restriction: 'refrigerant',
  expansion_valve_fault: 'valve',
  liquid_floodback: 'compressor',
  compressor_bearing_wear: 'compressor',
  compressor_valve_leakage: 'compressor',
  compressor_overheating: 'compressor',
  compressor_current_anomaly: 'compressor',
  short_cycling: 'compressor',
  reversing_valve_leakage: 'valve',
  reversing_valve_stuck: 'valve',
  defrost_excessive: 'defrost',
  defrost_insufficient: 'defrost',
  defrost_incomplete: 'defrost',
  aux_heat_misuse: 'aux',
  aux_heat_missing: 'aux',
  cold_climate_risk: 'aux',
  sensor_drift: 'sensor',
  sensor_bias: 'sensor',
  sensor_stuck: 'sensor',
  metering_fault: 'sensor',
  connectivity_loss: 'connectivity',
  energy_cost_anomaly: 'cost',
  setting_change: 'cost',
}

/** Faults that share one finding at a time, as they are told apart by one ranking of the refrigerant circuit. */
const circuit: ReadonlySet<string> = new Set(rules.filter((rule) => rule.group === 'circuit').map((rule) => rule.fault))

/** Whether a word is a fault code of the data contract. */
export const isFault = (word: string): boolean => word in families

export const familyOf = (fault: string): string => rules.find((rule) => rule.fault === fault)?.family ?? families[fault] ?? fault

/** Within one group a finding of another fault is a found fault with a wrong cause; across groups it is another finding. */
export const groupOf = (fault: string): string => (circuit.has(fault) ? 'circuit' : familyOf(fault))

/** The columns of `unit_statistic` that may name a fault; those of its group where no rule names the fault itself. */
export const detectorsOf = (fault: string): string[] => {
  const own = rules.filter((rule) => rule.fault === fault)
  const used = own.length > 0 ? own : rules.filter((rule) => groupOf(rule.fault) === groupOf(fault))
  return [...new Set(used.map((rule) => rule.detector))]
}
