import { tellsStill } from './coarse-reading'
import { outdoorFault } from './codes'
import type { DaySpan, SeriesRows } from './series-rows'
import { medianOf } from './median-of'
import { codesFor } from './workspace'

export interface OutdoorFaults {
  /** Per row: `none`, `sentinel` or `sun`. */
  fault: Uint8Array
  /** Per day, beside the day spans: the longest stretch of one value in hours that saw the compressor change twice, on a whole or half degree only from two days on; NaN for none. */
  sameH: Float64Array
}

const sentinels = new Set([-50, -40, 50, 85, 127])

/** Judges the unit's own outdoor sensor: values that stand for a broken sensor, and sun on it. */
export const outdoorFaults = (rows: SeriesRows, days: readonly DaySpan[], running: Uint8Array): OutdoorFaults => {
  const fault = codesFor('fault', rows.count)
  const sameH = new Float64Array(days.length).fill(NaN)
  const present = presentRows(rows.signal.outdoor_c, rows.count)
  if (present.length > 0) {
    markStretches(rows, days, running, present, fault, sameH)
    for (const span of days) markSun(rows, span, fault)
  }
  return { fault, sameH }
}

const presentRows = (values: Float64Array, count: number): Int32Array => {
  const found = new Int32Array(count)
  let n = 0
  for (let i = 0; i < count; i++) if (values[i] === values[i]) found[n++] = i
  return found.subarray(0, n)
}

const markStretches = (rows: SeriesRows, days: readonly DaySpan[], running: Uint8Array, present: Int32Array, fault: Uint8Array, sameH: Float64Array): void => {
  const { day, at, sampleS } = rows
  const values = rows.signal.outdoor_c
  let enteredFrom = NaN
  let dayIndex = 0
  for (let from = 0; from < present.length; ) {
    const first = present[from] as number
    const value = values[first] as number
    let changes = 0
    let to = from
    for (; to < present.length; to++) {
      const row = present[to] as number
      if (values[row] !== value) break
      if (to > from && running[row] !== running[present[to - 1] as number]) changes++
      if (changes < 2) continue
      while ((days[dayIndex] as DaySpan).to <= row) dayIndex++
      const hours = ((at[row] as number) - (at[first] as number) + sampleS) / 3600
      if (!(hours <= (sameH[dayIndex] as number)) && tellsStill(value, hours)) sameH[dayIndex] = hours
    }
    const last = present[to - 1] as number
    const next = to < present.length ? (present[to] as number) : -1
    if (from > 0 && isSentinel(value, enteredFrom, next < 0 ? NaN : (values[next] as number), next >= 0 && day[next] === day[last]))
      for (let i = from; i < to; i++) fault[present[i] as number] = outdoorFault.sentinel
    enteredFrom = value
    from = to
  }
}

const isSentinel = (value: number, before: number, after: number, sameDay: boolean): boolean =>
  Math.abs(value - before) >= 10 &&
  ((sentinels.has(value) && (value < before || value - before >= 20)) || (value < before && sameDay && after - value >= 10))

const hourSum = new Float64Array(24)
const hourCount = new Int32Array(24)

const markSun = (rows: SeriesRows, { from, to }: DaySpan, fault: Uint8Array): void => {
  const values = rows.signal.outdoor_c
  let hottest = -Infinity
  for (let i = from; i < to; i++) if (fault[i] === 0 && (values[i] as number) > hottest) hottest = values[i] as number
  if (hottest < 35) return
  hourSum.fill(0)
  hourCount.fill(0)
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (fault[i] !== 0 || value !== value) continue
    const hour = rows.hour[i] as number
    hourSum[hour] = (hourSum[hour] as number) + value
    hourCount[hour] = (hourCount[hour] as number) + 1
  }
  const means: number[] = []
  for (let hour = 0; hour < 24; hour++) if ((hourCount[hour] as number) > 0) means.push((hourSum[hour] as number) / (hourCount[hour] as number))
  let steepest = -Infinity
  for (let i = 1; i < means.length; i++) steepest = Math.max(steepest, (means[i] as number) - (means[i - 1] as number))
  if (steepest < 6) return
  const middle = medianOf(Float64Array.from(means), means.length)
  for (let i = from; i < to; i++) if (fault[i] === 0 && (values[i] as number) >= 35 && (values[i] as number) - middle >= 11) fault[i] = outdoorFault.sun
}
