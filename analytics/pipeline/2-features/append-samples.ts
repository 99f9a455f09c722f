import { allGates } from './gates'
import { missing } from './unit/codes'
import { placeAt, type Locality, type Place } from './unit/local-time'
import { type SeriesRows } from './unit/series-rows'
import { otherSignals, type OtherSignal, type Signal } from './unit/signals'

/** Samples of one unit and one resolution in order of time, column by column. NaN and `missing` stand for nothing; so does a column that is not there. */
export interface SampleColumns {
  /** Seconds since 1970, UTC. */
  ts: ArrayLike<number>
  mode?: ArrayLike<number> | undefined
  heatSource?: ArrayLike<number> | undefined
  valveHeating?: ArrayLike<number> | undefined
  defrost?: ArrayLike<number> | undefined
  numbers(signal: Signal | OtherSignal): ArrayLike<number> | undefined
}

const place: Place = { offsetIndex: 0, from: 0, to: 0, dayStart: 0, day: 0, stationC: NaN, stationRh: NaN }

/**
 * Adds samples `from` up to, not including, `to` to a series with room for them: plausible values only, on local days, the station's
 * weather beside them. Leaves out those from local day `endDay` on; answers the place after the last one added.
 */
export const appendSamples = (series: SeriesRows, columns: SampleColumns, from: number, to: number, locality: Locality, endDay: number): number => {
  const first = series.count
  const kept = appendTimes(series, columns.ts, from, to, locality, endDay)
  const count = kept - from
  series.count = first + count
  copyCodes(series.mode, columns.mode, from, first, count)
  copyCodes(series.heatSource, columns.heatSource, from, first, count)
  copyCodes(series.valveHeating, columns.valveHeating, from, first, count)
  copyCodes(series.defrostFlag, columns.defrost, from, first, count)
  series.outOfRange.fill(0, first, series.count)
  for (const gate of allGates) {
    const source = series.known.has(gate.name) ? columns.numbers(gate.name) : undefined
    if (source !== undefined) gate.copy({ source, from, to: kept, target: series.signal[gate.name], outOfRange: series.outOfRange, first })
    else if (series.known.has(gate.name)) series.signal[gate.name].fill(NaN, first, series.count)
  }
  appendOthers(series, columns, from, kept, first)
  fillHumidity(series, first)
  return kept
}

const appendTimes = (series: SeriesRows, ts: ArrayLike<number>, from: number, to: number, locality: Locality, endDay: number): number => {
  let row = series.count
  place.to = -Infinity
  for (let i = from; i < to; i++) {
    const seconds = ts[i] as number
    if (seconds >= place.to || seconds < place.from) placeAt(place, locality, seconds)
    if (place.day >= endDay) return i
    const second = seconds - place.dayStart
    series.ts[row] = seconds
    series.at[row] = Math.round(seconds)
    series.day[row] = row === 0 ? place.day : Math.max(place.day, series.day[row - 1] as number)
    series.daySecond[row] = Math.round(second)
    series.hour[row] = (second / 3600) | 0
    series.stationC[row] = place.stationC
    series.rhPct[row] = place.stationRh
    row++
  }
  return to
}

const copyCodes = (target: Uint8Array, source: ArrayLike<number> | undefined, from: number, first: number, count: number): void => {
  if (source === undefined) target.fill(missing, first, first + count)
  else for (let i = 0; i < count; i++) target[first + i] = source[from + i] as number
}

const appendOthers = (series: SeriesRows, columns: SampleColumns, from: number, to: number, first: number): void => {
  for (const name of otherSignals) {
    const source = columns.numbers(name)
    if (source === undefined) continue
    const known = series.other.get(name)
    const target = known ?? new Float64Array(series.ts.length).fill(NaN)
    if (known === undefined) series.other.set(name, target)
    for (let i = from, row = first; i < to; i++, row++) target[row] = source[i] as number
  }
}

/** The unit's own humidity where the station has none. */
const fillHumidity = ({ count, rhPct, signal, known }: SeriesRows, first: number): void => {
  if (!known.has('outdoor_rh_pct')) return
  for (let i = first; i < count; i++) if (rhPct[i] !== rhPct[i]) rhPct[i] = signal.outdoor_rh_pct[i] as number
}
