import { newUnknown } from '../../statistics/memory'

/** Holds each value on the days after it that have none, for at most `days` days and not past a restart. */
export const carry = (values: Float64Array, days: number, restarts: ReadonlySet<number>): Float64Array => {
  const held = newUnknown(values.length)
  let last = -1
  for (let i = 0; i < values.length; i++) {
    if (restarts.has(i)) last = -1
    if (!Number.isNaN(values[i])) last = i
    if (last >= 0 && i - last <= days) held[i] = values[last] as number
  }
  return held
}
