import type { DaySpan } from './series-rows'

/** How many values a signal has on each day, beside the day spans, and the least and greatest of them (infinite for none). */
export interface DayExtents {
  count: Int32Array
  low: Float64Array
  high: Float64Array
  /** How many there are in all. */
  samples: number
}

export const dayExtents = (values: Float64Array, days: readonly DaySpan[]): DayExtents => {
  const extents: DayExtents = { count: new Int32Array(days.length), low: new Float64Array(days.length), high: new Float64Array(days.length), samples: 0 }
  for (let day = 0; day < days.length; day++) addDay(extents, day, values, days[day] as DaySpan)
  return extents
}

/** Of a signal with a value in every row: how many; its least and greatest are not looked for. */
export const wholeDays = (days: readonly DaySpan[]): DayExtents => ({
  count: Int32Array.from(days, ({ from, to }) => to - from),
  low: new Float64Array(days.length).fill(Infinity),
  high: new Float64Array(days.length).fill(-Infinity),
  samples: days.at(-1)?.to ?? 0,
})

const addDay = (extents: DayExtents, day: number, values: Float64Array, { from, to }: DaySpan): void => {
  let [count, low, high] = [0, Infinity, -Infinity]
  for (let i = from; i < to; i++) {
    const value = values[i] as number
    if (value >= low) {
      if (value > high) high = value
    } else if (value < low) {
      low = value
      if (value > high) high = value
    } else continue
    count++
  }
  extents.count[day] = count
  extents.low[day] = low
  extents.high[day] = high
  extents.samples += count
}
