import { evidenceOf, measure, type Rule } from '../rule'
import { say } from '../text'

/** Hours of frosting weather without a defrost. */
export const defrostInsufficient: Rule = {
  name: 'defrost-insufficient',
  fault: 'defrost_insufficient',
  family: 'defrost',
  detector: 'frost_h_without_defrost',
  specificity: 3,
  levels: (t) => [{ severity: 'major', threshold: t('defrost.missing_frost_h') }],
  lagDays: 3,
  clearDays: 3,
  baseConfidence: 0.6,
  report: (context) => {
    const { now, before } = context
    return {
      metric: 'frost_h_without_defrost',
      value: context.held,
      unit: 'h',
      expected: 0,
      why:
        `From ${now.from} to ${now.to} the compressor heated for ${say(measure(now, 'frost_zone_h'))} h in frosting weather with ` +
        `${say(measure(now, 'defrosts'), 0)} defrosts.`,
      evidence: [
        ...evidenceOf(now, 'frost_zone_h', 'h'),
        ...evidenceOf(now, 'defrosts', '1', before.values.defrosts ?? null),
        ...evidenceOf(now, 'outdoor_c_mean', 'degC'),
      ],
      notBecause: [`connectivity_loss: ${say(measure(now, 'days_with_data'), 0)} days of the window have telemetry`],
      annualKwh: null,
    }
  },
}
