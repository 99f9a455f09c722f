import { mode as modes } from './codes'
import type { Clocks } from './clocks'
import { leastAuxW } from './day-rows'
import type { DaySpan, SeriesRows } from './series-rows'
import type { Steps } from './steps'

/** Rows of a day by the mode the compressor ran in (`heat`, `dhw`, `cool`, at its code): how many, and which are steady. Good until the next day. */
export interface SteadyRows {
  samples: Int32Array
  steady: Int32Array
  picked: Int32Array[]
}

const kinds = Object.keys(modes).length
const found: SteadyRows = { samples: new Int32Array(kinds), steady: new Int32Array(kinds), picked: Array.from({ length: kinds }, () => new Int32Array(2048)) }

/** Seconds since the start, since the end of a defrost, and over which readings must be calm. */
const startS = 1200
const defrostS = 600
const calmS = 900

/**
 * The steady-state gate (section 0.2 of the analytics notes): long enough since the start and the last defrost, none about to come, no
 * backup heat, and over a quarter of an hour a calm discharge line and compressor, without both a calm power.
 */
export const steadyRows = ({ at, day, count, sampleS, signal }: SeriesRows, { runMode, contiguous, defrosting }: Steps, { offAt, defrostEndAt }: Clocks, { from, to }: DaySpan): SteadyRows => {
  const { aux_power_w: aux, discharge_c: discharge, compressor_hz: hz, power_w: power } = signal
  const leastOnS = sampleS >= calmS ? sampleS : startS
  const back = sampleS >= calmS ? 1 : Math.max(1, Math.round(calmS / sampleS))
  found.samples.fill(0)
  found.steady.fill(0)
  for (let i = from; i < to; i++) {
    const code = runMode[i] as number
    if (code !== modes.heat && code !== modes.dhw && code !== modes.cool) continue
    found.samples[code] = (found.samples[code] as number) + 1
    const now = at[i] as number
    if (contiguous[i] !== 1 || now - (offAt[i] as number) < leastOnS || now - (defrostEndAt[i] as number) < defrostS) continue
    if ((aux[i] as number) >= leastAuxW || (i + 1 < count && defrosting[i + 1] === 1 && day[i + 1] === day[i])) continue
    const before = i - back
    if (before < 0 || 5 * (now - (at[before] as number)) > 6 * back * sampleS) continue
    const c = discharge[i] as number
    const hertz = hz[i] as number
    if (c === c || hertz === hertz) {
      if (Math.abs(c - (discharge[i - 1] as number)) >= 4 || Math.abs(c - (discharge[before] as number)) >= 4 || Math.abs(hertz - (hz[before] as number)) >= 4) continue
    } else {
      const watts = power[i] as number
      if (!(Math.abs(watts - (power[i - 1] as number)) <= 0.15 * watts)) continue
    }
    pick(code, i, to - from)
  }
  return found
}

const pick = (code: number, row: number, room: number): void => {
  if (room > (found.picked[code] as Int32Array).length) {
    const wider = new Int32Array(2 * room)
    wider.set(found.picked[code] as Int32Array)
    found.picked[code] = wider
  }
  const place = found.steady[code] as number
  ;(found.picked[code] as Int32Array)[place] = row
  found.steady[code] = place + 1
}
