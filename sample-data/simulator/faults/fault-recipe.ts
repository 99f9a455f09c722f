export const simulatedFaults = [
  'cop_degradation',
  'outdoor_coil_fouling',
  'indoor_airflow_restriction',
  'refrigerant_leak',
  'refrigerant_overcharge',
  'non_condensables',
  'liquid_line_restriction',
  'expansion_valve_fault',
  'liquid_floodback',
  'compressor_bearing_wear',
  'compressor_valve_leakage',
  'compressor_overheating',
  'compressor_current_anomaly',
  'short_cycling',
  'reversing_valve_leakage',
  'reversing_valve_stuck',
  'defrost_excessive',
  'defrost_insufficient',
  'defrost_incomplete',
  'aux_heat_misuse',
  'aux_heat_missing',
  'cold_climate_risk',
  'sensor_drift',
  'sensor_bias',
  'sensor_stuck',
  'metering_fault',
  'connectivity_loss',
  'energy_cost_anomaly',
  'setting_change',
] as const
/** The faults the simulator can put into a unit, by their code in the data contract. */
export type SimulatedFault = (typeof simulatedFaults)[number]

export const shapes = ['step', 'linear', 'quadratic', 'cubic', 'quartic'] as const
/** How severity grows from the onset to the end of its ramp: at once, or with that power of the time passed. */
export type Shape = (typeof shapes)[number]

export const faultySensors = [
  'outdoor', 'coil', 'suction', 'liquid', 'discharge', 'supply', 'return', 'indoor', 'suction_pressure', 'discharge_pressure',
] as const
export type FaultySensor = (typeof faultySensors)[number]

export const meteringKinds = ['ct_half', 'ct_reversed', 'heat_idle', 'heat_scale'] as const

/** Variants of a fault that has several causes. */
export type FaultKind = (typeof meteringKinds)[number] | 'lockout' | 'relay' | 'load' | 'standby'

/** One fault of one unit; `severity` is in the unit that `faultFacts` names and is reached at the end of the ramp. */
export interface FaultRecipe {
  fault: SimulatedFault
  onset_on: string
  /** Hour on the clock of the onset; default 0. */
  hour?: number
  shape: Shape
  severity: number
  /** Days from onset to full severity; none for a step. */
  ramp_days?: number
  /** The compressor breaks at the end of the ramp and is replaced two days later. */
  fails?: boolean
  /** Of a sensor fault; default `outdoor`. */
  sensor?: FaultySensor
  kind?: FaultKind
}
