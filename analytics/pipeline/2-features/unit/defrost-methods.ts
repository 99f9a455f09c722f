import { method, missing, mode } from './codes'
import type { DaySpan, SeriesRows } from './series-rows'

/** The best evidence of defrosts each day has, beside the day spans; `missing` where it has none or comes too seldom. */
export const defrostMethods = (rows: SeriesRows, days: readonly DaySpan[]): Uint8Array => {
  const found = new Uint8Array(days.length).fill(missing)
  if (rows.sampleS <= 900) for (let index = 0; index < days.length; index++) found[index] = bestEvidence(rows, days[index] as DaySpan)
  return found
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
