import { daylightOf, isDark, type Daylight } from './daylight'
import { fineSampleS, type Series } from './day-rows'

/** Rows `from` up to, not including, `to`: the last half hour of a rest; the hour before its end begins at `hourFrom`. */
export interface RestWindow {
  from: number
  to: number
  hourFrom: number
  /** The day on which it was judged, beside the day spans. */
  day: number
}

export const leastRestS = 3 * 3600
const windowS = 1800
/** Fewer can't outvote the last one, in which the compressor may have begun to run: it is then left out. */
const leastSamples = 3

/** Mean power of a sample, W, from which the compressor ran in it, whatever it did at the moment of its readings. */
const ranW = 150

/** Whether a row is of rest: of samples over five minutes by the mean of its power too, without backup heat. */
const isResting = ({ rows: { sampleS, signal }, steps: { running } }: Series, i: number): boolean =>
  running[i] === 0 && !(sampleS > fineSampleS && (signal.power_w[i] as number) - ((signal.aux_power_w[i] as number) || 0) > ranW)

/**
 * Half hours at the end of three hours and more without the compressor, where it starts again or where the night ends: in the dark for an
 * hour before them, in air that changed by 1 K at most in their last hour, three hours after a defrost.
 */
export const restWindows = (series: Series): RestWindow[] => {
  const { rows, steps, days } = series
  const { contiguous } = steps
  const found: RestWindow[] = []
  if (rows.sampleS > windowS / 2) return found
  const daylight = daylightOf(rows, days, series.circuit.facts)
  const startSamples = windowS / rows.sampleS < leastSamples ? 1 : 0
  let day = 0
  for (let from = 0; from < rows.count; ) {
    if (!isResting(series, from)) {
      from++
      continue
    }
    let to = from + 1
    while (to < rows.count && isResting(series, to) && contiguous[to] === 1) to++
    const beganAt = rows.at[from] as number
    if ((rows.at[to - 1] as number) - beganAt >= leastRestS - rows.sampleS) {
      while ((days[day]?.to ?? Infinity) <= from) day++
      for (let on = day; on < days.length && (days[on]?.from ?? Infinity) <= to; on++) {
        const dawn = placeOf(rows.at, daylight.rise[on] as number, from, to)
        if (dawn > from && dawn < to) addWindow(found, series, daylight, from, dawn, on)
        if (to < rows.count && contiguous[to] === 1 && to < (days[on]?.to ?? 0)) addWindow(found, series, daylight, from, to - startSamples, on)
      }
    }
    from = to
  }
  return found
}

/** The first row from `from` up to `to` at a moment or after it. */
const placeOf = (at: Float64Array, moment: number, from: number, to: number): number => {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] as number) < moment) low = middle + 1
    else high = middle
  }
  return low
}

const addWindow = (found: RestWindow[], { rows, steps, clocks }: Series, daylight: Daylight, restFrom: number, to: number, day: number): void => {
  const { at, sampleS } = rows
  const endAt = (at[to - 1] as number) + sampleS
  const from = placeOf(at, endAt - windowS, restFrom, to)
  const hourFrom = placeOf(at, endAt - 3600, restFrom, to)
  const rested = endAt - (at[restFrom] as number) >= leastRestS && endAt - windowS - (clocks.defrostEndAt[to - 1] as number) >= leastRestS
  const calm = Math.abs((steps.sourceC[to - 1] as number) - (steps.sourceC[Math.max(restFrom, hourFrom - 1)] as number)) <= 1
  const dark = isDark(daylight, day, endAt) && isDark(daylight, day, endAt - windowS - 3600)
  if (from < to && rested && calm && dark) found.push({ from, to, hourFrom, day })
}
