import type { SeriesRows } from './series-rows'
import { mostRoomC } from './day-rows'
import { numbersFor } from './workspace'

const leastRiseK = 1.6
const togetherS = 1800

/** The moment of the last rise of the room's setpoint by 1.6 K and more (in one go or within half an hour) up to each row, s; -Infinity before one. */
export const setpointRises = ({ count, at, signal }: SeriesRows): Float64Array => {
  const setpoint = signal.setpoint_c
  const riseAt = numbersFor('riseAt', count)
  let [last, base, changedAt, rise] = [NaN, NaN, -Infinity, -Infinity]
  for (let i = 0; i < count; i++) {
    const value = setpoint[i] as number
    if (value === value && value <= mostRoomC && value !== last) {
      const now = at[i] as number
      if (now - changedAt > togetherS || value < base) base = last
      if (value - base >= leastRiseK) rise = now
      changedAt = now
      last = value
    }
    riseAt[i] = rise
  }
  return riseAt
}
