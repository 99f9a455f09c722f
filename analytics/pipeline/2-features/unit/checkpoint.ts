import { dayOf, type DaySpan, type SeriesRows } from './series-rows'
import type { Steps } from './steps'
import { heldSensors } from './stuck-hours'

/** Days of a series, by their places: a next reading tells all from `day` on anew, for which it reads from day `readFrom` on. */
export interface Checkpoint {
  readFrom: number
  day: number
}

/** Days that more rows may still change: the last, and those whose end runs and defrosts of the night are counted to. */
const openDays = 3
/** Days before those that are told anew: a day's look back of defrosts and rests, and room for what is under way at the first row read. */
const lookBackDays = 3
/** When more than so many days would be read again, the whole is. */
const mostDays = 60
const pauseS = 180

/**
 * Where a next reading of a series with more rows goes on: what is under way where the day begins (a run, a value that a sensor holds, a
 * defrost) began on days that are read again. `goneOn` is the place from which these rows went on, 0 where they are all there are. Undefined
 * where it would have to go on from an earlier place, or read too much, and of short series.
 */
export const checkpointOf = (rows: SeriesRows, days: readonly DaySpan[], steps: Steps, goneOn: number): Checkpoint | undefined => {
  const day = Math.min(days.length - openDays, dayOf(days, beginningOfLastValue(rows.signal.outdoor_c, rows.count)), dayOf(days, lastWithWeather(rows)))
  if (day < Math.max(1, goneOn)) return undefined
  const first = (days[day] as DaySpan).from
  const under = Math.min(
    beginningOfRun(steps, first),
    beginningOfDefrost(rows, steps, first),
    beforeHeldValue(rows.signal.outdoor_c, beforeHeldValue(rows.signal.outdoor_c, first) + 1),
    ...heldSensors.filter((name) => rows.known.has(name)).map((name) => beforeHeldValue(rows.signal[name], first)),
  )
  const readFrom = Math.min(dayOf(days, under) - 1, day - lookBackDays)
  if (readFrom < (goneOn === 0 ? 1 : 0) || (days[day] as DaySpan).day - (days[readFrom] as DaySpan).day > mostDays) return undefined
  return { readFrom, day }
}

/** The last row with weather of a station, which may come later than the rows; the last row where there is none. */
const lastWithWeather = ({ stationC, count }: SeriesRows): number => {
  let row = count - 1
  while (row >= 0 && stationC[row] !== stationC[row]) row--
  return row < 0 ? count - 1 : row
}

/** The row from which on a signal has the last value it has; the last row for none. */
const beginningOfLastValue = (values: Float64Array, count: number): number => {
  const before = beforeHeldValue(values, count)
  return before < 0 ? (hasValue(values, count) ? 0 : count - 1) : before
}

const hasValue = (values: Float64Array, count: number): boolean => {
  for (let i = 0; i < count; i++) if (values[i] === values[i]) return true
  return false
}

/** The last row with another value than the last before row `first`; `first` where there is no value before it, -1 where there was no other. */
const beforeHeldValue = (values: Float64Array, first: number): number => {
  let held = NaN
  for (let i = first - 1; i >= 0; i--) {
    const value = values[i] as number
    if (value !== value) continue
    if (held !== held) held = value
    else if (value !== held) return i
  }
  return held === held ? -1 : first
}

/** The row before the run that lasts into row `first`. */
const beginningOfRun = ({ running, contiguous }: Steps, first: number): number => {
  let row = first - 1
  while (row >= 0 && running[row] === 1 && contiguous[row + 1] === 1) row--
  return row
}

/** The last row before `first` at which no defrost is under way, nor a pause of one. */
const beginningOfDefrost = ({ at }: SeriesRows, { defrosting }: Steps, first: number): number => {
  let meltsAt = at[first] as number
  let row = first - 1
  for (; row >= 0; row--) {
    if (defrosting[row] === 1) meltsAt = at[row] as number
    else if (meltsAt - (at[row] as number) > pauseS) break
  }
  return row
}
