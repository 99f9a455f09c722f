import type { FaultRecipe, SimulatedFault } from './fault-recipe'

export interface FaultFacts {
  /** Unit of the severity in `truth.csv`. */
  unit: string
  /** Severity from which the fault is worth finding. */
  detectable: number
  /** Modes in which it shows. */
  mode: 'heat' | 'cool' | 'all'
  /** One line for people who choose faults. */
  says: string
}

/** What severity means for each fault and from where it counts as detectable. */
export const faultFacts: Readonly<Record<SimulatedFault, FaultFacts>> = {
  cop_degradation: { unit: '1', detectable: 0.05, mode: 'all', says: 'share of the COP that is lost' },
  outdoor_coil_fouling: { unit: '1', detectable: 0.2, mode: 'all', says: 'share of the outdoor air flow that is lost' },
  indoor_airflow_restriction: { unit: '1', detectable: 0.15, mode: 'all', says: 'share of the indoor air flow that is lost' },
  refrigerant_leak: { unit: '1', detectable: 0.05, mode: 'all', says: 'share of the full charge that is lost' },
  refrigerant_overcharge: { unit: '1', detectable: 0.1, mode: 'all', says: 'charge over the full charge, share' },
  non_condensables: { unit: '1', detectable: 0.3, mode: 'all', says: 'air in the circuit over what fills it at one atmosphere' },
  liquid_line_restriction: { unit: '1', detectable: 0.1, mode: 'all', says: 'restriction of the liquid line, share of the pressure drop' },
  expansion_valve_fault: { unit: '1', detectable: 0, mode: 'all', says: 'opening the valve is stuck at over the one it needs on average' },
  liquid_floodback: { unit: '1', detectable: 0.05, mode: 'all', says: 'liquid share of the suction gas' },
  compressor_bearing_wear: { unit: '1', detectable: 0.25, mode: 'all', says: 'share of the way to failure' },
  compressor_valve_leakage: { unit: '1', detectable: 0.25, mode: 'all', says: 'share of the way to failure' },
  compressor_overheating: { unit: 'K', detectable: 15, mode: 'all', says: 'discharge line too hot by' },
  compressor_current_anomaly: { unit: '1', detectable: 0.1, mode: 'all', says: 'current too high for the power, share' },
  short_cycling: { unit: '1/h', detectable: 0, mode: 'heat', says: 'compressor starts an hour' },
  reversing_valve_leakage: { unit: '1', detectable: 0.05, mode: 'all', says: 'share of the hot gas that flows back' },
  reversing_valve_stuck: { unit: '1', detectable: 0, mode: 'heat', says: 'stays in the cooling position' },
  defrost_excessive: { unit: 'min', detectable: 0, mode: 'heat', says: 'minutes of heating between timed defrosts' },
  defrost_insufficient: { unit: '1', detectable: 0, mode: 'heat', says: 'frost at a defrost over the frost of a healthy one' },
  defrost_incomplete: { unit: '1', detectable: 0, mode: 'heat', says: 'share of the heat that reaches the coil in a defrost' },
  aux_heat_misuse: { unit: 'W', detectable: 0, mode: 'heat', says: 'backup heat that runs above its lockout' },
  aux_heat_missing: { unit: 'W', detectable: 0, mode: 'heat', says: 'backup heat that does not come' },
  cold_climate_risk: { unit: 'degC', detectable: 0, mode: 'heat', says: 'outdoor temperature below which the compressor stays off' },
  sensor_drift: { unit: 'K', detectable: 1.4, mode: 'all', says: 'error of a sensor at the end of a slow drift (pressures: %)' },
  sensor_bias: { unit: 'K', detectable: 1.4, mode: 'all', says: 'error of a sensor from one moment on (pressures: %)' },
  sensor_stuck: { unit: '1', detectable: 0, mode: 'all', says: 'a sensor shows one value for ever' },
  metering_fault: { unit: '1', detectable: 0, mode: 'all', says: 'factor on a meter, or heat it shows at rest, kW' },
  connectivity_loss: { unit: 'd', detectable: 0, mode: 'all', says: 'no data from one day on' },
  energy_cost_anomaly: { unit: '1', detectable: 0.15, mode: 'all', says: 'heat the house needs more, share, or kW that run all the time' },
  setting_change: { unit: 'K', detectable: 2, mode: 'heat', says: 'supply water hotter, or room setpoint higher, by' },
}

const stationDriftK = 1.7

/** Severity from which this fault counts as detectable: outdoor sensors are told by the station, 1.7 K; pressures by 3 %. */
export const detectableFrom = ({ fault, sensor, severity }: FaultRecipe): number => {
  if (fault !== 'sensor_drift' && fault !== 'sensor_bias') return Math.min(faultFacts[fault].detectable, Math.abs(severity))
  if (sensor === undefined || sensor === 'outdoor') return stationDriftK
  return sensor.endsWith('pressure') ? 3 : faultFacts[fault].detectable
}
