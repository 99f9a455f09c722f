import { method, missing, mode } from './codes'
import type { DaySpan, SeriesRows } from './series-rows'

/** The best evidence of defrosts each day has, beside the day spans; `missing` where it has none or comes too seldom. */
export const defrostMethods = (rows: SeriesRows, days: readonly DaySpan[]): Uint8Array => {
  const found = new Uint8Array(days.length).fill(missing)
  if (rows.sampleS > 900) return found
  days.forEach((span, index) => {
    found[index] = bestEvidence(rows, span)
  })
  return found
}

const bestEvidence = (rows: SeriesRows, { from, to }: DaySpan): number => {
  const { signal } = rows
  const has = (present: (row: number) => boolean): boolean => {
    for (let i = from; i < to; i++) if (present(i)) return true
    return false
  }
  if (has((i) => rows.defrostFlag[i] !== missing || rows.mode[i] === mode.defrost)) return method.flag
  if (has((i) => rows.valveHeating[i] !== missing)) return method.valve
  if (has((i) => isNumber(signal.outdoor_coil_c[i]))) return method.coil
  if (has((i) => isNumber(signal.supply_c[i]) && isNumber(signal.flow_lpm[i]) && isNumber(signal.return_c[i]))) return method.heat
  if (has((i) => isNumber(signal.supply_c[i]) && isNumber(signal.discharge_c[i]))) return method.line
  if (has((i) => isNumber(signal.power_w[i]))) return method.power
  return missing
}

const isNumber = (value: number | undefined): boolean => value === value
