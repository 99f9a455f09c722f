import { leastAuxW, hoursOf, type DayRows, type Series } from './day-rows'
import { negativePower, type DaySpan } from './series-rows'

const overrunS = 1800

/** What meters say that can't be (section 6.4 of the analytics notes): heat half an hour and more after the compressor stopped, without backup heat, and power below zero. */
export const addMetering = ({ out, first }: DayRows, { rows, steps, clocks, days }: Series): void => {
  const { at, sampleS, outOfRange } = rows
  const { heat_w: heat, aux_power_w: aux } = rows.signal
  const heatKnown = rows.known.has('heat_w')
  const powerKnown = rows.known.has('power_w')
  const beganAt = at[0] as number
  for (let index = 0; index < days.length; index++) {
    const { from, to } = days[index] as DaySpan
    let [known, resting, idleJ, negative, powered] = [0, 0, 0, 0, 0]
    for (let i = from; i < to; i++) {
      if (powerKnown && ((outOfRange[i] as number) & negativePower) !== 0) negative++
      else if (rows.signal.power_w[i] === rows.signal.power_w[i]) powered++
      const watts = heat[i] as number
      if (!heatKnown || watts !== watts) continue
      known++
      if (steps.running[i] !== 0) continue
      resting++
      if (watts > 0 && !((aux[i] as number) >= leastAuxW) && (at[i] as number) - Math.max(clocks.onAt[i] as number, beganAt) >= overrunS) idleJ += watts * sampleS
    }
    const row = first + index
    if (negative + powered > 0) out.power_negative_h[row] = hoursOf(negative, sampleS)
    if (known === 0) continue
    out.heat_h[row] = hoursOf(known, sampleS)
    if (resting > 0) out.heat_idle_kwh[row] = idleJ / 3.6e6
  }
}
