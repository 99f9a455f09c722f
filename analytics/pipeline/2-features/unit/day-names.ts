import { energyHours } from '../../../registers/hours-of-day'

/** What must cover half a day for a resolution to tell the columns beside it: its rows, or the values of something in them. */
export const dayLeads = [
  'rows', 'running', 'power', 'heat', 'aux', 'outdoor', 'indoor', 'supply', 'return', 'discharge', 'suction', 'liquid', 'coil', 'indoor_coil', 'evaporating',
  'suction_kpa', 'discharge_kpa',
] as const
export type DayLead = (typeof dayLeads)[number]

/** Float columns of `unit_day` that one resolution tells, in their order. */
export const dayFloats = [
  ['power', ['energy_kwh', 'heat_kwh', 'aux_kwh', 'cop_energy_kwh', 'cop_heat_kwh', 'heating_energy_kwh', 'heating_heat_kwh', 'dhw_energy_kwh', 'dhw_heat_kwh', 'cooling_energy_kwh', 'cooling_heat_kwh', 'standby_w']],
  ['power', energyHours],
  ['outdoor', ['outdoor_c_mean', 'outdoor_c_min', 'outdoor_c_max', 'outdoor_night_c']],
  ['rows', ['station_c_mean', 'station_night_c', 'station_rh_mean']],
  ['indoor', ['indoor_c_mean', 'setpoint_c_mean']],
  ['power', ['supply_heating_c_mean', 'compressor_h', 'heating_h', 'dhw_h', 'cooling_h', 'frost_zone_h', 'interval_expected_min']],
  ['outdoor', ['outdoor_same_h', 'rest_outdoor_k']],
  ['coil', ['rest_coil_k', 'same_coil_h']],
  ['suction', ['rest_suction_k', 'same_suction_h']],
  ['liquid', ['rest_liquid_k', 'same_liquid_h']],
  ['supply', ['rest_supply_k', 'same_supply_h', 'valve_wrong_min']],
  ['return', ['rest_return_k', 'same_return_h']],
  ['indoor', ['rest_indoor_k', 'cold_call_h', 'cold_call_full_h', 'lockout_h', 'lockout_outdoor_c']],
  ['indoor_coil', ['rest_indoor_coil_k']],
  ['suction_kpa', ['rest_pressure_pct', 'same_suction_kpa_h']],
  ['discharge_kpa', ['rest_discharge_pressure_pct', 'same_discharge_kpa_h']],
  ['aux', ['aux_h', 'aux_alone_h', 'aux_idle_h', 'aux_outdoor_c', 'aux_recovery_h']],
  ['discharge', ['discharge_hot_c', 'discharge_p90_c', 'floodback_h', 'envelope_h', 'same_discharge_h']],
  ['rows', ['defrost_longest_min']],
  ['evaporating', ['frost_evidence_h']],
  ['heat', ['heat_h', 'heat_idle_kwh']],
  ['rows', ['power_negative_h', 'gaps']],
] as const satisfies readonly (readonly [DayLead, readonly string[]])[]

/** The same for whole numbers. */
export const dayCounts = [
  ['power', ['starts']],
  ['outdoor', ['outdoor_sun_samples', 'outdoor_sentinel_samples', 'outdoor_range_samples']],
  ['running', ['rests']],
] as const satisfies readonly (readonly [DayLead, readonly string[]])[]

type Told = (typeof dayFloats)[number][1][number] | (typeof dayCounts)[number][1][number]

const leadCounts = dayLeads.map((lead) => `n_${lead}` as const)

/** Columns of the part of a day, one row a resolution; `n_<lead>` are counts. */
export const dayNames = [
  'unit_no', 'day', 'sample_s', ...leadCounts, 'first_ts', 'last_ts', 'max_gap_min', 'metered', 'derived_water', 'derived_air', 'starts_max_per_h', 'defrost_seen',
  ...([...dayFloats, ...dayCounts].flatMap(([, names]): readonly Told[] => names)),
] as const
export type DayName = (typeof dayNames)[number]
