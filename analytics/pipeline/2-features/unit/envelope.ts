import { selectInPlace } from '../../../statistics/select'
import { condensingAt, superheatAt } from './circuit'
import { mode as modes } from './codes'
import { fineSampleS, hoursOf, type DayRows, type Series } from './day-rows'
import { newGreatest } from './greatest'
import type { DaySpan, SeriesRows } from './series-rows'
import { scratch } from './spans'

/** The discharge line's temperature is passed for so long in all, s. */
const hotS = 600
const settledS = 600
const leastRunS = 1800
const greatest = newGreatest()

/**
 * How far the compressor is driven: the temperature its discharge line passed for ten minutes in all while it ran, and its 90th percentile;
 * hours of liquid in the suction gas, and hours at a pressure ratio over 8 or a discharge over 120 °C (sections 3.1 and 3.2 of the analytics notes).
 */
export const addEnvelope = (day: DayRows, series: Series): void => {
  const { rows, days } = series
  if (!rows.known.has('discharge_c')) return
  for (let index = 0; index < days.length; index++) addDay(day, day.first + index, series, days[index] as DaySpan)
}

const addDay = ({ out }: DayRows, row: number, series: Series, { from, to }: DaySpan): void => {
  const { rows, steps } = series
  const { sampleS, signal } = rows
  const { discharge_c: discharge, discharge_kpa: high, suction_kpa: low } = signal
  const { running } = steps
  const values = scratch(to - from)
  let [n, wet, outside] = [0, 0, 0]
  greatest.reset(Math.ceil(hotS / sampleS))
  for (let i = from; i < to; i++) {
    const c = discharge[i] as number
    if (running[i] !== 1 || c !== c) continue
    values[n++] = c
    greatest.add(c)
    if (c > 120 || (high[i] as number) > 8 * (low[i] as number)) outside++
    if (isWet(series, i, c)) wet++
  }
  if (n === 0) return
  out.discharge_hot_c[row] = greatest.least()
  out.floodback_h[row] = hoursOf(wet, sampleS)
  out.envelope_h[row] = hoursOf(outside, sampleS)
  if (n * sampleS >= leastRunS) out.discharge_p90_c[row] = selectInPlace(values, Math.ceil(0.9 * n) - 1, n)
}

/** Hardly any superheat at either side of the compressor; without pressures a discharge line hardly warmer than what it heats. Ten minutes after a start and a defrost; of samples over five minutes neither the first nor the last of a run. */
const isWet = (series: Series, i: number, dischargeC: number): boolean => {
  const { rows, steps, clocks, circuit } = series
  const { signal } = rows
  const at = rows.at[i] as number
  if (rows.sampleS > fineSampleS && !isWithinRun(series, i)) return false
  const cooling = steps.runMode[i] === modes.cool
  const pressures = circuit.fluid !== undefined && signal.suction_kpa[i] === signal.suction_kpa[i] && signal.discharge_kpa[i] === signal.discharge_kpa[i]
  if (!pressures && !(dischargeC - sinkAt(rows, steps.sourceC, i, cooling) < 8)) return false
  if (steps.runMode[i] === modes.defrost || at - (clocks.offAt[i] as number) < settledS || at - (clocks.defrostEndAt[i] as number) < settledS) return false
  return !pressures || (superheatAt(circuit, rows, i, cooling) < 2 && dischargeC - condensingAt(circuit, rows, i, cooling) < 10)
}

/** As far as the day tells: what comes after it is not looked at. */
const isWithinRun = ({ rows: { day, count }, steps: { running, contiguous } }: Series, i: number): boolean =>
  running[i - 1] === 1 && contiguous[i] === 1 && (i + 1 >= count || day[i + 1] !== day[i] || (running[i + 1] === 1 && contiguous[i + 1] === 1))

const sinkAt = ({ signal }: SeriesRows, sourceC: Float64Array, i: number, cooling: boolean): number => {
  if (cooling) return sourceC[i] as number
  const supply = signal.supply_c[i] as number
  return supply === supply ? supply : (signal.indoor_c[i] as number)
}
