import type { LikeUnits } from './baseline/group-prior'
import type { UnitMemory } from './remembered/unit-memory'

/** Daily columns of `unit_day` that models read, with `present` (1 on days with telemetry), `end_gap_h`, `station_shift_k` and `peers_reporting`. */
export const dayColumns = [
  'present',
  'sample_s',
  'coverage',
  'gaps',
  'end_gap_h',
  'outdoor_c_mean',
  'outdoor_c_min',
  'outdoor_c_max',
  'outdoor_night_c',
  'station_night_c',
  'station_shift_k',
  'station_c_mean',
  'setpoint_c_mean',
  'supply_heating_c_mean',
  'compressor_h',
  'heating_h',
  'frost_zone_h',
  'starts',
  'starts_max_per_h',
  'short_runs',
  'defrosts',
  'defrosts_unnecessary',
  'defrosts_by_time',
  'defrosts_incomplete',
  'interval_min_median',
  'interval_min_cv',
  'interval_expected_min',
  'defrost_sampling_ok',
  'outdoor_same_h',
  'outdoor_sun_samples',
  'outdoor_invalid_samples',
  'energy_kwh',
  'heat_kwh',
  'aux_kwh',
  'cop_energy_kwh',
  'cop_heat_kwh',
  'heating_energy_kwh',
  'heating_heat_kwh',
  'standby_w',
  'indoor_c_mean',
  'dhw_h',
  'cooling_h',
  'defrost_min',
  'termination_c_median',
  'rests',
  'rest_outdoor_k',
  'rest_coil_k',
  'rest_suction_k',
  'rest_liquid_k',
  'rest_supply_k',
  'rest_return_k',
  'rest_indoor_k',
  'rest_indoor_coil_k',
  'rest_pressure_pct',
  'rest_discharge_pressure_pct',
  'aux_h',
  'aux_alone_h',
  'aux_idle_h',
  'aux_outdoor_c',
  'aux_recovery_h',
  'cold_call_h',
  'cold_call_full_h',
  'lockout_h',
  'lockout_outdoor_c',
  'discharge_hot_c',
  'discharge_p90_c',
  'floodback_h',
  'envelope_h',
  'valve_wrong_min',
  'defrost_longest_min',
  'defrosts_warm',
  'frost_evidence_h',
  'heat_idle_kwh',
  'closure',
  'cop_day_raw',
  'power_negative_h',
  'heat_h',
  'same_supply_h',
  'same_return_h',
  'same_discharge_h',
  'same_suction_h',
  'same_liquid_h',
  'same_coil_h',
  'same_suction_kpa_h',
  'same_discharge_kpa_h',
  'peers_reporting',
] as const

/** Columns of `unit_day_mode` that models read; `outdoor_station` and `daily` are 0 or 1. */
export const modeColumns = [
  'outdoor_station',
  'daily',
  'steady_samples',
  'outdoor_c',
  'rh_pct',
  'sink_c',
  'indoor_c',
  'compressor_hz',
  'power_w',
  'cop',
  'carnot_fraction',
  'outdoor_coil_c',
  'outdoor_unit_c',
  'supply_c',
  'return_c',
  'setpoint_c',
  'heat_w',
  'discharge_c',
  'suction_c',
  'liquid_c',
  'superheat_k',
  'subcooling_k',
  'eev_pct',
  'flow_lpm',
  'approach_clean_k',
  'compressor_a',
  'fan_rpm',
  'vibration_mm_s',
  'discharge_kpa',
  'suction_kpa',
  'indoor_coil_c',
  'airflow_m3h',
  'evaporating_c',
  'condensing_c',
  'discharge_superheat_k',
  'pressure_ratio',
  'approach_outdoor_k',
  'approach_frost_k',
  'approach_indoor_k',
  'isentropic_efficiency',
  'refrigerant_flow_g_s',
  'volumetric_index',
  'refrigerant_cop',
  'carnot_internal',
] as const

export const modes = ['heat', 'dhw', 'cool'] as const

export type DayColumn = (typeof dayColumns)[number]
export type ModeColumn = (typeof modeColumns)[number]
export type Mode = (typeof modes)[number]

export type DayValues = Record<DayColumn, Float64Array>
export type ModeValues = Record<ModeColumn, Float64Array>

/** What the registers say of a unit; NaN or undefined where they say nothing. */
export interface UnitRegister {
  auxHeatW: number
  /** Outdoor temperature above which aux heat stays off, and below which the compressor does. */
  auxLockoutC: number
  minOutdoorC: number
  refrigerant: string | undefined
}

/**
 * One unit, one value per calendar day from its first day of telemetry, or from the day on which its `memory` goes on, to the last day of the
 * fleet (`data_to`), NaN where missing. Position i is the day `firstDay + i` (days since 1970-01-01).
 */
export interface UnitSeries {
  unitId: string
  firstDay: number
  length: number
  day: DayValues
  modes: Record<Mode, ModeValues>
  /** Positions of visits that may have changed the machine (repair, emergency, install). */
  repairs: number[]
  /** Positions from which the controller runs other firmware. */
  updates: number[]
  /** True where heat goes into water, so that the supply temperature is a condition and not a result. */
  hydronic: boolean
  register: UnitRegister
  /** First baselines of like units, for units whose own begins when there are some. */
  like?: LikeUnits | undefined
  /** What models remember of the days before, stored and at hand; without it a series stands for itself. */
  before?: Uint8Array
  memory?: UnitMemory | undefined
  /** The position from which days may still come out otherwise when more telemetry comes: models then go on from it. */
  settled?: number
}

/** The day of the month (1 to 31) at a position. */
export const dayOfMonth = (unit: Pick<UnitSeries, 'firstDay'>, position: number): number =>
  new Date((unit.firstDay + position) * 86_400_000).getUTCDate()
