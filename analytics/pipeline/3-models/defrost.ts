import { heldValue, rollingMedian } from '../../statistics/held-value'
import { gatesOf, type Model } from './model'
import type { UnitSeries } from './unit-series'

/** A verdict needs 10 cycles over at least 3 days (notes 2.4), found within 14 days. */
const leastCycles = 10
const leastDays = 3
const longestWindow = 14
/** Intervals from here on are no defrosting too often, whatever the frosting map says. */
const longIntervalMin = 45
/** Above this outdoor mean, frost melts while the compressor rests. */
const meltingC = 3

const persistence = (unit: UnitSeries) => ({ k: 5, of: 7, within: 28, restarts: new Set(unit.repairs) })

/** Do the defrosts come when frost does, and do they finish? Notes 2.4. */
export const defrost: Model = {
  name: 'defrost',
  detectors: [
    'defrost_unneeded_share',
    'defrost_interval_ratio',
    'defrost_timer_steadiness',
    'defrost_incomplete_share',
    'frost_h_without_defrost',
  ],
  compute: (unit) => {
    const held = {
      defrost_unneeded_share: heldValue(shareOf(unit, unit.day.defrosts_unnecessary), persistence(unit)),
      defrost_interval_ratio: heldValue(intervalRatio(unit), persistence(unit)),
      defrost_timer_steadiness: heldValue(steadiness(unit), persistence(unit)),
      defrost_incomplete_share: heldValue(shareOf(unit, incomplete(unit)), persistence(unit)),
      frost_h_without_defrost: frostHours(unit),
    }
    const reason = (i: number) =>
      unit.day.present[i] !== 1 ? 'no telemetry'
      : unit.day.defrost_sampling_ok[i] === 1 ? `fewer than ${leastCycles} cycles over ${leastDays} days`
      : 'samples too far apart to see defrosts'
    return { held, gates: Object.entries(held).flatMap(([detector, values]) => gatesOf(detector, values, reason)) }
  },
}

const judged = (unit: UnitSeries, i: number): boolean =>
  unit.day.defrost_sampling_ok[i] === 1 && (unit.day.defrosts[i] as number) > 0

/** One-sided 90 % of the normal distribution. */
const oneSided90 = 1.2816

/** Lower 90 % limit of a share (Wilson 1927), so that few cycles claim less. */
export const certainShare = (counted: number, of: number): number => {
  if (counted === 0) return 0
  const share = counted / of
  const z2 = oneSided90 ** 2
  const spread = oneSided90 * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))
  return Math.max(0, (share + z2 / (2 * of) - spread) / (1 + z2 / of))
}

/** Share of cycles that `counts` counts for certain, over the shortest run of days back from each day that has enough cycles. */
const shareOf = (unit: UnitSeries, counts: Float64Array): Float64Array => {
  const share = new Float64Array(unit.length).fill(NaN)
  for (let i = 0; i < unit.length; i++) {
    if (!judged(unit, i)) continue
    let cycles = 0
    let counted = 0
    let days = 0
    for (let j = i; j > i - longestWindow && j >= 0; j--) {
      if (!judged(unit, j) || !Number.isFinite(counts[j])) continue
      cycles += unit.day.defrosts[j] as number
      counted += counts[j] as number
      if (++days >= leastDays && cycles >= leastCycles) {
        share[i] = certainShare(counted, cycles)
        break
      }
    }
  }
  return share
}

/** With samples of a minute or less an end by time counts as incomplete; longer samples stretch every cycle to the cap. */
const incomplete = (unit: UnitSeries): Float64Array =>
  unit.day.defrosts_incomplete.map((count, i) => {
    const byTime = unit.day.defrosts_by_time[i] as number
    return (unit.day.sample_s[i] as number) <= 60 && byTime > count ? byTime : count
  })

/** Expected interval of the frosting map over the actual one where that is short, else 0; median of 7 days. */
const intervalRatio = (unit: UnitSeries): Float64Array => {
  const daily = unit.day.interval_min_median.map((actual, i) => {
    if (!judged(unit, i)) return NaN
    const ratio = (unit.day.interval_expected_min[i] as number) / Math.max(1, actual)
    return actual < longIntervalMin ? ratio : actual >= longIntervalMin ? 0 : NaN
  })
  return rollingMedian(daily, { of: 7, within: longestWindow, least: leastDays, restarts: new Set(unit.repairs) })
}

/** 1 less the variation of the intervals on days whose short interval the frosting map does not ask for, else 0. */
const steadiness = (unit: UnitSeries): Float64Array =>
  unit.day.interval_min_cv.map((variation, i) => {
    const actual = unit.day.interval_min_median[i] as number
    if (!judged(unit, i) || !((unit.day.defrosts[i] as number) >= 6) || !Number.isFinite(variation)) return NaN
    const asked = unit.day.interval_expected_min[i] as number
    return actual < longIntervalMin && !(asked < 1.25 * actual) ? 1 - variation : 0
  })

/** Compressor hours in the frosting zone since the last defrost, on cold days, for units that have shown a defrost before. */
const frostHours = (unit: UnitSeries): Float64Array => {
  const { defrosts, frost_zone_h, outdoor_c_mean, station_c_mean, defrost_sampling_ok } = unit.day
  const held = new Float64Array(unit.length).fill(NaN)
  const restarts = new Set(unit.repairs)
  let seen = false
  let hours = 0
  let days = 0
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) hours = days = 0
    if (defrost_sampling_ok[i] !== 1 || !Number.isFinite(defrosts[i])) continue
    if ((defrosts[i] as number) > 0) {
      seen = true
      hours = days = 0
    } else if (seen) {
      const station = station_c_mean[i] as number
      const outdoor = Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)
      const frosting = outdoor < meltingC ? (frost_zone_h[i] as number) : 0
      if (frosting > 0) days++
      hours += frosting > 0 ? frosting : 0
      if (outdoor > 2 * meltingC) hours = days = 0
    }
    if (seen) held[i] = days >= leastDays ? hours : 0
  }
  return held
}
