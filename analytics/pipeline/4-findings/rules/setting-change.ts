import type { Measure } from '../measures'
import { evidenceOf, measure, type Rule, type RuleContext } from '../rule'
import { say } from '../text'
import { notBecauseOf } from './telling/rivals'

const change = (
  part: Pick<Rule, 'name' | 'detector' | 'levels'>,
  column: Measure<'before'>,
  cost: (context: RuleContext) => number | null,
  why: (context: RuleContext) => string,
): Rule => ({
  ...part,
  fault: 'setting_change',
  family: 'cost',
  group: 'setting',
  waitsFor: ['reversing valve'],
  specificity: 1,
  lagDays: 9,
  clearDays: 14,
  baseConfidence: 0.8,
  report: (context) => ({
    metric: part.detector,
    value: context.held,
    unit: 'K',
    expected: 0,
    why: why(context),
    evidence: [
      ...evidenceOf(context.now, column, 'degC', context.before.values[column] ?? null),
      ...evidenceOf(context.now, 'outdoor_c_mean', 'degC', context.before.values.outdoor_c_mean ?? null),
      ...evidenceOf(context.now, 'cop_vs_expected_pct', '%', 0),
    ],
    notBecause: notBecauseOf(context, ['cop_degradation', 'sensor_drift']),
    annualKwh: cost(context),
  }),
})

/** Ideal COP of a hydronic unit with a condenser 2 K above the supply and an evaporator 6 K below the outdoor air. */
const idealCop = (sink: number, outdoor: number): number => (sink + 2 + 273.15) / Math.max(10, sink + 2 - (outdoor - 6))

/** The year's heating electricity times what a warmer supply costs by the ideal COP; only for a rise. */
const supplyCost = ({ now, before, year }: RuleContext): number | null => {
  const [sink, was, outdoor] = [now.values.supply_heating_c_mean ?? null, before.values.supply_heating_c_mean ?? null, now.values.outdoor_c_mean ?? null]
  const energy = measure(year, 'heating_energy_kwh')
  if (sink === null || was === null || outdoor === null || energy === 0 || sink <= was) return null
  return energy * (1 - idealCop(sink, outdoor) / idealCop(was, outdoor))
}

/** Heating load per K of room temperature, by the distance to the outdoor air of the window; only for a rise. */
const setpointCost = ({ now, before, year }: RuleContext): number | null => {
  const [setpoint, was, outdoor] = [now.values.setpoint_c_mean ?? null, before.values.setpoint_c_mean ?? null, now.values.outdoor_c_mean ?? null]
  const energy = measure(year, 'heating_energy_kwh')
  if (setpoint === null || was === null || outdoor === null || energy === 0 || setpoint <= was) return null
  return (energy * (setpoint - was)) / Math.max(5, setpoint - outdoor)
}

/** The heating curve was changed. */
export const supplyChange = change(
  { name: 'supply-change', detector: 'supply_shift_k', levels: (t) => [{ severity: 'advisory', threshold: t('setting.supply_K') }] },
  'supply_heating_c_mean',
  supplyCost,
  ({ now, before }) =>
    `Supply temperature in heating is ${say(now.values.supply_heating_c_mean)} degC from ${now.from} to ${now.to} (${say(before.values.supply_heating_c_mean)} degC before), other than this unit's own heating curve at the same weather.`,
)

/** The room setpoint was changed. */
export const setpointChange = change(
  { name: 'setpoint-change', detector: 'setpoint_shift_k', levels: (t) => [{ severity: 'advisory', threshold: t('setting.setpoint_K') }] },
  'setpoint_c_mean',
  setpointCost,
  ({ now, before }) =>
    `The room setpoint is ${say(now.values.setpoint_c_mean)} degC from ${now.from} to ${now.to}, before ${say(before.values.setpoint_c_mean)} degC.`,
)
