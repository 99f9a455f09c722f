import { evidenceOf, type Rule } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'
import { whenAtRest } from './when-at-rest'

const transducers = (part: Pick<Rule, 'name' | 'fault' | 'detector' | 'specificity'>, how: string): Rule => ({
  ...part,
  family: 'sensor',
  group: 'pressure sensors',
  levels: (t) => [{ severity: 'minor', threshold: t('sensor.pressure_pct') }],
  lagDays: 14,
  clearDays: 14,
  baseConfidence: 0.7,
  report: (context) => {
    const { now, before, year } = context
    const moved = (metric: 'rest_pressure_pct' | 'rest_discharge_pressure_pct') => Math.abs((now.values[metric] ?? year.values[`last_${metric}`] ?? 0) - (before.values[metric] ?? 0))
    const which = moved('rest_pressure_pct') >= moved('rest_discharge_pressure_pct') ? 'suction' : 'discharge'
    return {
      metric: part.detector,
      value: context.held,
      unit: '%',
      expected: 0,
      why:
        `With the compressor at rest both ends of the circuit hold one pressure, and the two transducers are ${say(context.held)} % farther apart than at first${how}, ` +
        `${whenAtRest(now)}: the ${which} one moved more.`,
      evidence: [
        ...evidenceOf(now, 'rest_pressure_pct', '%', before.values.rest_pressure_pct ?? null),
        ...evidenceOf(now, 'rest_discharge_pressure_pct', '%', before.values.rest_discharge_pressure_pct ?? null),
        ...evidenceOf(now, 'rests', '1'),
      ],
      notBecause: notBecauseOf(context, ['refrigerant_leak', 'non_condensables', 'sensor_stuck']),
      annualKwh: null,
    }
  },
})

/** At rest one pressure transducer has moved against the other. */
export const pressureDrift = transducers({ name: 'pressure-sensor', fault: 'sensor_drift', detector: 'pressure_sensor_pct', specificity: 3 }, '')

/** The same from one rest to the next. */
export const pressureBias = transducers({ name: 'pressure-bias', fault: 'sensor_bias', detector: 'bias_pressure_pct', specificity: 4 }, ', from one rest to the next')
