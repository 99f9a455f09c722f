import { cusumLimits } from '../../../analytics/pipeline/4-findings/alarm-budget'
import { judgeUnit } from '../../../analytics/pipeline/4-findings/judge-unit'
import type { EpisodePlan } from '../../../analytics/pipeline/4-findings/plan-episode'
import { extremeThresholds, loadProfile, thresholdsFor, type Profile } from '../../../analytics/pipeline/4-findings/profile'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import type { WatchedUnit } from '../../../analytics/pipeline/4-findings/watched-unit'

export const watchedUnit = (length: number, more: Partial<WatchedUnit> = {}): WatchedUnit => ({
  unit_id: 'U', brand: null, model: null, unit_type: null, refrigerant: null, climate_zone: null, site_id: null, criticality: null, gas: 'other',
  firstDay: 20_000, length, days: length, repairs: new Set(), pricePerKwh: undefined, currency: undefined, ...more,
})

/** What is found in one unit whose statistics are given day by day; those not named have no values. */
export const judge = (
  length: number,
  statistics: Readonly<Record<string, (day: number) => number>>,
  { profile = loadProfile(), ...unit }: Partial<WatchedUnit> & { profile?: Profile } = {},
): EpisodePlan[] => {
  const held = Object.fromEntries(rules.map(({ detector }) => [detector, Float64Array.from({ length }, (_, day) => statistics[detector]?.(day) ?? NaN)]))
  const watched = watchedUnit(length, unit)
  return judgeUnit(watched, held, {
    thresholds: thresholdsFor(profile, watched), limitOf: cusumLimits(rules, profile.alarmBudgetPerUnitYear), extremes: extremeThresholds(),
  }).plans
}

/** The same in short: what was named, from when, how bad. */
export const found = (...args: Parameters<typeof judge>) =>
  judge(...args).map(({ episode: { fault, family, detected, causeOn, resolved }, severity }) => ({ fault, family, detected, causeOn, resolved, severity }))

/** A value from a day on, `before` until then. */
export const from = (day: number, value: number, before = 0) => (i: number): number => (i >= day ? value : before)
