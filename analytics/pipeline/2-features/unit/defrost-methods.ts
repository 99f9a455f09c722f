import { method, missing, mode } from './codes'
import { medianOf } from './median-of'
import { scratch } from './spans'
import type { DaySpan, SeriesRows } from './series-rows'

export interface DefrostMethods {
  /** Of each day, beside the day spans. */
  method: Uint8Array
  /** Whether the coil was known to hang in other air before each day: 1 for yes. */
  elsewhere: Uint8Array
}

/**
 * The best evidence of defrosts each day has, beside the day spans; `missing` where it has none, comes too seldom, or is of a
 * coil in exhaust air, which outdoor weather does not frost.
 */
export const defrostMethods = (rows: SeriesRows, days: readonly DaySpan[], running: Uint8Array, elsewhereBefore = false): DefrostMethods => {
  const found: DefrostMethods = { method: new Uint8Array(days.length).fill(missing), elsewhere: new Uint8Array(days.length) }
  if (rows.sampleS > 900) return found
  let elsewhere = elsewhereBefore
  for (let index = 0; index < days.length; index++) {
    const span = days[index] as DaySpan
    const best = bestEvidence(rows, span)
    found.elsewhere[index] = elsewhere ? 1 : 0
    if (best === method.coil) elsewhere = restsInOtherAir(rows, span, running) ?? elsewhere
    found.method[index] = best === method.coil && elsewhere ? missing : best
  }
  return found
}

const restsS = 1800
const leastRestS = 3600
/** A resting coil so far above the air outside, K, hangs in other air: more than sun and a warm casing do. */
const otherAirK = 6

/** Whether the coil of a resting unit is far warmer than the air outside, by the median of the day; undefined without an hour of rest. */
const restsInOtherAir = ({ at, sampleS, stationC, signal: { outdoor_coil_c: coil, outdoor_c: outdoor } }: SeriesRows, { from, to }: DaySpan, running: Uint8Array): boolean | undefined => {
  const differences = scratch(to - from)
  let onAt = from < to ? (at[from] as number) : 0
  let n = 0
  for (let i = from; i < to; i++) {
    if (running[i] !== 0) onAt = at[i] as number
    const station = stationC[i] as number
    const difference = (coil[i] as number) - (station === station ? station : (outdoor[i] as number))
    if (running[i] === 0 && difference === difference && (at[i] as number) - onAt >= restsS) differences[n++] = difference
  }
  return n * sampleS < leastRestS ? undefined : medianOf(differences, n) > otherAirK
}

const bestEvidence = (rows: SeriesRows, span: DaySpan): number => {
  const { outdoor_coil_c: coil, supply_c: supply, flow_lpm: flow, return_c: back, discharge_c: discharge, power_w: power } = rows.signal
  if (isTold(rows.defrostFlag, span) || isIn(rows.mode, mode.defrost, span)) return method.flag
  if (isTold(rows.valveHeating, span)) return method.valve
  if (isMeasured(coil, coil, coil, span)) return method.coil
  if (isMeasured(supply, flow, back, span)) return method.heat
  if (isMeasured(supply, discharge, discharge, span)) return method.line
  return isMeasured(power, power, power, span) ? method.power : missing
}

const isTold = (codes: Uint8Array, { from, to }: DaySpan): boolean => {
  for (let i = from; i < to; i++) if (codes[i] !== missing) return true
  return false
}

const isIn = (codes: Uint8Array, code: number, { from, to }: DaySpan): boolean => {
  for (let i = from; i < to; i++) if (codes[i] === code) return true
  return false
}

/** Whether some row has a number in all three. */
const isMeasured = (one: Float64Array, other: Float64Array, third: Float64Array, { from, to }: DaySpan): boolean => {
  for (let i = from; i < to; i++) if (one[i] === one[i] && other[i] === other[i] && third[i] === third[i]) return true
  return false
}
