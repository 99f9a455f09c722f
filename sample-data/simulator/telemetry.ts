/** Signals of the canonical telemetry that are numbers, in the order of the data contract. */
export const numberSignals = [
  'power_w',
  'aux_power_w',
  'heat_w',
  'outdoor_c',
  'outdoor_rh_pct',
  'indoor_c',
  'setpoint_c',
  'supply_c',
  'return_c',
  'flow_lpm',
  'airflow_m3h',
  'compressor_hz',
  'compressor_a',
  'fan_rpm',
  'eev_pct',
  'discharge_c',
  'suction_c',
  'liquid_c',
  'outdoor_coil_c',
  'indoor_coil_c',
  'discharge_kpa',
  'suction_kpa',
  'vibration_mm_s',
  'rssi_dbm',
] as const
export type NumberSignal = (typeof numberSignals)[number]

/** Controller modes by their code in `Telemetry.mode`. */
export const modes = ['off', 'heat', 'cool', 'dhw', 'defrost', 'aux'] as const

/** Samples of one unit in time order; NaN is a missing value. */
export interface Telemetry {
  rows: number
  /** Number of the sample since the unit's first. */
  index: Int32Array
  mode: Uint8Array
  defrost: Uint8Array
  reversingValveHeating: Uint8Array
  numbers: Record<NumberSignal, Float32Array>
}

export const createTelemetry = (capacity: number): Telemetry => ({
  rows: 0,
  index: new Int32Array(capacity),
  mode: new Uint8Array(capacity),
  defrost: new Uint8Array(capacity),
  reversingValveHeating: new Uint8Array(capacity),
  numbers: Object.fromEntries(
    numberSignals.map((name) => [name, new Float32Array(capacity).fill(NaN)]),
  ) as Record<NumberSignal, Float32Array>,
})
