import { missing, mode as modes, outdoorFault } from './codes'
import { frostIntervalMin } from './frost-map'
import { medianOf } from './median-of'
import { newPartTable, type PartTable } from './part-table'
import { signals } from './signals'
import type { DaySpan, SeriesRows } from './series-rows'
import { countBits, countCode, countOf, leastOf, meanOf, meanWhere, mostOf, scratch, sumOf } from './spans'
import type { Steps } from './steps'

export const dayNames = [
  'unit_no', 'day', 'sample_s', 'n', 'n_power', 'n_outdoor', 'n_indoor', 'first_ts', 'last_ts', 'max_gap_min',
  'energy_kwh', 'heat_kwh', 'aux_kwh', 'cop_energy_kwh', 'cop_heat_kwh', 'heating_energy_kwh', 'heating_heat_kwh',
  'dhw_energy_kwh', 'dhw_heat_kwh', 'cooling_energy_kwh', 'cooling_heat_kwh', 'standby_w', 'metered', 'derived_water', 'derived_air',
  'outdoor_c_mean', 'outdoor_c_min', 'outdoor_c_max', 'outdoor_night_c', 'station_c_mean', 'station_night_c', 'station_rh_mean',
  'indoor_c_mean', 'setpoint_c_mean', 'supply_heating_c_mean', 'compressor_h', 'heating_h', 'dhw_h', 'cooling_h', 'frost_zone_h',
  'starts', 'starts_max_per_h', 'interval_expected_min', 'outdoor_same_h',
  'outdoor_sun_samples', 'outdoor_sentinel_samples', 'outdoor_range_samples', 'defrost_seen',
] as const
export type DayName = (typeof dayNames)[number]
export const newDayTable = (): PartTable<DayName> => newPartTable(dayNames)

const outdoorBit = 2 ** signals.indexOf('outdoor_c')

export interface DayContext {
  unitNo: number
  /** Moment the compressor last ran up to each row, seconds since 1970; -Infinity before it ever ran. */
  onAt: Float64Array
  sameH: number
  defrostSeen: boolean
}

/** One day of one resolution: what `unit_day` is made of. */
export const dayPart = (rows: SeriesRows, steps: Steps, span: DaySpan, context: DayContext): Record<DayName, number> => ({
  unit_no: context.unitNo,
  day: span.day,
  sample_s: rows.sampleS,
  n: span.to - span.from,
  first_ts: rows.ts[span.from] as number,
  last_ts: rows.ts[span.to - 1] as number,
  max_gap_min: longestGap(rows, span),
  outdoor_same_h: context.sameH,
  defrost_seen: context.defrostSeen ? 1 : 0,
  ...energies(rows, steps, span),
  ...temperatures(rows, steps, span, context.onAt),
  ...hours(rows, steps, span),
  ...starts(rows, steps, span),
  ...sources(rows, span),
})

const longestGap = ({ at, sampleS }: SeriesRows, { from, to }: DaySpan): number => {
  let longest = NaN
  for (let i = Math.max(1, from); i < to; i++) {
    const gap = (at[i] as number) - (at[i - 1] as number) - sampleS
    if (!(gap <= longest)) longest = gap
  }
  return longest / 60
}

const energies = (rows: SeriesRows, steps: Steps, span: DaySpan) => {
  const { power_w: power, heat_w: heat, aux_power_w: aux } = rows.signal
  const kwhPerW = rows.sampleS / 3.6e6
  return {
    n_power: countOf(power, span),
    energy_kwh: sumOf(power, span, kwhPerW),
    heat_kwh: sumOf(heat, span, kwhPerW),
    aux_kwh: sumOf(aux, span, kwhPerW),
    standby_w: standbyPower(power, steps.running, span),
    ...energiesByPurpose(rows, steps, span, kwhPerW),
  }
}

const standbyPower = (power: Float64Array, running: Uint8Array, { from, to }: DaySpan): number => {
  const values = scratch(to - from)
  let n = 0
  for (let i = from; i < to; i++) if (running[i] === 0 && power[i] === power[i]) values[n++] = power[i] as number
  return medianOf(values, n)
}

/** Sums over the samples that have both electricity and heat. */
const energiesByPurpose = (rows: SeriesRows, { runMode }: Steps, { from, to }: DaySpan, kwhPerW: number) => {
  const { power_w: power, heat_w: heat, dhw_power_w: dhwPower, dhw_heat_w: dhwHeat } = rows.signal
  let [cooled, other, heated, hot] = [0, 0, 0, 0]
  let [coolingEnergy, coolingHeat, copEnergy, copHeat, heatingEnergy, heatingHeat, hotEnergy, hotHeat] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    const watts = power[i] as number
    const heatW = heat[i] as number
    const run = runMode[i] as number
    const told = rows.mode[i] as number
    const hotWater = run === modes.dhw || (run === missing && told === modes.dhw)
    const hotWatts = hotWater ? watts : (dhwPower[i] as number)
    const hotHeatW = hotWater ? heatW : (dhwHeat[i] as number)
    if (hotWatts === hotWatts && hotHeatW === hotHeatW) {
      hotEnergy += hotWatts * kwhPerW
      hotHeat += hotHeatW * kwhPerW
      hot++
    }
    if (watts !== watts || heatW !== heatW) continue
    if (run === modes.cool || told === modes.cool) {
      coolingEnergy += watts * kwhPerW
      coolingHeat += heatW * kwhPerW
      cooled++
    } else {
      copEnergy += watts * kwhPerW
      copHeat += heatW * kwhPerW
      other++
    }
    if (run === modes.heat || run === modes.defrost || told === modes.heat || told === modes.defrost || (told === missing && run === missing)) {
      heatingEnergy += (watts - (hotWatts === hotWatts ? hotWatts : 0)) * kwhPerW
      heatingHeat += (heatW - (hotHeatW === hotHeatW ? hotHeatW : 0)) * kwhPerW
      heated++
    }
  }
  const known = (count: number, value: number): number => (count === 0 ? NaN : value)
  return {
    cop_energy_kwh: known(other, copEnergy), cop_heat_kwh: known(other, copHeat),
    heating_energy_kwh: known(heated, heatingEnergy), heating_heat_kwh: known(heated, heatingHeat),
    dhw_energy_kwh: known(hot, hotEnergy), dhw_heat_kwh: known(hot, hotHeat),
    cooling_energy_kwh: known(cooled, coolingEnergy), cooling_heat_kwh: known(cooled, -coolingHeat),
  }
}

const temperatures = (rows: SeriesRows, steps: Steps, span: DaySpan, onAt: Float64Array) => {
  const { outdoorC, fault, runMode } = steps
  const { indoor_c: indoor, setpoint_c: setpoint, supply_c: supply } = rows.signal
  return {
    n_outdoor: countOf(rows.signal.outdoor_c, span), n_indoor: countOf(indoor, span),
    outdoor_c_mean: meanOf(outdoorC, span), outdoor_c_min: leastOf(outdoorC, span), outdoor_c_max: mostOf(outdoorC, span),
    ...nights(rows, steps, span, onAt),
    station_c_mean: meanOf(rows.stationC, span), station_rh_mean: meanOf(rows.rhPct, span),
    indoor_c_mean: meanOf(indoor, span), setpoint_c_mean: meanOf(setpoint, span), supply_heating_c_mean: meanWhere(supply, runMode, modes.heat, span),
    outdoor_sun_samples: countCode(fault, outdoorFault.sun, span), outdoor_sentinel_samples: countCode(fault, outdoorFault.sentinel, span),
    outdoor_range_samples: countBits(rows.outOfRange, outdoorBit, span),
  }
}

/** Medians of 02 to 05 local time: the unit's sensor after half an hour of rest (else at all), and the station's at the same moments. */
const nights = (rows: SeriesRows, { outdoorC, running }: Steps, { from, to }: DaySpan, onAt: Float64Array) => {
  const [resting, all, station] = [scratch(to - from), scratch(to - from, 1), scratch(to - from, 2)]
  let [rested, seen, known] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    const hour = rows.hour[i] as number
    if (hour < 2 || hour > 4) continue
    const outdoor = outdoorC[i] as number
    if (outdoor !== outdoor) continue
    all[seen++] = outdoor
    if (running[i] === 0 && (rows.at[i] as number) - (onAt[i] as number) >= 1800) resting[rested++] = outdoor
    if (rows.stationC[i] === rows.stationC[i]) station[known++] = rows.stationC[i] as number
  }
  return { outdoor_night_c: rested > 0 ? medianOf(resting, rested) : medianOf(all, seen), station_night_c: medianOf(station, known) }
}

const hours = (rows: SeriesRows, { running, runMode, sourceC }: Steps, { from, to }: DaySpan) => {
  let [compressor, heating, dhw, cooling, frost, mapped] = [0, 0, 0, 0, 0, 0]
  const values = scratch(to - from)
  for (let i = from; i < to; i++) {
    if (running[i] === 1) compressor++
    const run = runMode[i] as number
    if (run === modes.cool) cooling++
    if (run !== modes.heat && run !== modes.dhw) continue
    if (run === modes.heat) heating++
    else dhw++
    const minutes = frostIntervalMin(sourceC[i] as number, rows.rhPct[i] as number)
    if (minutes !== minutes) continue
    values[mapped++] = minutes
    if (minutes <= 60) frost++
  }
  const asHours = (samples: number): number => (samples === 0 ? NaN : (samples * rows.sampleS) / 3600)
  return {
    compressor_h: asHours(compressor), heating_h: asHours(heating), dhw_h: asHours(dhw), cooling_h: asHours(cooling),
    frost_zone_h: asHours(frost), interval_expected_min: medianOf(values, mapped),
  }
}

const startsOfHour = new Int32Array(24)

const starts = (rows: SeriesRows, { running, started }: Steps, { from, to }: DaySpan) => {
  startsOfHour.fill(0)
  let known = 0
  let all = 0
  let most = 0
  for (let i = from; i < to; i++) {
    if (running[i] === missing) continue
    known++
    if (started[i] !== 1) continue
    all++
    const hour = rows.hour[i] as number
    startsOfHour[hour] = (startsOfHour[hour] as number) + 1
    most = Math.max(most, startsOfHour[hour] as number)
  }
  return { starts: known > 0 ? all : NaN, starts_max_per_h: known > 0 ? most : NaN }
}

const sources = ({ heatSource }: SeriesRows, { from, to }: DaySpan) => {
  let seen = 0
  for (let i = from; i < to; i++) seen |= 1 << (heatSource[i] as number & 7)
  return { metered: seen & 1, derived_water: (seen >> 1) & 1, derived_air: (seen >> 2) & 1 }
}
