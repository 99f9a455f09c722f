import { evidenceOf, type Rule } from '../../rule'
import { say } from '../../text'
import { comparedEvidence } from '../telling/at-the-same-conditions'
import { specificityOf } from './ranked-cause'
import { notBecauseOf } from '../telling/rivals'

const celsius = (fahrenheit: number): number => (fahrenheit - 32) / 1.8

const hot = (part: Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence'> & Partial<Rule>, what: string): Rule => ({
  fault: 'compressor_overheating',
  family: 'compressor',
  group: 'circuit',
  specificity: specificityOf.symptom,
  isSymptom: true,
  waitsFor: ['reversing valve'],
  lagDays: 3,
  clearDays: 14,
  ...part,
  report: (context) => ({
    metric: part.detector,
    value: context.held,
    unit: 'degC',
    expected: context.like.values['discharge_c'] ?? null,
    why: `From ${context.now.from} to ${context.now.to} the discharge line reached ${say(context.held)} degC ${what}; the limit is ${say(context.threshold)} degC.`,
    evidence: [
      ...evidenceOf(context.now, 'discharge_max_c', 'degC'),
      ...evidenceOf(context.now, 'discharge_p90_max_c', 'degC'),
      ...comparedEvidence(context, [['discharge_c', 'degC'], ['discharge_superheat_k', 'K'], ['superheat_k', 'K'], ['pressure_ratio', '1']]),
      ...evidenceOf(context.now, 'envelope_total_h', 'h', 0),
      ...evidenceOf(context.now, 'outdoor_c_mean', 'degC'),
    ],
    notBecause: notBecauseOf(context, ['refrigerant_leak', 'indoor_airflow_restriction', 'compressor_valve_leakage', 'cold_weather']),
    annualKwh: null,
  }),
})

/** The hottest tenth of steady running is above the watch limit and above what this unit did in the same weather, on three days of seven. */
export const dischargeWarm: Rule = hot(
  {
    name: 'discharge-warm',
    detector: 'discharge_p90_c',
    levels: (t) => [{ severity: 'advisory', threshold: celsius(t('compressor.tdis_watch_F')) }],
    baseConfidence: 0.6,
    group: 'watch',
    waitsFor: ['reversing valve', 'circuit'],
    givesWay: true,
    clearDays: 7,
  },
  'in a tenth of its steady time',
)

/** Discharge gas of a sound machine in hard weather, degF. */
const usualHotF = 215

/** A limit was passed for ten minutes of a day, on three days of five. */
export const dischargeHot: Rule = hot(
  {
    name: 'discharge-hot',
    detector: 'discharge_hot_c',
    rests: celsius(usualHotF),
    levels: (t) => [
      { severity: 'major', threshold: celsius(t('compressor.tdis_alert_F')) },
      { severity: 'critical', threshold: celsius(t('compressor.tdis_critical_F')) },
    ],
    baseConfidence: 0.75,
  },
  'for ten minutes and more a day',
)
