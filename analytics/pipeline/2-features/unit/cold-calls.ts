import { missing, mode as modes } from './codes'
import { hoursOf, mostRoomC, type DayRows, type Series } from './day-rows'
import type { DaySpan, SeriesRows } from './series-rows'
import { wholeSeries, type Stretch } from './stretch'
import { numbersFor } from './workspace'

/** K below the setpoint at which a room is cold, and at which heat is wanted at all. */
const coldK = 1.7
const wantedK = 1
const lockoutS = 3600
/** Share of its highest speed from which a compressor gives all it can. */
const fullShare = 0.9

/**
 * Hours a room was cold while heat was called, hours of these at full speed (a compressor of unknown speed: while it ran), and hours the
 * compressor stood for more than an hour while heat was called, with the warmest hour outside of such. Answers the highest speed before day `keep`.
 */
export const addColdCalls = (day: DayRows, series: Series, { from, keep }: Stretch = wholeSeries, highestBefore = 0): number => {
  const { rows, days } = series
  const judged = rows.known.has('indoor_c') && rows.known.has('setpoint_c')
  if (!judged && keep < 0) return highestBefore
  const highest = highestSpeeds(rows, days[from]?.from ?? 0, highestBefore)
  if (judged) for (let index = from; index < days.length; index++) addDay(day, day.first + index, series, days[index] as DaySpan, highest)
  return keep > from ? (highest[(days[keep] as DaySpan).from - 1] as number) : highestBefore
}

/** The highest speed that was held for three samples, up to each row from `from` on, Hz. */
const highestSpeeds = ({ count, signal }: SeriesRows, from: number, before: number): Float64Array => {
  const hz = signal.compressor_hz
  const highest = numbersFor('highestHz', count)
  let most = before
  for (let i = from; i < count; i++) {
    if (i >= 2) {
      const held = Math.min(hz[i] as number, hz[i - 1] as number, hz[i - 2] as number)
      if (held > most) most = held
    }
    highest[i] = most
  }
  return highest
}

const hourSum = new Float64Array(24)
const hourCount = new Int32Array(24)

const addDay = ({ out }: DayRows, row: number, { rows, steps, clocks }: Series, { from, to }: DaySpan, highest: Float64Array): void => {
  const { at, hour, mode, sampleS } = rows
  const { indoor_c: indoor, setpoint_c: setpoint, compressor_hz: hz } = rows.signal
  const { running, sourceC } = steps
  const beganAt = at[0] as number
  let [known, cold, full, stateKnown, locked] = [0, 0, 0, 0, 0]
  hourSum.fill(0)
  hourCount.fill(0)
  for (let i = from; i < to; i++) {
    const wanted = setpoint[i] as number
    const short = wanted - (indoor[i] as number)
    if (short !== short || wanted > mostRoomC) continue
    known++
    if (running[i] !== missing) stateKnown++
    if (!(short > wantedK) || !isCalled(mode[i] as number, sourceC[i] as number)) continue
    if (short > coldK) {
      cold++
      const hertz = hz[i] as number
      if (running[i] === 1 && !(hertz < fullShare * (highest[i] as number))) full++
    }
    if (running[i] !== 0 || (at[i] as number) - Math.max(clocks.onAt[i] as number, beganAt) < lockoutS) continue
    locked++
    const c = sourceC[i] as number
    if (c !== c) continue
    hourSum[hour[i] as number] = (hourSum[hour[i] as number] as number) + c
    hourCount[hour[i] as number] = (hourCount[hour[i] as number] as number) + 1
  }
  if (known === 0) return
  out.cold_call_h[row] = hoursOf(cold, sampleS)
  if (stateKnown === 0) return
  out.cold_call_full_h[row] = hoursOf(full, sampleS)
  out.lockout_h[row] = hoursOf(locked, sampleS)
  out.lockout_outdoor_c[row] = warmestHour(1800 / sampleS)
}

/** Heat is called where the controller says so, or where it says nothing in weather to heat. */
const isCalled = (told: number, outdoorC: number): boolean =>
  told === modes.heat || told === modes.aux || told === modes.defrost || ((told === missing || told === modes.unknown) && outdoorC < 15)

/** Mean of the warmest clock hour with at least so many values; NaN for none. */
const warmestHour = (least: number): number => {
  let warmest = NaN
  for (let hour = 0; hour < 24; hour++) {
    const count = hourCount[hour] as number
    if (count === 0 || count < least) continue
    const mean = (hourSum[hour] as number) / count
    if (!(mean <= warmest)) warmest = mean
  }
  return warmest
}
