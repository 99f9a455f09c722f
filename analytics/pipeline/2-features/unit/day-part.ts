import type { Fluid } from '../../../refrigerants'
import { energyHours, type EnergyHour } from '../../../registers/hours-of-day'
import { missing, mode as modes, outdoorFault } from './codes'
import { dayNames, type DayName } from './day-names'
import { frostIntervalMin } from './frost-map'
import { medianOf } from './median-of'
import type { DayExtents } from './day-extents'
import { beginRow, newPartTable, type PartTable } from './part-table'
import { signals, type Signal } from './signals'
import type { DaySpan, SeriesRows } from './series-rows'
import { countBits, countCode, meanOf, meanWhere, scratch, sumOf } from './spans'
import type { Steps } from './steps'
import { takesHeat } from './takes-heat'

export const newDayTable = (): PartTable<DayName> => newPartTable(dayNames)

const outdoorBit = 2 ** signals.indexOf('outdoor_c')

export interface DayContext {
  unitNo: number
  /** Moment the compressor last ran up to each row, seconds since 1970; -Infinity before it ever ran. */
  onAt: Float64Array
  sameH: number
  defrostSeen: boolean
  fluid: Fluid | undefined
  /** Days of the signals that rows are known to have, and which of them this is. */
  extents: ReadonlyMap<Signal, DayExtents>
  /** Of the outdoor sensor after the gates. */
  outdoor: DayExtents
  index: number
}

type Columns = PartTable<DayName>['column']

/** Adds one day of one resolution: what `unit_day` is made of. Answers its place in the table. */
export const addDay = (table: PartTable<DayName>, rows: SeriesRows, steps: Steps, span: DaySpan, context: DayContext): number => {
  const row = beginRow(table)
  const out = table.column
  out.unit_no[row] = context.unitNo
  out.day[row] = span.day
  out.sample_s[row] = rows.sampleS
  out.n_rows[row] = span.to - span.from
  out.first_ts[row] = rows.ts[span.from] as number
  out.last_ts[row] = rows.ts[span.to - 1] as number
  addGaps(out, row, rows, span)
  out.outdoor_same_h[row] = context.sameH
  out.defrost_seen[row] = context.defrostSeen ? 1 : 0
  energies(out, row, rows, steps, span)
  energiesByPurpose(out, row, rows, steps, span)
  counts(out, row, steps, span, context)
  temperatures(out, row, rows, steps, span, context)
  nights(out, row, rows, steps, span, context.onAt)
  hours(out, row, rows, steps, span)
  starts(out, row, rows, steps, span)
  sources(out, row, rows, span)
  return row
}

/** The longest gap between rows, and how many are longer than two samples. */
const addGaps = (out: Columns, row: number, { at, sampleS }: SeriesRows, { from, to }: DaySpan): void => {
  let longest = NaN
  let gaps = 0
  for (let i = Math.max(1, from); i < to; i++) {
    const gap = (at[i] as number) - (at[i - 1] as number) - sampleS
    if (!(gap <= longest)) longest = gap
    if (gap > 2 * sampleS) gaps++
  }
  out.max_gap_min[row] = longest / 60
  out.gaps[row] = gaps
}

const energies = (out: Columns, row: number, rows: SeriesRows, steps: Steps, span: DaySpan): void => {
  const { power_w: power, heat_w: heat, aux_power_w: aux } = rows.signal
  const kwhPerW = rows.sampleS / 3.6e6
  out.energy_kwh[row] = sumOf(power, span, kwhPerW)
  out.heat_kwh[row] = sumOf(heat, span, kwhPerW)
  out.aux_kwh[row] = sumOf(aux, span, kwhPerW)
  out.standby_w[row] = standbyPower(power, steps.running, span)
  if (rows.sampleS <= 3600) energiesByHour(out, row, rows, span)
}

const hourSums = new Float64Array(energyHours.length)

/** Energy of each hour of the day; none where the power is never known. */
const energiesByHour = (out: Columns, row: number, { sampleS, hour, signal: { power_w: power } }: SeriesRows, { from, to }: DaySpan): void => {
  hourSums.fill(0)
  let known = 0
  for (let i = from; i < to; i++) {
    const watts = power[i] as number
    if (watts !== watts) continue
    const place = hour[i] as number
    hourSums[place] = (hourSums[place] as number) + watts
    known++
  }
  for (let place = 0; place < hourSums.length; place++) out[energyHours[place] as EnergyHour][row] = known === 0 ? NaN : ((hourSums[place] as number) * sampleS) / 3.6e6
}

const standbyPower = (power: Float64Array, running: Uint8Array, { from, to }: DaySpan): number => {
  const values = scratch(to - from)
  let n = 0
  for (let i = from; i < to; i++) if (running[i] === 0 && power[i] === power[i]) values[n++] = power[i] as number
  return medianOf(values, n)
}

/** Sums over the samples that have both electricity and heat. */
const energiesByPurpose = (out: Columns, row: number, rows: SeriesRows, { runMode, sourceC }: Steps, { from, to }: DaySpan): void => {
  const kwhPerW = rows.sampleS / 3.6e6
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
    if (run === modes.cool || told === modes.cool || (isUntold(run, told) && takesHeat(heatW, watts, sourceC[i] as number))) {
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
  out.cop_energy_kwh[row] = known(other, copEnergy)
  out.cop_heat_kwh[row] = known(other, copHeat)
  out.heating_energy_kwh[row] = known(heated, heatingEnergy)
  out.heating_heat_kwh[row] = known(heated, heatingHeat)
  out.dhw_energy_kwh[row] = known(hot, hotEnergy)
  out.dhw_heat_kwh[row] = known(hot, hotHeat)
  out.cooling_energy_kwh[row] = known(cooled, coolingEnergy)
  out.cooling_heat_kwh[row] = known(cooled, -coolingHeat)
}

/** Neither running nor told to make heat: the end of a short run, by the mean of the sample. */
const isUntold = (run: number, told: number): boolean => run === missing && told !== modes.heat && told !== modes.dhw && told !== modes.defrost

const counted = [
  ['n_power', 'power_w'], ['n_heat', 'heat_w'], ['n_outdoor', 'outdoor_c'], ['n_indoor', 'indoor_c'], ['n_supply', 'supply_c'], ['n_return', 'return_c'],
  ['n_discharge', 'discharge_c'], ['n_suction', 'suction_c'], ['n_liquid', 'liquid_c'], ['n_coil', 'outdoor_coil_c'], ['n_indoor_coil', 'indoor_coil_c'],
  ['n_suction_kpa', 'suction_kpa'], ['n_discharge_kpa', 'discharge_kpa'],
] as const

const counts = (out: Columns, row: number, { running }: Steps, span: DaySpan, { fluid, extents, index }: DayContext): void => {
  for (const [name, signal] of counted) out[name][row] = extents.get(signal)?.count[index] ?? 0
  out.n_evaporating[row] = Math.max(out.n_coil[row] as number, fluid === undefined ? 0 : (out.n_suction_kpa[row] as number))
  out.n_running[row] = span.to - span.from - countCode(running, missing, span)
}

const temperatures = (out: Columns, row: number, rows: SeriesRows, steps: Steps, span: DaySpan, { outdoor, index }: DayContext): void => {
  const { outdoorC, fault, runMode } = steps
  const { indoor_c: indoor, setpoint_c: setpoint, supply_c: supply } = rows.signal
  out.outdoor_c_mean[row] = meanOf(outdoorC, span)
  const seen = (outdoor.count[index] as number) > 0
  out.outdoor_c_min[row] = seen ? (outdoor.low[index] as number) : NaN
  out.outdoor_c_max[row] = seen ? (outdoor.high[index] as number) : NaN
  out.station_c_mean[row] = meanOf(rows.stationC, span)
  out.station_rh_mean[row] = meanOf(rows.rhPct, span)
  out.indoor_c_mean[row] = meanOf(indoor, span)
  out.setpoint_c_mean[row] = meanOf(setpoint, span)
  out.supply_heating_c_mean[row] = meanWhere(supply, runMode, modes.heat, span)
  out.outdoor_sun_samples[row] = countCode(fault, outdoorFault.sun, span)
  out.outdoor_sentinel_samples[row] = countCode(fault, outdoorFault.sentinel, span)
  out.outdoor_range_samples[row] = countBits(rows.outOfRange, outdoorBit, span)
}

/** Medians of 02 to 05 local time: the unit's sensor after half an hour of rest (else at all), and the station's at the same moments. */
const nights = (out: Columns, row: number, rows: SeriesRows, { outdoorC, running }: Steps, { from, to }: DaySpan, onAt: Float64Array): void => {
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
  out.outdoor_night_c[row] = rested > 0 ? medianOf(resting, rested) : medianOf(all, seen)
  out.station_night_c[row] = medianOf(station, known)
}

const hours = (out: Columns, row: number, rows: SeriesRows, { running, runMode, sourceC }: Steps, { from, to }: DaySpan): void => {
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
  out.compressor_h[row] = asHours(compressor)
  out.heating_h[row] = asHours(heating)
  out.dhw_h[row] = asHours(dhw)
  out.cooling_h[row] = asHours(cooling)
  out.frost_zone_h[row] = asHours(frost)
  out.interval_expected_min[row] = medianOf(values, mapped)
}

const startsOfHour = new Int32Array(24)

const starts = (out: Columns, row: number, rows: SeriesRows, { running, started }: Steps, { from, to }: DaySpan): void => {
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
  out.starts[row] = known > 0 ? all : NaN
  out.starts_max_per_h[row] = known > 0 ? most : NaN
}

const sources = (out: Columns, row: number, { heatSource }: SeriesRows, { from, to }: DaySpan): void => {
  let seen = 0
  for (let i = from; i < to; i++) seen |= 1 << (heatSource[i] as number & 7)
  out.metered[row] = seen & 1
  out.derived_water[row] = (seen >> 1) & 1
  out.derived_air[row] = (seen >> 2) & 1
}
