import { bubblePressure, dewPressure, type Fluid } from '../../../refrigerants'
import { isHydronic } from './circuit'
import { leastAuxW, type DayRows, type Series } from './day-rows'
import { medianOf } from './median-of'
import { restWindows, type RestWindow } from './rest-windows'
import type { DaySpan } from './series-rows'
import type { Signal } from './signals'
import { addTo, meanIn, newTally } from './tally'

const outdoorGroup = [['outdoor_c', 'rest_outdoor_k'], ['outdoor_coil_c', 'rest_coil_k'], ['suction_c', 'rest_suction_k'], ['liquid_c', 'rest_liquid_k']] as const
const indoorGroup = [['indoor_c', 'rest_indoor_k'], ['indoor_coil_c', 'rest_indoor_coil_k'], ['supply_c', 'rest_supply_k'], ['return_c', 'rest_return_k']] as const
const columns = [...outdoorGroup.map(([, name]) => name), ...indoorGroup.map(([, name]) => name), 'rest_pressure_pct', 'rest_discharge_pressure_pct'] as const
type RestColumn = (typeof columns)[number]
type Offsets = Partial<Record<RestColumn, number>>

/**
 * Sensors at rest (section 6.1 of the analytics notes): the reading of each less the median of its group, K, and pressures over
 * saturation, %; means over the rests judged on a day. Days on which the compressor is known have a count of rests.
 */
export const addRests = ({ out, first }: DayRows, series: Series): void => {
  for (let index = 0; index < series.days.length; index++) if (hasState(series.steps.running, series.days[index] as DaySpan)) out.rests[first + index] = 0
  const windows = restWindows(series)
  for (let place = 0; place < windows.length; ) {
    const { day } = windows[place] as RestWindow
    const tallies = columns.map(newTally)
    const row = first + day
    for (; windows[place]?.day === day; place++) {
      const offsets = offsetsIn(series, windows[place] as RestWindow)
      columns.forEach((name, column) => addTo(tallies[column] ?? newTally(), offsets[name] ?? NaN))
      out.rests[row] = (out.rests[row] as number) + 1
    }
    columns.forEach((name, column) => (out[name][row] = meanIn(tallies[column] ?? newTally())))
  }
}

const hasState = (running: Uint8Array, { from, to }: DaySpan): boolean => {
  for (let i = from; i < to; i++) if (running[i] === 0 || running[i] === 1) return true
  return false
}

const offsetsIn = (series: Series, { from, to, hourFrom, day }: RestWindow): Offsets => {
  const { rows, circuit, days } = series
  const outdoor = outdoorGroup.map(([name]) => medianOver(series, name, from, to))
  const indoor = indoorGroup.map(([name]) => medianOver(series, name, from, to))
  const hydronic = isHydronic(circuit, rows, days[day] as DaySpan)
  const offsets: Offsets = groupOffsets(outdoorGroup, outdoor)
  if (!heatedBy(rows.signal.aux_power_w, hourFrom, to)) Object.assign(offsets, hydronic ? pairOffsets(indoor[2] as number, indoor[3] as number, medianOver(series, 'flow_lpm', from, to)) : groupOffsets(indoorGroup, indoor))
  if (circuit.fluid !== undefined) {
    const coldest = coldestOf(outdoor, hydronic ? NaN : numberOr(indoor[1] as number, indoor[0] as number))
    offsets.rest_pressure_pct = overSaturation(circuit.fluid, medianOver(series, 'suction_kpa', from, to), coldest)
    offsets.rest_discharge_pressure_pct = overSaturation(circuit.fluid, medianOver(series, 'discharge_kpa', from, to), coldest)
  }
  return offsets
}

const scratch = new Float64Array(2048)

const medianOver = ({ rows, steps }: Series, name: Signal, from: number, to: number): number => {
  if (!rows.known.has(name)) return NaN
  const values = name === 'outdoor_c' ? steps.outdoorC : rows.signal[name]
  let n = 0
  for (let i = from; i < to && n < scratch.length; i++) if (values[i] === values[i]) scratch[n++] = values[i] as number
  return medianOf(scratch, n)
}

const heatedBy = (aux: Float64Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if ((aux[i] as number) >= leastAuxW) return true
  return false
}

const numberOr = (value: number, other: number): number => (value === value ? value : other)

const medianOfPresent = (readings: readonly number[]): number => {
  const present = readings.filter((value) => value === value)
  return medianOf(Float64Array.from(present), present.length)
}

/** Three of a group at least tell which of them is off. */
const groupOffsets = (group: readonly (readonly [Signal, RestColumn])[], readings: readonly number[]): Offsets => {
  if (readings.filter((value) => value === value).length < 3) return {}
  const middle = medianOfPresent(readings)
  return Object.fromEntries(group.map(([, name], place) => [name, (readings[place] as number) - middle]))
}

/** Of two only the difference is known, and only while no water is known to run. */
const pairOffsets = (supply: number, back: number, flow: number): Offsets => (flow > 0.5 ? {} : { rest_supply_k: supply - back, rest_return_k: back - supply })

/** A sensor further than this from the median of its group, K, does not say where it is coldest. */
const believedK = 1.5

const coldestOf = (outdoor: readonly number[], indoor: number): number => {
  const middle = medianOfPresent(outdoor)
  const present = outdoor.filter((value) => value === value)
  const believed = present.length < 3 ? present : present.filter((value) => Math.abs(value - middle) <= believedK)
  if (believed.length === 0) return NaN
  return Math.min(...believed, numberOr(indoor, Infinity))
}

/** Percent by which a pressure lies above that of boiling liquid or, negative, below that of saturated vapour; 0 between the two. */
const overSaturation = (fluid: Fluid, kpa: number, c: number): number => {
  if (kpa !== kpa || c !== c) return NaN
  const [bubble, dew] = [bubblePressure(fluid, c), dewPressure(fluid, c)]
  return kpa > bubble ? 100 * (kpa / bubble - 1) : kpa < dew ? 100 * (kpa / dew - 1) : 0
}
