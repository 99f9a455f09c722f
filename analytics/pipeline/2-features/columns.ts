import { quoteText } from '../../db/quote'

/** Values outside these are no readings of the signal (section 0.3 of the analytics notes; power and flow: no unit of this program's kind). */
export const plausibleRange: ReadonlyArray<readonly [signal: string, low: number, high: number]> = [
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
]

const wide = (signal: string): string => (signal.endsWith('_w') ? `s.${signal}::DOUBLE` : `round(s.${signal}::DOUBLE, 3)`)

export const gatedSelect = plausibleRange.map(([s, low, high]) => `CASE WHEN s.${s} BETWEEN ${low} AND ${high} THEN ${wide(s)} END AS ${s}`).join(',\n    ')

export const rangeBits = plausibleRange.map(([s, low, high], bit) => `CASE WHEN s.${s} NOT BETWEEN ${low} AND ${high} THEN ${2 ** bit} ELSE 0 END`).join(' + ')

export const outdoorBit = 2 ** plausibleRange.findIndex(([s]) => s === 'outdoor_c')

export const gateRangeTable = `CREATE OR REPLACE TEMP TABLE gate_range AS SELECT * FROM (VALUES ${plausibleRange
  .map(([s, low, high], bit) => `(${quoteText(s)}, ${2 ** bit}, ${quoteText(`outside ${low} to ${high}`)})`)
  .join(', ')}) AS t(signal, bit, detail)`

/** Columns of `unit_day_mode` that are medians over steady samples, with the expression they are the median of. */
const modeMedians: ReadonlyArray<readonly [column: string, expression: string]> = [
  ['outdoor_c', 'source_c'],
  ['outdoor_unit_c', 'outdoor_c'],
  ['rh_pct', 'rh_pct'],
  ['supply_c', 'supply_c'],
  ['return_c', 'return_c'],
  ['sink_c', 'sink_c'],
  ['indoor_c', 'indoor_c'],
  ['setpoint_c', 'setpoint_c'],
  ['compressor_hz', 'compressor_hz'],
  ['power_w', 'power_w'],
  ['heat_w', 'heat_w'],
  ['cop', 'CASE WHEN cop BETWEEN 0.5 AND 9 THEN cop END'],
  ['carnot_fraction', 'carnot_fraction'],
  ['discharge_c', 'discharge_c'],
  ['suction_c', 'suction_c'],
  ['liquid_c', 'liquid_c'],
  ['outdoor_coil_c', 'outdoor_coil_c'],
  ['superheat_k', 'superheat_k'],
  ['subcooling_k', 'subcooling_k'],
  ['eev_pct', 'eev_pct'],
  ['flow_lpm', 'flow_lpm'],
]

export const medians = [
  ...modeMedians.map(([column, expression]) => `quantile_cont(${expression}, 0.5) FILTER (steady) AS ${column}`),
  'avg(approach_k) AS approach_clean_k',
].join(',\n  ')

export const modeColumnNames = [...modeMedians.map(([column]) => column), 'approach_clean_k']
export const modeColumns = modeColumnNames.map((c) => `${c} DOUBLE`).join(', ')
export const modeRounded = modeColumnNames.map((c) => `sig9(${c})`).join(', ')

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
