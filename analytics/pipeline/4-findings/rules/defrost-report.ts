import { evidenceOf, measure, type Evidence, type RuleContext } from '../rule'
import { say } from '../text'

/** Defrost counts and intervals of the window, with the unit's own before the fault. */
export const defrostEvidence = ({ now, before, year }: RuleContext): Evidence[] => {
  const perDay = measure(before, 'days_with_data') === 0 ? null : measure(before, 'defrosts') / measure(before, 'days_with_data')
  return [
    ...evidenceOf(now, 'defrosts', '1', perDay === null ? null : Math.round(perDay * measure(now, 'days_with_data'))),
    ...evidenceOf(now, 'defrosts_unnecessary', '1', 0),
    ...evidenceOf(now, 'defrosts_incomplete', '1', 0),
    ...evidenceOf(now, 'interval_min_median', 'min', now.values.interval_expected_min ?? null),
    ...evidenceOf(now, 'termination_c_median', 'degC', before.values.termination_c_median ?? null),
    ...evidenceOf(now, 'defrost_kwh', 'kWh'),
    ...evidenceOf(now, 'defrost_heat_lost_kwh', 'kWh'),
    ...evidenceOf(year, 'defrost_kwh', 'kWh'),
  ]
}

/** Electricity of `share` of the year's defrosts: their own and what makes up for the heat they take back. */
export const defrostWaste = ({ year, now }: RuleContext, share: number): number | null => {
  const cop = now.values.cop ?? year.values.cop ?? null
  const spent = measure(year, 'defrost_kwh') + (cop !== null && cop > 0 ? measure(year, 'defrost_heat_lost_kwh') / cop : 0)
  return spent > 0 && share > 0 ? spent * Math.min(1, share) : null
}

export const defrostNotBecause = ({ now }: RuleContext): string[] => {
  const offset = now.values.night_offset_k ?? null
  return [
    ...(offset === null ? [] : [`sensor_drift: outdoor sensor is ${say(offset)} K from the station at night`]),
    `short_cycling: at most ${say(measure(now, 'starts_max_per_h'), 0)} starts in an hour`,
  ]
}
