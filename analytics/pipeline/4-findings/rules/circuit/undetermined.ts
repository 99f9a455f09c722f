import type { Rule } from '../../rule'
import { say } from '../../text'
import { circuitRule } from './circuit-rule'
import { specificityOf } from './ranked-cause'
import { saySigns } from '../telling/say-signs'

/** The circuit has changed, and no cause stands out: to be watched. */
export const undetermined: Rule = circuitRule(
  {
    name: 'circuit-changed',
    fault: 'cop_degradation',
    family: 'cop',
    group: 'watch',
    waitsFor: ['circuit', 'defrost', 'cycling'],
    givesWay: true,
    clearDays: 3,
    detector: 'cause_undetermined',
    specificity: specificityOf.symptom - 1,
    isCusum: true,
    levels: (_, { cusumLimit }) => [{ severity: 'advisory', threshold: cusumLimit }],
    baseConfidence: 0.4,
  },
  { unit: 'sigma' },
  {
    sign: (context) =>
      `several measures of the circuit moved by ${say(context.held)} standard deviations in sum and no single cause stands out: ` +
      saySigns(context, [['superheat is', 'superheat_k', 'K'], ['subcooling is', 'subcooling_k', 'K'], ['discharge temperature is', 'discharge_c', 'degC'], ['power is', 'power_w', 'W', 0]], 'see the evidence'),
    shows: [['superheat_k', 'K'], ['subcooling_k', 'K'], ['discharge_c', 'degC'], ['power_w', 'W'], ['approach_outdoor_k', 'K'], ['approach_indoor_k', 'K']],
    rivals: ['refrigerant_leak', 'outdoor_coil_fouling', 'indoor_airflow_restriction', 'compressor_valve_leakage', 'sensor_drift'],
  },
)
