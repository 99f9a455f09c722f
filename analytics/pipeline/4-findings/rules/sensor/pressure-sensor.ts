import { evidenceOf, type Rule } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'

/** At rest one pressure transducer has moved against the other. */
export const pressureSensor: Rule = {
  name: 'pressure-sensor',
  fault: 'sensor_drift',
  family: 'sensor',
  group: 'pressure sensors',
  detector: 'pressure_sensor_pct',
  specificity: 3,
  levels: (t) => [{ severity: 'minor', threshold: t('sensor.pressure_pct') }],
  lagDays: 14,
  clearDays: 14,
  baseConfidence: 0.7,
  report: (context) => {
    const { now, before } = context
    const moved = (metric: string) => Math.abs((now.values[metric] ?? 0) - (before.values[metric] ?? 0))
    const which = moved('rest_pressure_pct') >= moved('rest_discharge_pressure_pct') ? 'suction' : 'discharge'
    return {
      metric: 'pressure_sensor_pct',
      value: context.held,
      unit: '%',
      expected: 0,
      why:
        `With the compressor at rest both ends of the circuit hold one pressure, and the two transducers are ${say(context.held)} % farther apart than at first, ` +
        `from ${now.from} to ${now.to}: the ${which} one moved more.`,
      evidence: [
        ...evidenceOf(now, 'rest_pressure_pct', '%', before.values.rest_pressure_pct ?? null),
        ...evidenceOf(now, 'rest_discharge_pressure_pct', '%', before.values.rest_discharge_pressure_pct ?? null),
        ...evidenceOf(now, 'rests', '1'),
      ],
      notBecause: notBecauseOf(context, ['refrigerant_leak', 'non_condensables', 'sensor_stuck']),
      annualKwh: null,
    }
  },
}
