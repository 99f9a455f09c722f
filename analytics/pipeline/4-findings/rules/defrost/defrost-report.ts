import { evidenceOf, measure, type Evidence, type RuleContext } from '../../rule'

/** Defrost counts and intervals of the window, and how far the coil is off the air clean and frosted, with the unit's own before the fault. */
export const defrostEvidence = ({ now, before, year }: RuleContext): Evidence[] => {
  const perDay = measure(before, 'days_with_data') === 0 ? null : measure(before, 'defrosts') / measure(before, 'days_with_data')
  return [
    ...evidenceOf(now, 'defrosts', '1', perDay === null ? null : Math.round(perDay * measure(now, 'days_with_data'))),
    ...evidenceOf(now, 'defrosts_unnecessary', '1', 0),
    ...evidenceOf(now, 'defrosts_incomplete', '1', 0),
    ...evidenceOf(now, 'interval_min_median', 'min', now.values.interval_expected_min ?? null),
    ...evidenceOf(now, 'termination_c_median', 'degC', before.values.termination_c_median ?? null),
    ...evidenceOf(now, 'approach_clean_k', 'K', before.values.approach_clean_k ?? null),
    ...evidenceOf(now, 'approach_frost_k', 'K', now.values.approach_clean_k ?? null),
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

/** What else would show in the defrosts. */
export const defrostRivals = ['sensor_drift', 'short_cycling', 'refrigerant_leak', 'outdoor_coil_fouling']
