import { evidenceOf, measure, type Rule } from '../../rule'
import { say } from '../../text'
import { comparedEvidence } from '../telling/at-the-same-conditions'
import { specificityOf } from './ranked-cause'
import { notBecauseOf } from '../telling/rivals'

/** Hours a day of running with hardly any superheat. */
export const floodback: Rule = {
  name: 'floodback',
  fault: 'liquid_floodback',
  family: 'compressor',
  group: 'circuit',
  detector: 'floodback_h',
  specificity: specificityOf.symptom,
  isSymptom: true,
  waitsFor: ['reversing valve'],
  levels: (t) => [
    { severity: 'minor', threshold: t('compressor.floodback_h') },
    { severity: 'major', threshold: t('compressor.floodback_act_h') },
  ],
  restsOn: ['suction', 'coil'],
  lagDays: 3,
  clearDays: 14,
  baseConfidence: 0.65,
  report: (context) => ({
    metric: 'floodback_h',
    value: context.held,
    unit: 'h',
    expected: 0,
    why:
      `From ${context.now.from} to ${context.now.to} the compressor ran ${say(measure(context.now, 'floodback_total_h'))} h with hardly any superheat: ` +
      'liquid refrigerant came back to it.',
    evidence: [
      ...evidenceOf(context.now, 'floodback_total_h', 'h', 0),
      ...comparedEvidence(context, [['superheat_k', 'K'], ['discharge_superheat_k', 'K'], ['eev_pct', '%'], ['subcooling_k', 'K']]),
      ...evidenceOf(context.now, 'compressor_h', 'h'),
    ],
    notBecause: notBecauseOf(context, ['expansion_valve_fault', 'refrigerant_overcharge', 'indoor_airflow_restriction', 'sensor_drift']),
    annualKwh: null,
  }),
}
