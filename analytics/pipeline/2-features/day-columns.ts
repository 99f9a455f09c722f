type Rank = 'rank_rows' | 'rank_power' | 'rank_outdoor' | 'rank_indoor'

/** Float columns of `unit_day` in their order, with the resolution they are taken from. */
const dayFloats: ReadonlyArray<readonly [column: string, rank: Rank]> = [
  ...['energy_kwh', 'heat_kwh', 'aux_kwh', 'cop_energy_kwh', 'cop_heat_kwh', 'heating_energy_kwh', 'heating_heat_kwh', 'dhw_energy_kwh', 'dhw_heat_kwh', 'cooling_energy_kwh', 'cooling_heat_kwh', 'standby_w'].map((c) => [c, 'rank_power'] as const),
  ...['outdoor_c_mean', 'outdoor_c_min', 'outdoor_c_max', 'outdoor_night_c'].map((c) => [c, 'rank_outdoor'] as const),
  ...['station_c_mean', 'station_night_c', 'station_rh_mean'].map((c) => [c, 'rank_rows'] as const),
  ...['indoor_c_mean', 'setpoint_c_mean'].map((c) => [c, 'rank_indoor'] as const),
  ...['supply_heating_c_mean', 'compressor_h', 'heating_h', 'dhw_h', 'cooling_h', 'frost_zone_h', 'interval_expected_min'].map((c) => [c, 'rank_power'] as const),
  ['outdoor_same_h', 'rank_outdoor'],
]

const dayCounts: ReadonlyArray<readonly [column: string, rank: Rank]> = [
  ['starts', 'rank_power'],
  ['outdoor_sun_samples', 'rank_outdoor'],
  ['outdoor_sentinel_samples', 'rank_outdoor'],
  ['outdoor_range_samples', 'rank_outdoor'],
  ['fault_codes', 'rank_rows'],
]

export const dayColumns = dayFloats.map(([column]) => `${column} DOUBLE`).join(', ')
export const dayRounded = dayFloats.map(([column]) => `sig9(l.${column})`).join(', ')
export const dayPicked = [...dayFloats, ...dayCounts].map(([column, rank]) => `arg_min(${column}, ${rank}) AS ${column}`).join(',\n    ')

/** The finest resolution that covers half of the day, else the one that covers most of it. */
export const rankBy = (count: string): string =>
  `CASE WHEN ${count} = 0 THEN NULL WHEN ${count}::BIGINT * sample_s >= 43200 THEN sample_s ELSE 1000000 - least(${count}::BIGINT * sample_s, 86400) END`
