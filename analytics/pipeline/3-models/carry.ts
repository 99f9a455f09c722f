import { newUnknown } from '../../statistics/memory'

/** A value that is held, with its position, which counts from the first day of those that follow. */
export interface Carried {
  position: number
  value: number
}

export const newCarried = (): Carried => ({ position: 0, value: NaN })

/** Holds each value on the days after it that have none, for at most `days` days and not past a restart; goes on from `carried`, which is then what the next days go on from. */
export const carry = (values: Float64Array, days: number, restarts: ReadonlySet<number>, carried = newCarried()): Float64Array => {
  const held = newUnknown(values.length)
  let { position, value } = carried
  for (let i = 0; i < values.length; i++) {
    if (restarts.has(i)) value = NaN
    if (!Number.isNaN(values[i])) {
      position = i
      value = values[i] as number
    }
    if (i - position <= days) held[i] = value
  }
  carried.position = position - values.length
  carried.value = value
  return held
}
