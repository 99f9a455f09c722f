import { grantedW } from '../../3-models/cold/standby'
import { evidenceOf, measure, type Rule, type RuleContext } from '../rule'
import { say } from '../text'
import { notBecauseOf } from './telling/rivals'

/** Power at rest beyond the habit, W, of which the ratio is told with 20 W granted to both. */
const beyondHabit = ({ now, held }: RuleContext): number | null => {
  const watts = now.values.standby_w ?? null
  return watts === null ? null : Math.min(watts, (watts + grantedW) * (1 - 1 / held))
}

/** The same over the hours of a year, as much while it runs. */
const wasted = (context: RuleContext): number | null => {
  const watts = beyondHabit(context)
  return watts === null ? null : watts * 8.766
}

/** Power at rest is far above the unit's habit: a heater, pump or fan that never switches off. */
export const standbyHigh: Rule = {
  name: 'standby-high',
  fault: 'energy_cost_anomaly',
  family: 'cost',
  group: 'standby',
  detector: 'standby_ratio',
  specificity: 1,
  levels: (t) => [{ severity: 'minor', threshold: t('standby.ratio') }],
  waitsFor: ['cycling', 'reversing valve', 'aux'],
  rests: 1,
  lagDays: 10,
  clearDays: 14,
  baseConfidence: 0.65,
  isWorthAVisit: true,
  report: (context) => {
    const { now, before, held } = context
    return {
      metric: 'standby_ratio',
      value: held,
      unit: '1',
      expected: 1,
      why:
        `The resting unit takes ${say(now.values.standby_w, 0)} W from ${now.from} to ${now.to}, ${say(beyondHabit(context), 0)} W more than it used to: ` +
        'a crankcase or pan heater, a pump or a fan may never switch off.',
      evidence: [
        ...evidenceOf(now, 'standby_w', 'W', before.values.standby_w ?? null),
        ...evidenceOf(now, 'energy_kwh_per_day', 'kWh/d', before.values.energy_kwh_per_day ?? null),
        ...evidenceOf(now, 'compressor_h', 'h'),
        ...evidenceOf(now, 'aux_h', 'h', before.values.aux_h ?? null),
        ...evidenceOf(now, 'outdoor_c_mean', 'degC', before.values.outdoor_c_mean ?? null),
      ],
      notBecause: [...notBecauseOf(context, ['aux_heat_misuse', 'short_cycling', 'metering_fault']), ...rests(context)],
      annualKwh: wasted(context),
    }
  },
}

const rests = ({ now }: RuleContext): string[] => [`cop_degradation: the power is taken at rest, in ${say(24 * measure(now, 'days_with_data') - measure(now, 'compressor_h'), 0)} h without the compressor`]
