import { evidenceOf, type Rule, type RuleContext } from '../rule'
import { say } from '../text'

const change = (
  part: Pick<Rule, 'name' | 'detector' | 'levels'>,
  column: string,
  why: (context: RuleContext) => string,
): Rule => ({
  ...part,
  fault: 'setting_change',
  family: 'cost',
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
    notBecause:
      (context.now.values.cop_vs_expected_pct ?? null) === null ?
        []
      : [`cop_degradation: efficiency is ${say(context.now.values.cop_vs_expected_pct)} % from expected at the same conditions`],
    annualKwh: null,
  }),
})

/** The heating curve was changed. */
export const supplyChange = change(
  { name: 'supply-change', detector: 'supply_shift_k', levels: (t) => [{ severity: 'advisory', threshold: t('setting.supply_K') }] },
  'supply_heating_c_mean',
  ({ now, before }) =>
    `Supply temperature in heating is ${say(now.values.supply_heating_c_mean)} degC from ${now.from} to ${now.to} (${say(before.values.supply_heating_c_mean)} degC before), other than this unit's own heating curve at the same weather.`,
)

/** The room setpoint was changed. */
export const setpointChange = change(
  { name: 'setpoint-change', detector: 'setpoint_shift_k', levels: (t) => [{ severity: 'advisory', threshold: t('setting.setpoint_K') }] },
  'setpoint_c_mean',
  ({ now, before }) =>
    `The room setpoint is ${say(now.values.setpoint_c_mean)} degC from ${now.from} to ${now.to}, before ${say(before.values.setpoint_c_mean)} degC.`,
)
