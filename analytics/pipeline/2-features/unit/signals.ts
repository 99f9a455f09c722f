/** Values outside these are no readings of the signal (section 0.3 of the analytics notes; power and flow: no unit of this program's kind). */
export const plausibleRange = [
  ['power_w', 0, 1_000_000],
  ['aux_power_w', 0, 1_000_000],
  ['heat_w', -5_000_000, 5_000_000],
  ['dhw_power_w', 0, 1_000_000],
  ['dhw_heat_w', -5_000_000, 5_000_000],
  ['outdoor_c', -60, 60],
  ['outdoor_rh_pct', 1, 100],
  ['indoor_c', -20, 60],
  ['setpoint_c', 4, 95],
  ['supply_c', -30, 110],
  ['return_c', -30, 110],
  ['dhw_tank_c', 0, 110],
  ['flow_lpm', 0, 100_000],
  ['compressor_hz', 0, 400],
  ['compressor_a', 0, 1000],
  ['discharge_c', -60, 160],
  ['suction_c', -60, 160],
  ['liquid_c', -60, 160],
  ['outdoor_coil_c', -60, 160],
  ['superheat_k', -30, 80],
  ['subcooling_k', -30, 80],
  ['eev_pct', 0, 100],
  ['airflow_m3h', 0, 1_000_000],
  ['fan_rpm', 0, 10_000],
  ['indoor_coil_c', -60, 160],
  ['discharge_kpa', 0, 20_000],
  ['suction_kpa', 0, 20_000],
  ['vibration_mm_s', 0, 1000],
] as const satisfies readonly (readonly [signal: string, low: number, high: number])[]

export type Signal = (typeof plausibleRange)[number][0]

export const signals: readonly Signal[] = plausibleRange.map(([signal]) => signal)

/** Signals in watts keep every digit; the others are rounded to three decimals, as they are measured. */
export const isExact = (signal: Signal): boolean => signal.endsWith('_w')

/** Numbers that no feature is made of: only how much of them there is, and how good, is told. */
export const otherSignals = ['rssi_dbm', 'energy_counter_kwh', 'heat_counter_kwh'] as const
export type OtherSignal = (typeof otherSignals)[number]

/** What `unit_signal` has a row for; `ts` stands for the rows themselves. */
export const countedSignals = ['ts', ...signals, ...otherSignals, 'mode', 'reversing_valve_heating', 'defrost'] as const
export type CountedSignal = (typeof countedSignals)[number]
