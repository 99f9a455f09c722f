import { isHydronic } from './circuit'
import { tellsStill } from './coarse-reading'
import type { DayRows, Series } from './day-rows'
import { dayOf, type DaySpan, type SeriesRows } from './series-rows'
import type { Signal } from './signals'

const judged = [
  ['supply_c', 'same_supply_h'], ['return_c', 'same_return_h'], ['discharge_c', 'same_discharge_h'], ['suction_c', 'same_suction_h'],
  ['liquid_c', 'same_liquid_h'], ['outdoor_coil_c', 'same_coil_h'], ['suction_kpa', 'same_suction_kpa_h'], ['discharge_kpa', 'same_discharge_kpa_h'],
] as const

/** The sensors that are looked at. */
export const heldSensors = judged.map(([name]) => name)

/**
 * Of each sensor of the circuit the longest time of a day that it held one value, from its beginning even days before, in which the
 * compressor changed twice at least, h; not of the return of a unit that heats air, which is the room. On a whole or half degree only what
 * has lasted two days.
 */
export const addStuckHours = ({ out, first }: DayRows, { rows, days, steps, circuit }: Series): void => {
  if (!judged.some(([name]) => rows.known.has(name))) return
  const changes = changesOf(steps.running, rows.count)
  for (const [name, column] of judged) if (rows.known.has(name)) longestSame(rows, days, name, changes, out[column], first)
  for (let index = 0; index < days.length; index++) if (!isHydronic(circuit, rows, days[index] as DaySpan)) out.same_return_h[first + index] = NaN
}

/** Rows before which the compressor was in another state. */
const changesOf = (running: Uint8Array, count: number): Int32Array => {
  let n = 0
  for (let i = 1; i < count; i++) if (running[i] !== running[i - 1]) n++
  const changes = new Int32Array(n)
  n = 0
  for (let i = 1; i < count; i++) if (running[i] !== running[i - 1]) changes[n++] = i
  return changes
}

/** Only stretches that two changes lie in count: each is looked for around its first change. */
const longestSame = (rows: SeriesRows, days: readonly DaySpan[], name: Signal, changes: Int32Array, hours: Float64Array, first: number): void => {
  const values = rows.signal[name]
  const isTemperature = name.endsWith('_c')
  for (let place = 0; place + 1 < changes.length; ) {
    const change = changes[place] as number
    const from = heldSince(values, change, rows.count)
    let second = place
    if (from >= 0) {
      const value = values[from] as number
      const last = heldUntil(values, value, change, rows.count)
      second = lastChangeIn(changes, place, last)
      if (second > place) addStretch(rows, days, values, { from, last, secondChange: changes[place + 1] as number, isTemperature }, hours, first)
    }
    place = second + 1
  }
}

/** First row of the value that the signal had before and has at a change, missing ones passed over; -1 where it moved. */
const heldSince = (values: Float64Array, change: number, count: number): number => {
  let before = change - 1
  while (before >= 0 && values[before] !== values[before]) before--
  if (before < 0) return -1
  const value = values[before] as number
  for (let i = change; i < count; i++) {
    const next = values[i] as number
    if (next === value) break
    if (next === next) return -1
  }
  let from = before
  for (let i = before; i >= 0; i--) {
    if (values[i] === value) from = i
    else if (values[i] === values[i]) break
  }
  return from
}

const heldUntil = (values: Float64Array, value: number, from: number, count: number): number => {
  let last = from - 1
  for (let i = from; i < count; i++) {
    if (values[i] === value) last = i
    else if (values[i] === values[i]) break
  }
  return last
}

/** The place of the last change up to a row, from `place` on. */
const lastChangeIn = (changes: Int32Array, place: number, row: number): number => {
  let last = place
  while (last + 1 < changes.length && (changes[last + 1] as number) <= row) last++
  return last
}

interface Stretch {
  from: number
  last: number
  /** Row of the second change in it. */
  secondChange: number
  isTemperature: boolean
}

const addStretch = ({ at, sampleS }: SeriesRows, days: readonly DaySpan[], values: Float64Array, { from, last, secondChange, isTemperature }: Stretch, hours: Float64Array, first: number): void => {
  for (let day = dayOf(days, secondChange); day < days.length && (days[day] as DaySpan).from <= last; day++) {
    const span = days[day] as DaySpan
    let end = Math.min(last, span.to - 1)
    while (end >= span.from && values[end] !== values[end]) end--
    if (end < secondChange || end < span.from) continue
    const held = ((at[end] as number) - (at[from] as number) + sampleS) / 3600
    if (!(held <= (hours[first + day] as number)) && (!isTemperature || tellsStill(values[from] as number, held))) hours[first + day] = held
  }
}
