import { newUnknown } from '../../statistics/memory'
import { gatesOf, type Model } from './model'
import { hold } from './remembered/hold'

/** A day has to have so many starts before the share of short runs or starts per hour of running say anything. */
const leastStarts = 12
/** Above this mean outdoor temperature a unit may cycle at its lowest speed. */
const mildC = 10
/** Longer samples, s, can't show six starts an hour, nor runs under 8 minutes. */
const finestSampleS = 300
const tooFarApart = 'samples too far apart to count starts'
/** Hours of running that a day counts for at least. */
const shortestH = 0.5

/**
 * `starts_per_hour`: the busiest hour of the third worst of the last seven days.
 * `short_run_share`: share of runs under 8 minutes, and `starts_per_run_hour`: starts over hours of running, likewise, over
 * days below 10 degC outdoors (notes 3.2).
 */
export const shortCycling: Model = {
  name: 'short-cycling',
  detectors: ['starts_per_hour', 'short_run_share', 'starts_per_run_hour'],
  compute: (unit) => {
    const { coverage, sample_s, starts, starts_max_per_h, short_runs, compressor_h, outdoor_c_mean, station_c_mean } = unit.day
    const isFine = (i: number): boolean => !((sample_s[i] as number) > finestSampleS)
    const perHour = newUnknown(unit.length)
    const share = newUnknown(unit.length)
    const perRunHour = newUnknown(unit.length)
    for (let i = 0; i < unit.length; i++) {
      if (!((coverage[i] as number) >= 0.5)) continue
      if (isFine(i)) perHour[i] = starts_max_per_h[i] as number
      const station = station_c_mean[i] as number
      const outdoor = Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)
      if (!(outdoor < mildC)) continue
      const count = starts[i] as number
      if (!Number.isFinite(count)) continue
      if (isFine(i)) share[i] = count >= leastStarts ? (short_runs[i] as number) / count : 0
      perRunHour[i] = count >= leastStarts ? count / Math.max(shortestH, compressor_h[i] as number) : 0
    }
    const options = { k: 3, of: 7, within: 14, restarts: new Set(unit.repairs) }
    const held = {
      starts_per_hour: hold(unit, 'starts_per_hour', perHour, options),
      short_run_share: hold(unit, 'short_run_share', share, options),
      starts_per_run_hour: hold(unit, 'starts_per_run_hour', perRunHour, options),
    }
    const reason = (i: number) =>
      !((coverage[i] as number) >= 0.5) ? 'less than half of the day has telemetry'
      : Number.isFinite(starts[i]) ? 'fewer than 3 days that can be judged' : 'compressor state unknown'
    const isCoarse = (i: number) => !isFine(i) && Number.isFinite(starts[i])
    const inTheCold = (i: number) => (Number.isFinite(perRunHour[i]) || !Number.isFinite(starts[i]) ? reason(i) : `not below ${mildC} degC outdoors`)
    return {
      held,
      gates: [
        ...gatesOf('starts_per_hour', held.starts_per_hour, (i) => (isCoarse(i) ? tooFarApart : reason(i))),
        ...gatesOf('short_run_share', held.short_run_share, (i) => (isCoarse(i) ? tooFarApart : inTheCold(i))),
        ...gatesOf('starts_per_run_hour', held.starts_per_run_hour, inTheCold),
      ],
    }
  },
}
