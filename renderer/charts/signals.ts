import type { TraceSignal } from '../../analytics/contract'
import type { Quantity } from '../ui/format'

/** What each signal measures: signals of one quantity share a panel of the trace. */
export const quantityOfSignal: Record<TraceSignal, Quantity> = {
  power_w: 'power',
  heat_w: 'power',
  aux_power_w: 'power',
  outdoor_c: 'temperature',
  outdoor_rh_pct: 'share',
  indoor_c: 'temperature',
  setpoint_c: 'temperature',
  supply_c: 'temperature',
  return_c: 'temperature',
  dhw_tank_c: 'temperature',
  flow_lpm: 'water_flow',
  airflow_m3h: 'air_flow',
  compressor_hz: 'frequency',
  compressor_a: 'current',
  fan_rpm: 'rotation',
  eev_pct: 'share',
  discharge_c: 'temperature',
  suction_c: 'temperature',
  liquid_c: 'temperature',
  outdoor_coil_c: 'temperature',
  indoor_coil_c: 'temperature',
  discharge_kpa: 'pressure',
  suction_kpa: 'pressure',
  superheat_k: 'temperature_difference',
  subcooling_k: 'temperature_difference',
  vibration_mm_s: 'velocity',
  rssi_dbm: 'signal_strength',
}

const preferred: readonly TraceSignal[] = ['outdoor_c', 'supply_c', 'return_c', 'power_w', 'heat_w', 'compressor_hz']

/** The signals shown until the user chooses: temperatures, power and speed, as far as the unit has them. */
export const firstSignals = (available: readonly TraceSignal[]): TraceSignal[] => {
  const found = preferred.filter((signal) => available.includes(signal))
  return found.length > 0 ? found : available.slice(0, 3)
}
