import { newWindow, rollingMedian, type Window } from '../../statistics/held-value'
import { newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import { onceForUnit } from './once-for-unit'
import { forgetFirst, newFirstValues, type FirstValues } from './remembered/first-values'
import { hold } from './remembered/hold'
import { remembered } from './remembered/unit-memory'
import { cameSuddenly, newJumps } from './sensors/sudden-shift'
import type { UnitSeries } from './unit-series'

/** Days of the first comparison with the station that later ones are held against, and how many must have data. */
const baselineDays = 60
const baselineLeast = 30

/**
 * Hours of one identical outdoor reading while the compressor changed state, on the third worst of the last five judged
 * days (notes 0.3). Such a stretch counts only when the day shows no swing of 0.5 K or the station is over 2 K away. Once however many ask.
 */
export const stuckHours = onceForUnit((unit): Float64Array => {
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
  return hold(unit, 'outdoor_stuck_h', daily, { k: 3, of: 5, within: 15, restarts: new Set(unit.repairs) })
})

/** Hours in the last 365 days in which the sun shone on the outdoor sensor, by the plausibility gates. Once however many ask. */
export const sunHours = onceForUnit((unit): Float64Array => gatedHours(unit, unit.day.outdoor_sun_samples, 365, remembered(unit, 'outdoor_sun_h', newGated)))

/** Hours in the last 14 days in which the outdoor reading was no temperature at all: out of range, or an end-of-scale value. */
export const invalidHours = (unit: UnitSeries): Float64Array => gatedHours(unit, unit.day.outdoor_invalid_samples, 14, remembered(unit, 'outdoor_invalid_h', newGated))

/** The last days on which seconds were gated, and the sum of those seconds as it came about. */
interface Gated extends Window {
  seconds: number
}

const newGated = (): Gated => ({ ...newWindow(), seconds: 0 })

const gatedHours = (unit: UnitSeries, samples: Float64Array, days: number, gated: Gated): Float64Array => {
  const held = newUnknown(unit.length)
  const restarts = new Set(unit.repairs)
  const { positions, values } = gated
  let from = 0
  let { seconds } = gated
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      from = positions.length
      seconds = 0
    }
    const today = (samples[i] || 0) * Math.min(3600, unit.day.sample_s[i] || 0)
    if (today !== 0) {
      seconds += today
      positions.push(i)
      values.push(today)
    }
    if ((positions[from] as number) <= i - days) seconds -= values[from++] as number
    if (unit.day.present[i] === 1) held[i] = seconds / 3600
  }
  Object.assign(gated, { positions: positions.slice(from).map((position) => position - unit.length), values: values.slice(from), seconds })
  return held
}

/** The station's differences from the first one on, until there are enough to hold later ones against. */
interface Reference extends FirstValues {
  from: number
}

const newReference = (): Reference => ({ ...newFirstValues(), from: 0 })

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
  const offset = rollingMedian(difference, { of: 21, within: 35, least: 14, restarts }, remembered(unit, 'outdoor_bias_k', newWindow))
  const drift = newUnknown(unit.length)
  const moved = newUnknown(unit.length)
  const reference = remembered(unit, 'outdoor_drift_k', newReference)
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) forgetFirst(reference)
    if (!Number.isFinite(difference[i])) continue
    if (Number.isFinite(reference.level)) {
      moved[i] = (difference[i] as number) - reference.level
      drift[i] = (offset[i] as number) - reference.level
    } else learn(reference, difference[i] as number, i)
  }
  reference.from -= unit.length
  const sudden = cameSuddenly(moved, drift, { each: 5, trim: 2, least: 1, share: 0.75, restarts }, remembered(unit, 'outdoor_step_k', newJumps))
  return { drift: drift.map(Math.abs), step: drift.map((shift, i) => (sudden[i] === 1 || Number.isNaN(shift) ? Math.abs(shift) : 0)), bias: offset.map(Math.abs) }
}

const learn = (reference: Reference, value: number, position: number): void => {
  const { first } = reference
  if (first.push(value) === 1) reference.from = position
  if (position - reference.from + 1 < baselineDays || first.length < baselineLeast) return
  forgetFirst(reference)
  reference.level = median(first)
}
