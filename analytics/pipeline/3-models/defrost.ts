import { lengthRatio, longestMinutes } from './defrost/durations'
import { frostHours } from './defrost/frost'
import { intervalRatio, lateRatio, steadiness } from './defrost/intervals'
import { leastCycles, leastDays, shareOf } from './defrost/judged-cycles'
import { gatesOf, type Model } from './model'
import { hold } from './remembered/hold'
import type { UnitSeries } from './unit-series'

/** Do the defrosts come when frost does, do they finish, and do they end? Notes 2.4. */
export const defrost: Model = {
  name: 'defrost',
  detectors: [
    'defrost_unneeded_share',
    'defrost_interval_ratio',
    'defrost_timer_steadiness',
    'defrost_incomplete_share',
    'defrost_warm_share',
    'defrost_long_ratio',
    'defrost_longest_min',
    'defrost_late_ratio',
    'frost_h_without_defrost',
    'frost_evidence_h',
  ],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const verdict = { k: 5, of: 7, within: 28, restarts }
    const held = {
      defrost_unneeded_share: hold(unit, 'defrost_unneeded_share', shareOf(unit, 'unneeded defrosts', unit.day.defrosts_unnecessary), verdict),
      defrost_interval_ratio: hold(unit, 'defrost_interval_ratio', intervalRatio(unit), verdict),
      defrost_timer_steadiness: hold(unit, 'defrost_timer_steadiness', steadiness(unit), verdict),
      defrost_incomplete_share: hold(unit, 'defrost_incomplete_share', shareOf(unit, 'incomplete defrosts', incomplete(unit), (i) => cyclesToFinish(unit, i)), verdict),
      defrost_warm_share: hold(unit, 'defrost_warm_share', shareOf(unit, 'warm defrosts', unit.day.defrosts_warm), verdict),
      defrost_long_ratio: hold(unit, 'defrost_long_ratio', lengthRatio(unit), verdict),
      defrost_longest_min: hold(unit, 'defrost_longest_min', longestMinutes(unit), { k: 2, of: 3, within: 14, restarts }),
      defrost_late_ratio: hold(unit, 'defrost_late_ratio', lateRatio(unit), verdict),
      frost_h_without_defrost: frostHours(unit),
      frost_evidence_h: hold(unit, 'frost_evidence_h', frosted(unit), { k: 3, of: 5, within: 14, restarts }),
    }
    const reason = (i: number, cycles: number) =>
      unit.day.present[i] !== 1 ? 'no telemetry'
      : unit.day.defrost_sampling_ok[i] === 1 ? `fewer than ${cycles} cycles over ${leastDays} days`
      : 'samples too far apart to see defrosts'
    const cyclesFor = (detector: string, i: number) => (detector === 'defrost_incomplete_share' ? cyclesToFinish(unit, i) : leastCycles)
    return { held, gates: Object.entries(held).flatMap(([detector, values]) => gatesOf(detector, values, (i) => reason(i, cyclesFor(detector, i)))) }
  },
}

const isFine = (unit: UnitSeries, i: number): boolean => (unit.day.sample_s[i] as number) <= 60

/** With samples over a minute: cycles with a cold end that one with a warm end speaks against, and cycles for a verdict. */
const warmWeight = 10
const coarseCycles = 20
const cyclesToFinish = (unit: UnitSeries, i: number): number => (isFine(unit, i) ? leastCycles : coarseCycles)

/**
 * With samples of a minute or less an end by time counts as incomplete; longer samples stretch every cycle to the cap, so
 * that only the coil's temperature at the end tells, and readings of an instant miss the warm end of most defrosts that
 * finish: one that they saw says that the others may have been as warm.
 */
const incomplete = (unit: UnitSeries): Float64Array =>
  unit.day.defrosts_incomplete.map((count, i) => {
    if (!isFine(unit, i)) return Number.isFinite(unit.day.termination_c_median[i]) ? count - warmWeight * ((unit.day.defrosts[i] as number) - count) : NaN
    return Math.max(count, (unit.day.defrosts_by_time[i] as number) || 0)
  })

/** Intervals this much longer than the frosting map asks for are too long. */
const tooLong = 1.5

/**
 * Hours with a frosted coil and no defrost, on days on which none or too few came for the weather, whose samples would show
 * one; no more than hours of frosting weather, since a coil is also far from dry, cold air at full speed.
 */
const frosted = (unit: UnitSeries): Float64Array =>
  unit.day.frost_evidence_h.map((hours, i) => {
    if (unit.day.defrost_sampling_ok[i] !== 1 || Number.isNaN(hours)) return NaN
    const actual = unit.day.interval_min_median[i] as number
    return actual < tooLong * (unit.day.interval_expected_min[i] as number) ? 0 : Math.min(hours, unit.day.frost_zone_h[i] as number)
  })
