import { mode as modes } from './codes'
import type { SeriesRows } from './series-rows'
import type { Steps } from './steps'
import { numbersFor } from './workspace'

/** Moments in seconds since 1970, up to and including each row; -Infinity before there was one. */
export interface Clocks {
  /** The compressor last stood still, or the data last had a gap. */
  offAt: Float64Array
  /** The compressor last ran. */
  onAt: Float64Array
  /** The last defrost sample was over. */
  defrostEndAt: Float64Array
  /** Seconds spent heating (space or hot water) so far. */
  heatingS: Float64Array
}

export const clocksOf = ({ count, at, sampleS }: SeriesRows, { running, contiguous, defrosting, runMode }: Steps): Clocks => {
  const clocks: Clocks = { offAt: numbersFor('offAt', count), onAt: numbersFor('onAt', count), defrostEndAt: numbersFor('defrostEndAt', count), heatingS: numbersFor('heatingS', count) }
  let [off, on, defrostEnd, heating] = [-Infinity, -Infinity, -Infinity, 0]
  for (let i = 0; i < count; i++) {
    const now = at[i] as number
    if (running[i] !== 1 || contiguous[i] === 0) off = now
    if (running[i] === 1) on = now
    if (defrosting[i] === 1) defrostEnd = now + sampleS
    if (runMode[i] === modes.heat || runMode[i] === modes.dhw) heating += sampleS
    clocks.offAt[i] = off
    clocks.onAt[i] = on
    clocks.defrostEndAt[i] = defrostEnd
    clocks.heatingS[i] = heating
  }
  return clocks
}
