import { measure, type Rule } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'
import { defrostEvidence, defrostRivals, defrostWaste } from './defrost-report'

/** Cycles end before the coil is warm: ice stays and grows. */
export const defrostIncomplete: Rule = {
  name: 'defrost-incomplete',
  fault: 'defrost_incomplete',
  family: 'defrost',
  group: 'defrost',
  detector: 'defrost_incomplete_share',
  specificity: 3,
  levels: (t) => [{ severity: 'major', threshold: t('defrost.incomplete_share') }],
  lagDays: 9,
  clearDays: 14,
  baseConfidence: 0.75,
  escalate: (severity, { now }) => (severity === 'major' && measure(now, 'outdoor_c_mean') < -5 ? 'critical' : severity),
  report: (context) => {
    const { now, before } = context
    const cycles = measure(now, 'defrosts')
    const share = cycles === 0 ? 0 : measure(now, 'defrosts_incomplete') / cycles
    return {
      metric: 'defrost_incomplete_share',
      value: context.held,
      unit: '1',
      expected: 0,
      why:
        `${say(measure(now, 'defrosts_incomplete'), 0)} of ${say(cycles, 0)} defrosts from ${now.from} to ${now.to} were incomplete; ` +
        `the coil reached ${say(now.values.termination_c_median)} degC, before the fault ${say(before.values.termination_c_median)} degC.`,
      evidence: defrostEvidence(context),
      notBecause: notBecauseOf(context, ['defrost_excessive', ...defrostRivals]),
      annualKwh: defrostWaste(context, share / 2),
    }
  },
}
