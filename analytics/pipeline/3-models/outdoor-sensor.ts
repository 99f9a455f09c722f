import { heldValue, rollingMedian } from '../../statistics/held-value'
import { newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import { cameSuddenly } from './sensors/sudden-shift'
import type { UnitSeries } from './unit-series'

/** Days of the first comparison with the station that later ones are held against, and how many must have data. */
const baselineDays = 60
const baselineLeast = 30

/**
 * Hours of one identical outdoor reading while the compressor changed state, on the third worst of the last five judged
 * days (notes 0.3). Such a stretch counts only when the day shows no swing of 0.5 K or the station is over 2 K away.
 */
export const stuckHours = (unit: UnitSeries): Float64Array => {
  const { outdoor_same_h, outdoor_c_min, outdoor_c_max, outdoor_c_mean, station_c_mean, coverage } = unit.day
  const daily = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const hours = outdoor_same_h[i] as number
    if (!Number.isFinite(hours)) {
      if ((coverage[i] as number) >= 0.5 && outdoor_c_max[i] !== outdoor_c_min[i] && Number.isFinite(outdoor_c_max[i])) daily[i] = 0
      continue
    }
    const swing = (outdoor_c_max[i] as number) - (outdoor_c_min[i] as number)
    const away = Math.abs((outdoor_c_mean[i] as number) - (station_c_mean[i] as number))
    daily[i] = !(swing >= 0.5) || away > 2 ? hours : 0
  }
  return heldValue(daily, { k: 3, of: 5, within: 15, restarts: new Set(unit.repairs) })
}

/** Hours in the last 365 days in which the sun shone on the outdoor sensor, by the plausibility gates. */
export const sunHours = (unit: UnitSeries): Float64Array => gatedHours(unit, unit.day.outdoor_sun_samples, 365)

/** Hours in the last 14 days in which the outdoor reading was no temperature at all: out of range, or an end-of-scale value. */
export const invalidHours = (unit: UnitSeries): Float64Array => gatedHours(unit, unit.day.outdoor_invalid_samples, 14)

const gatedHours = (unit: UnitSeries, samples: Float64Array, days: number): Float64Array => {
  const held = newUnknown(unit.length)
  const restarts = new Set(unit.repairs)
  const secondsAt = (i: number): number => (samples[i] || 0) * Math.min(3600, unit.day.sample_s[i] || 0)
  let since = 0
  let seconds = 0
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      since = i
      seconds = 0
    }
    seconds += secondsAt(i)
    if (i - days >= since) seconds -= secondsAt(i - days)
    if (unit.day.present[i] === 1) held[i] = seconds / 3600
  }
  return held
}

/**
 * Night-time difference between the unit's outdoor sensor and the station (notes 6.3), less what all units at that station
 * moved against it, median of 21 days:
 * `drift` is how far it moved from the unit's own first 60 days, `step` the same where it did from one week to the next, else
 * 0, `bias` how far it is from zero, K, without sign.
 */
export const stationOffset = (unit: UnitSeries): { drift: Float64Array; step: Float64Array; bias: Float64Array } => {
  const { outdoor_night_c, station_night_c, station_shift_k } = unit.day
  const difference = outdoor_night_c.map((value, i) => value - (station_night_c[i] as number) - (station_shift_k[i] || 0))
  const restarts = new Set(unit.repairs)
  const offset = rollingMedian(difference, { of: 21, within: 35, least: 14, restarts })
  const drift = newUnknown(unit.length)
  const moved = newUnknown(unit.length)
  let start = -1
  let reference = NaN
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      start = -1
      reference = NaN
    }
    if (!Number.isFinite(difference[i])) continue
    if (start < 0) start = i
    if (Number.isFinite(reference)) {
      moved[i] = (difference[i] as number) - reference
      drift[i] = (offset[i] as number) - reference
    } else if (i - start + 1 >= baselineDays) {
      const first = difference.slice(start, i + 1)
      if (first.filter(Number.isFinite).length >= baselineLeast) reference = median(first)
    }
  }
  const sudden = cameSuddenly(moved, drift, { each: 5, trim: 2, least: 1, share: 0.75, restarts })
  return { drift: drift.map(Math.abs), step: drift.map((shift, i) => (sudden[i] === 1 || Number.isNaN(shift) ? Math.abs(shift) : 0)), bias: offset.map(Math.abs) }
}
