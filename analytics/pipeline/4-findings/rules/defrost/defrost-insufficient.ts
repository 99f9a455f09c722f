import { evidenceOf, measure, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'
import { defrostRivals } from './defrost-report'

const insufficient = (
  part: Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence' | 'lagDays' | 'clearDays' | 'rests'>,
  unit: string,
  why: (context: RuleContext) => string,
): Rule => ({
  fault: 'defrost_insufficient',
  family: 'defrost',
  group: 'defrost',
  specificity: 4,
  waitsFor: ['reversing valve'],
  ...part,
  report: (context) => {
    const { now, before } = context
    return {
      metric: part.detector,
      value: context.held,
      unit,
      expected: unit === '1' ? 1 : 0,
      why: why(context),
      evidence: [
        ...evidenceOf(now, 'interval_min_median', 'min', now.values.interval_expected_min ?? null),
        ...evidenceOf(now, 'frost_zone_h', 'h'),
        ...evidenceOf(now, 'frosted_h', 'h', 0),
        ...evidenceOf(now, 'defrosts', '1', before.values.defrosts ?? null),
        ...evidenceOf(now, 'approach_frost_k', 'K', now.values.approach_clean_k ?? null),
        ...evidenceOf(now, 'outdoor_c_mean', 'degC'),
        ...evidenceOf(now, 'days_with_data', 'd'),
      ],
      notBecause: notBecauseOf(context, ['connectivity_loss', ...defrostRivals]),
      annualKwh: null,
    }
  },
})

/** Hours of frosting weather without a defrost. */
export const defrostMissing = insufficient(
  {
    name: 'defrost-missing',
    detector: 'frost_h_without_defrost',
    levels: (t) => [{ severity: 'major', threshold: t('defrost.missing_frost_h') }],
    lagDays: 3,
    clearDays: 3,
    baseConfidence: 0.6,
  },
  'h',
  ({ now }) =>
    `From ${now.from} to ${now.to} the compressor heated for ${say(measure(now, 'frost_zone_h'))} h in frosting weather with ${say(measure(now, 'defrosts'), 0)} defrosts.`,
)

/** Defrosts come much later than they used to in the same weather. */
export const defrostLate = insufficient(
  {
    name: 'defrost-late',
    detector: 'defrost_late_ratio',
    rests: 1,
    levels: (t) => [{ severity: 'major', threshold: t('defrost.late_ratio') }],
    lagDays: 9,
    clearDays: 14,
    baseConfidence: 0.65,
  },
  '1',
  ({ now, held }) =>
    `Defrosts came every ${say(now.values.interval_min_median, 0)} run minutes from ${now.from} to ${now.to}, where the weather asked for one in ${say(now.values.interval_expected_min, 0)}: ${say(held)} times as late as this unit used to.`,
)

/** The coil is frosted for longer than an hour, and no defrost comes. */
export const coilFrosted = insufficient(
  {
    name: 'coil-frosted',
    detector: 'frost_evidence_h',
    levels: (t) => [{ severity: 'major', threshold: t('defrost.frosted_h') }],
    lagDays: 3,
    clearDays: 7,
    baseConfidence: 0.65,
  },
  'h',
  ({ now }) =>
    `From ${now.from} to ${now.to} the unit heated for ${say(measure(now, 'frosted_h'))} h with a frosted coil, far below the air, and no defrost came; there were ${say(measure(now, 'defrosts'), 0)} in all.`,
)
