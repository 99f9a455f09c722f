import { missing, mode as modes, outdoorFault } from './codes'
import { frostIntervalMin } from './frost-map'
import { medianOf } from './median-of'
import { newPartTable, type PartTable } from './part-table'
import { signals } from './signals'
import type { DaySpan, SeriesRows } from './series-rows'
import type { Steps } from './steps'
import { newTally } from './tally'

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

const energies = (rows: SeriesRows, { runMode, running }: Steps, { from, to }: DaySpan) => {
  const { power_w: power, heat_w: heat, aux_power_w: aux, dhw_power_w: dhwPower, dhw_heat_w: dhwHeat } = rows.signal
  const kwhPerW = rows.sampleS / 3.6e6
  const total = newTally()
  const delivered = newTally()
  const backup = newTally()
  const [copEnergy, copHeat, heatingEnergy, heatingHeat, coolingEnergy, coolingHeat] = [newTally(), newTally(), newTally(), newTally(), newTally(), newTally()]
  const [hotEnergy, hotHeat] = [newTally(), newTally()]
  let resting = 0
  room(to - from)
  for (let i = from; i < to; i++) {
    const watts = power[i] as number
    const heatW = heat[i] as number
    const hasPower = watts === watts
    const hasHeat = heatW === heatW
    const run = runMode[i] as number
    const told = rows.mode[i] as number
    if (hasPower) {
      total.add(watts * kwhPerW)
      if (running[i] === 0) values[resting++] = watts
    }
    if (hasHeat) delivered.add(heatW * kwhPerW)
    const auxW = aux[i] as number
    if (auxW === auxW) backup.add(auxW * kwhPerW)
    const hotWater = run === modes.dhw || (run === missing && told === modes.dhw)
    const hotPowerW = hotWater ? watts : (dhwPower[i] as number)
    const hotHeatW = hotWater ? heatW : (dhwHeat[i] as number)
    if (hotPowerW === hotPowerW && hotHeatW === hotHeatW) {
      hotEnergy.add(hotPowerW * kwhPerW)
      hotHeat.add(hotHeatW * kwhPerW)
    }
    if (!hasPower || !hasHeat) continue
    const cooling = run === modes.cool || told === modes.cool
    ;(cooling ? coolingEnergy : copEnergy).add(watts * kwhPerW)
    ;(cooling ? coolingHeat : copHeat).add(heatW * kwhPerW)
    if (run === modes.heat || run === modes.defrost || told === modes.heat || told === modes.defrost || (told === missing && run === missing)) {
      heatingEnergy.add((watts - (hotPowerW === hotPowerW ? hotPowerW : 0)) * kwhPerW)
      heatingHeat.add((heatW - (hotHeatW === hotHeatW ? hotHeatW : 0)) * kwhPerW)
    }
  }
  return {
    n_power: total.count(),
    energy_kwh: total.sum(), heat_kwh: delivered.sum(), aux_kwh: backup.sum(),
    cop_energy_kwh: copEnergy.sum(), cop_heat_kwh: copHeat.sum(),
    heating_energy_kwh: heatingEnergy.sum(), heating_heat_kwh: heatingHeat.sum(),
    dhw_energy_kwh: hotEnergy.sum(), dhw_heat_kwh: hotHeat.sum(),
    cooling_energy_kwh: coolingEnergy.sum(), cooling_heat_kwh: -coolingHeat.sum(),
    standby_w: medianOf(values, resting),
  }
}

const temperatures = (rows: SeriesRows, { outdoorC, fault, running, runMode }: Steps, { from, to }: DaySpan, onAt: Float64Array) => {
  const { stationC, rhPct, hour, at, outOfRange } = rows
  const { outdoor_c: inRange, indoor_c: indoor, setpoint_c: setpoint, supply_c: supply } = rows.signal
  const [outdoorMean, stationMean, rhMean, indoorMean, setpointMean, supplyMean] = [newTally(), newTally(), newTally(), newTally(), newTally(), newTally()]
  let seen = 0
  let least = NaN
  let most = NaN
  let sun = 0
  let sentinel = 0
  let range = 0
  room(to - from)
  let [resting, night, stationNight] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    const outdoor = outdoorC[i] as number
    const station = stationC[i] as number
    if (inRange[i] === inRange[i]) seen++
    if (fault[i] === outdoorFault.sun) sun++
    else if (fault[i] === outdoorFault.sentinel) sentinel++
    if (((outOfRange[i] as number) & outdoorBit) !== 0) range++
    const nightly = (hour[i] as number) >= 2 && (hour[i] as number) <= 4
    if (station === station) stationMean.add(station)
    if (outdoor === outdoor) {
      outdoorMean.add(outdoor)
      if (!(outdoor >= least)) least = outdoor
      if (!(outdoor <= most)) most = outdoor
      if (nightly) {
        nights[night++] = outdoor
        if (running[i] === 0 && (at[i] as number) - (onAt[i] as number) >= 1800) values[resting++] = outdoor
        if (station === station) stationNights[stationNight++] = station
      }
    }
    addNumber(rhMean, rhPct[i] as number)
    addNumber(indoorMean, indoor[i] as number)
    addNumber(setpointMean, setpoint[i] as number)
    if (runMode[i] === modes.heat) addNumber(supplyMean, supply[i] as number)
  }
  return {
    n_outdoor: seen, n_indoor: indoorMean.count(),
    outdoor_c_mean: outdoorMean.mean(), outdoor_c_min: least, outdoor_c_max: most,
    outdoor_night_c: resting > 0 ? medianOf(values, resting) : medianOf(nights, night),
    station_c_mean: stationMean.mean(), station_night_c: medianOf(stationNights, stationNight), station_rh_mean: rhMean.mean(),
    indoor_c_mean: indoorMean.mean(), setpoint_c_mean: setpointMean.mean(), supply_heating_c_mean: supplyMean.mean(),
    outdoor_sun_samples: sun, outdoor_sentinel_samples: sentinel, outdoor_range_samples: range,
  }
}

const hours = (rows: SeriesRows, { running, runMode, sourceC }: Steps, { from, to }: DaySpan) => {
  let [compressor, heating, dhw, cooling, frost, mapped] = [0, 0, 0, 0, 0, 0]
  room(to - from)
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

const addNumber = (tally: ReturnType<typeof newTally>, value: number): void => {
  if (value === value) tally.add(value)
}

let values = new Float64Array(2048)
let nights = new Float64Array(2048)
let stationNights = new Float64Array(2048)

/** Makes room for one value of each row of a day. */
const room = (rows: number): void => {
  if (rows <= values.length) return
  values = new Float64Array(2 * rows)
  nights = new Float64Array(2 * rows)
  stationNights = new Float64Array(2 * rows)
}
