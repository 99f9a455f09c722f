import type { DayRows, Series } from './day-rows'
import type { DaySpan, SeriesRows } from './series-rows'

const judged = [
  ['supply_c', 'same_supply_h'], ['return_c', 'same_return_h'], ['discharge_c', 'same_discharge_h'], ['suction_c', 'same_suction_h'],
  ['liquid_c', 'same_liquid_h'], ['outdoor_coil_c', 'same_coil_h'], ['suction_kpa', 'same_suction_kpa_h'], ['discharge_kpa', 'same_discharge_kpa_h'],
] as const

/** Of each sensor of the circuit the longest time of a day that it held one value, from its beginning even days before, in which the compressor changed twice at least, h. */
export const addStuckHours = ({ out, first }: DayRows, { rows, days, steps }: Series): void => {
  if (!judged.some(([name]) => rows.known.has(name))) return
  const changes = changesUpTo(steps.running, rows.count)
  for (const [name, column] of judged) if (rows.known.has(name)) longestSame(rows, days, rows.signal[name], changes, out[column], first)
}

let room = new Int32Array(1024)

/** How often the compressor changed up to each row. */
const changesUpTo = (running: Uint8Array, count: number): Int32Array => {
  if (room.length < count) room = new Int32Array(Math.ceil(1.25 * count))
  let changes = 0
  for (let i = 0; i < count; i++) {
    if (i > 0 && running[i] !== running[i - 1]) changes++
    room[i] = changes
  }
  return room
}

const longestSame = ({ at, sampleS, count }: SeriesRows, days: readonly DaySpan[], values: Float64Array, changes: Int32Array, hours: Float64Array, first: number): void => {
  let day = 0
  for (let from = 0; from < count; ) {
    const value = values[from] as number
    let last = from
    let to = from + 1
    for (; to < count; to++) {
      const next = values[to] as number
      if (next === value) last = to
      else if (next === next) break
    }
    if (value === value && (changes[last] as number) - (changes[from] as number) >= 2) {
      while ((days[day] as DaySpan).to <= from) day++
      for (let on = day; on < days.length && (days[on] as DaySpan).from <= last; on++) {
        const end = lastWith(values, value, Math.min(last, (days[on] as DaySpan).to - 1), (days[on] as DaySpan).from)
        if (end < from || (changes[end] as number) - (changes[from] as number) < 2) continue
        const held = ((at[end] as number) - (at[from] as number) + sampleS) / 3600
        if (!(held <= (hours[first + on] as number))) hours[first + on] = held
      }
    }
    from = to
  }
}

const lastWith = (values: Float64Array, value: number, from: number, to: number): number => {
  for (let i = from; i >= to; i--) if (values[i] === value) return i
  return -1
}
