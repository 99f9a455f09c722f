export type SignalType = 'FLOAT' | 'DOUBLE' | 'BOOLEAN' | 'VARCHAR'

export interface CanonicalSignal {
  name: string
  type: SignalType
}

const watts = ['power_w', 'aux_power_w', 'heat_w', 'dhw_power_w', 'dhw_heat_w'] as const

const floats = [
  'outdoor_c', 'outdoor_rh_pct', 'indoor_c', 'setpoint_c', 'supply_c', 'return_c', 'dhw_tank_c', 'flow_lpm', 'airflow_m3h',
  'compressor_hz', 'compressor_a', 'fan_rpm', 'eev_pct',
  'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c', 'indoor_coil_c',
  'discharge_kpa', 'suction_kpa', 'superheat_k', 'subcooling_k', 'vibration_mm_s', 'rssi_dbm',
] as const

/** Every signal a row of canonical telemetry may carry, beside `unit_id`, `ts` and `sample_s`, in the order they are stored. */
export const canonicalSignals: readonly CanonicalSignal[] = [
  { name: 'mode', type: 'VARCHAR' },
  ...watts.map((name) => ({ name, type: 'DOUBLE' as const })),
  ...floats.map((name) => ({ name, type: 'FLOAT' as const })),
  { name: 'energy_counter_kwh', type: 'DOUBLE' },
  { name: 'heat_counter_kwh', type: 'DOUBLE' },
  { name: 'reversing_valve_heating', type: 'BOOLEAN' },
  { name: 'defrost', type: 'BOOLEAN' },
  { name: 'fault_code', type: 'VARCHAR' },
  { name: 'heat_source', type: 'VARCHAR' },
]

/** Readings that each refrigerant circuit of a unit has of its own. */
export const circuitSignals = [
  'power_w', 'compressor_hz', 'compressor_a', 'fan_rpm', 'eev_pct',
  'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c', 'indoor_coil_c',
  'discharge_kpa', 'suction_kpa', 'superheat_k', 'subcooling_k', 'vibration_mm_s',
] as const

/** Circuits beyond the first, whose columns have no number. */
export const furtherCircuits = [2, 3] as const

/** A signal's column in a further circuit, whose number stands before the unit: `discharge_kpa` of circuit 2 is `discharge_2_kpa`. */
export const ofCircuit = (signal: string, circuitNo: number): string => signal.replace(/_(mm_s|[a-z]+)$/, `_${circuitNo}_$1`)

/** The same signal of the first circuit. */
export const ofFirstCircuit = (signal: string): string => signal.replace(/_[23]_(mm_s|[a-z]+)$/, '_$1')

const typeOf = new Map(canonicalSignals.map(({ name, type }) => [name, type]))

/** Columns of further circuits; telemetry has them only where an import brought them. */
export const furtherSignals: readonly CanonicalSignal[] = furtherCircuits.flatMap((circuitNo) =>
  circuitSignals.map((signal) => ({ name: ofCircuit(signal, circuitNo), type: typeOf.get(signal) ?? 'FLOAT' })),
)

/** Every signal that is imported. */
export const importedSignals: readonly CanonicalSignal[] = [...canonicalSignals, ...furtherSignals]

export const canonicalModes = ['off', 'heat', 'cool', 'defrost', 'dhw', 'fan', 'aux', 'unknown'] as const
