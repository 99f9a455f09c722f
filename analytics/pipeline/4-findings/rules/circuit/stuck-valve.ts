import { evidenceOf, type Report, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { specificityOf } from './ranked-cause'
import { notBecauseOf } from '../telling/rivals'

const stuck = (part: Pick<Rule, 'name' | 'detector' | 'baseConfidence' | 'specificity'>, what: (minutes: string) => string): Rule => ({
  fault: 'reversing_valve_stuck',
  family: 'valve',
  group: 'reversing valve',
  levels: (t) => [{ severity: 'critical', threshold: t('defrost.stuck_min') }],
  lagDays: 2,
  clearDays: 3,
  ...part,
  report: (context) => stuckReport(context, part.detector, what),
})

const stuckReport = (context: RuleContext, metric: string, what: (minutes: string) => string): Report => {
  const { now, before, held } = context
  return {
    metric,
    value: held,
    unit: 'min',
    expected: 0,
    why: `From ${now.from} to ${now.to} ${what(say(held, 0))}.`,
    evidence: [
      ...evidenceOf(now, 'valve_wrong_max_min', 'min', 0),
      ...evidenceOf(now, 'defrost_max_min', 'min', before.values['defrost_max_min'] ?? null),
      ...evidenceOf(now, 'defrosts', '1'),
      ...evidenceOf(now, 'compressor_h', 'h'),
      ...evidenceOf(now, 'outdoor_c_mean', 'degC', before.values['outdoor_c_mean'] ?? null),
    ],
    notBecause: notBecauseOf(context, ['defrost_incomplete', 'sensor_drift', 'sensor_stuck', 'metering_fault']),
    annualKwh: null,
  }
}

/** Heat goes the wrong way while the mode says otherwise. */
export const valveStuck: Rule = stuck(
  { name: 'valve-stuck', detector: 'valve_wrong_min', baseConfidence: 0.8, specificity: specificityOf.direct + 1 },
  (minutes) => `heat went the wrong way for ${minutes} min at a stretch while the mode said otherwise and no defrost ran`,
)

/** A defrost does not end. */
export const defrostStuck: Rule = stuck(
  { name: 'defrost-stuck', detector: 'defrost_longest_min', baseConfidence: 0.6, specificity: specificityOf.direct },
  (minutes) => `a defrost went on for ${minutes} min and did not end by itself`,
)
