import { missing, mode as modes } from './codes'
import { fineSampleS, type DayRows, type Series } from './day-rows'
import type { DaySpan } from './series-rows'

const pauseS = 180

/**
 * Longest time of a day, min, from its beginning even the day before: heat that goes the wrong way (supply against return) while the compressor runs.
 * Of samples over five minutes one less counts: a single one may be a defrost that nothing tells.
 */
export const addWrongWay = ({ out, first }: DayRows, { rows, steps, days }: Series): void => {
  if (!rows.known.has('supply_c') || !rows.known.has('return_c')) return
  const { mode, sampleS, at } = rows
  const { supply_c: supply, return_c: back, flow_lpm: flow } = rows.signal
  const { running, defrosting, contiguous } = steps
  const untilS = sampleS > fineSampleS ? 0 : sampleS
  let beganAt = NaN
  for (let index = 0; index < days.length; index++) {
    const { from, to } = days[index] as DaySpan
    let longest = NaN
    for (let i = from; i < to; i++) {
      const rise = (supply[i] as number) - (back[i] as number)
      if (rise !== rise) {
        beganAt = NaN
        continue
      }
      if (longest !== longest) longest = 0
      const told = mode[i] as number
      const wrong = told === modes.heat || told === modes.dhw ? rise < -1 : told === modes.cool && rise > 1
      if (!wrong || running[i] !== 1 || defrosting[i] === 1 || (flow[i] as number) <= 0.5) beganAt = NaN
      else {
        if (beganAt !== beganAt || contiguous[i] === 0) beganAt = at[i] as number
        longest = Math.max(longest, ((at[i] as number) + untilS - beganAt) / 60)
      }
    }
    out.valve_wrong_min[first + index] = longest
  }
}

/** Longest defrost of a day, min, from its beginning even the day before; pauses of up to three minutes are part of it. `dayMethods` beside the days. */
export const addDefrostLength = ({ out, first }: DayRows, { rows, steps, days }: Series, dayMethods: Uint8Array): void => {
  const { at, sampleS } = rows
  let [beganAt, endedAt] = [-Infinity, -Infinity]
  for (let index = 0; index < days.length; index++) {
    if (dayMethods[index] === missing) continue
    const { from, to } = days[index] as DaySpan
    let longest = 0
    for (let i = from; i < to; i++) {
      if (steps.defrosting[i] !== 1) continue
      const now = at[i] as number
      if (now - endedAt > pauseS) beganAt = now
      endedAt = now + sampleS
      if (endedAt - beganAt > longest) longest = endedAt - beganAt
    }
    out.defrost_longest_min[first + index] = longest / 60
  }
}
