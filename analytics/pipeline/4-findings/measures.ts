/** Medians of steady running that are told beside what the unit itself would show at the same conditions. */
const steady = [
  'outdoor_steady_c', 'sink_steady_c', 'compressor_hz', 'power_w', 'compressor_a', 'vibration_mm_s', 'discharge_c', 'suction_c', 'suction_kpa', 'discharge_kpa',
  'pressure_ratio', 'superheat_k', 'subcooling_k', 'discharge_superheat_k', 'eev_pct', 'approach_clean_k', 'approach_outdoor_k', 'approach_indoor_k',
  'isentropic_efficiency', 'volumetric_index', 'flow_lpm', 'fan_rpm',
] as const

/** What is told of the days of the fault beside those before it. */
const changed = [
  'days_with_data', 'coverage_pct', 'defrosts', 'defrost_max_min', 'termination_c_median', 'starts', 'starts_max_per_h', 'run_min_median',
  'outdoor_c_mean', 'outdoor_c_min', 'outdoor_same_h', 'outdoor_swing_k', 'night_offset_k', 'supply_heating_c_mean', 'setpoint_c_mean',
  'energy_kwh_per_day', 'heat_kwh_per_day', 'aux_kwh_per_day', 'degree_days_per_day', 'aux_h', 'standby_w', 'cop_day_median', 'closure',
  'rest_outdoor_k', 'rest_coil_k', 'rest_suction_k', 'rest_liquid_k', 'rest_supply_k', 'rest_return_k', 'rest_indoor_k', 'rest_indoor_coil_k',
  'rest_pressure_pct', 'rest_discharge_pressure_pct',
  'same_supply_h', 'same_return_h', 'same_discharge_h', 'same_suction_h', 'same_liquid_h', 'same_coil_h', 'same_suction_kpa_h', 'same_discharge_kpa_h',
  'outdoor_steady_c', 'sink_steady_c', 'compressor_hz', 'power_w', 'heat_w', 'suction_kpa', 'approach_clean_k',
] as const

/** What rules can read of each window, by the names of the columns of `measures.sql` and, of the year, of `year_measures.sql`. */
export const measures = {
  now: [
    ...steady, ...changed,
    'days_without_data', 'samples', 'signal_tier', 'scored_days', 'cop_vs_expected_pct', 'cop_steady_median', 'approach_frost_k', 'cause_score', 'cause_second_score',
    'defrosts_unnecessary', 'defrosts_incomplete', 'defrosts_warm', 'defrost_min_mean', 'interval_min_median', 'interval_min_cv', 'interval_expected_min',
    'defrost_kwh', 'defrost_heat_lost_kwh', 'frost_zone_h', 'frosted_h', 'short_runs', 'compressor_h',
    'outdoor_sentinel_samples', 'outdoor_range_samples', 'station_c_mean', 'indoor_c_mean',
    'energy_kwh', 'heat_kwh', 'cop_energy_kwh', 'cop', 'aux_kwh', 'aux_alone_total_h', 'aux_idle_total_h', 'aux_recovery_h', 'aux_outdoor_c',
    'cold_call_h', 'cold_call_full_h', 'lockout_total_h', 'lockout_outdoor_c', 'discharge_max_c', 'discharge_p90_max_c', 'floodback_total_h', 'envelope_total_h',
    'valve_wrong_max_min', 'rests', 'heat_idle_kwh', 'power_negative_h', 'summary_cop', 'summary_energy_kwh', 'summary_heat_kwh',
    'residual_superheat_k', 'residual_subcooling_k', 'residual_eev_pct', 'residual_discharge_superheat_k', 'residual_approach_outdoor_k', 'residual_approach_indoor_k',
    'residual_suction_kpa', 'residual_discharge_kpa', 'residual_power_w', 'residual_isentropic_efficiency', 'residual_volumetric_index', 'residual_compressor_a',
    'residual_vibration_mm_s',
  ],
  before: changed,
  like: steady,
  year: [
    'rests', 'last_rest_pressure_pct', 'last_rest_discharge_pressure_pct', 'defrost_kwh', 'defrost_heat_lost_kwh', 'outdoor_sun_samples', 'outdoor_sentinel_samples',
    'outdoor_swing_k', 'night_offset_k', 'energy_kwh', 'heating_energy_kwh', 'cop_energy_kwh', 'cop', 'aux_kwh', 'aux_warm_kwh',
  ],
} as const

type Span = keyof typeof measures

/** Prices, neighbours and what was lost are measured for the faults alone that tell of them. */
interface Further {
  now: 'price_mean' | 'site_units' | 'site_units_silent'
  before: 'price_mean'
  like: never
  year: 'cop_lost_kwh' | 'cop_trend_pct_per_year' | 'cop_trend_low' | 'cop_trend_high'
}

/** Names of the measures of a window. */
export type Measure<S extends Span> = (typeof measures)[S][number] | Further[S]
