import { measure, type Rule } from '../../rule'
import { say } from '../../text'
import { defrostEvidence } from '../defrost/defrost-report'
import { notBecauseOf } from '../telling/rivals'

/** Defrosts in weather in which no frost forms: the coil sensor that starts them is suspect. */
export const warmDefrosts: Rule = {
  name: 'warm-defrosts',
  fault: 'sensor_bias',
  family: 'sensor',
  group: 'coil sensor',
  detector: 'defrost_warm_share',
  specificity: 1,
  levels: (t) => [{ severity: 'advisory', threshold: t('defrost.warm_share') }],
  lagDays: 9,
  clearDays: 14,
  baseConfidence: 0.5,
  report: (context) => ({
    metric: 'defrost_warm_share',
    value: context.held,
    unit: '1',
    expected: 0,
    why:
      `${say(measure(context.now, 'defrosts_warm'), 0)} of ${say(measure(context.now, 'defrosts'), 0)} defrosts from ${context.now.from} to ${context.now.to} ` +
      'came in weather in which no frost forms: the coil sensor may read low.',
    evidence: defrostEvidence(context),
    notBecause: notBecauseOf(context, ['defrost_excessive', 'defrost_incomplete', 'sensor_drift']),
    annualKwh: null,
  }),
}
