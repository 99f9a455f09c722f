import type { DaySpan, SeriesRows } from './series-rows'
import { mostRoomC } from './day-rows'
import { wholeSeries, type Stretch } from './stretch'
import { numbersFor } from './workspace'

const leastRiseK = 1.6
const togetherS = 1800

/** The setpoint, the one its rise is counted from, and the moments of its last change and rise before a day. */
export interface RiseMemory {
  last: number
  base: number
  changedAt: number
  rise: number
}

/** The moment of the last rise of the room's setpoint by 1.6 K and more (in one go or within half an hour) up to each row, s; -Infinity before one. */
export const setpointRises = ({ count, at, signal }: SeriesRows, days: readonly DaySpan[], { from, keep }: Stretch = wholeSeries, before?: RiseMemory): { riseAt: Float64Array; memory: RiseMemory | undefined } => {
  const setpoint = signal.setpoint_c
  const riseAt = numbersFor('riseAt', count)
  const keepRow = days[keep]?.from ?? -1
  let { last, base, changedAt, rise } = before ?? { last: NaN, base: NaN, changedAt: -Infinity, rise: -Infinity }
  let memory: RiseMemory | undefined
  for (let i = days[from]?.from ?? 0; i < count; i++) {
    if (i === keepRow) memory = { last, base, changedAt, rise }
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
  return { riseAt, memory }
}
