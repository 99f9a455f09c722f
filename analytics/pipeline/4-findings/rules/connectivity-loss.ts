import { evidenceOf, measure, type Rule } from '../rule'
import { say } from '../text'

/** Refrigerants of class A3, where silence may hide a leak. */
const flammable = new Set(['R-290', 'R290', 'R-600A', 'R600A', 'R-1270', 'R1270'])
const freezingC = -6.7

/** The unit is silent while the other units of its import report. */
export const connectivityLoss: Rule = {
  name: 'connectivity-loss',
  fault: 'connectivity_loss',
  family: 'connectivity',
  detector: 'silent_h',
  specificity: 1,
  levels: (t) => [{ severity: 'minor', threshold: t('comms.offline_h') }],
  lagDays: 1,
  clearDays: 2,
  baseConfidence: 0.9,
  escalate: (severity, { unit, before }) => {
    const cold = before.values.outdoor_c_mean !== null && measure(before, 'outdoor_c_mean') < freezingC
    if (unit.criticality === 'critical') return 'major'
    return cold || flammable.has((unit.refrigerant ?? '').toUpperCase()) ? 'major' : severity
  },
  report: (context) => {
    const { now, before } = context
    return {
      metric: 'silent_h',
      value: context.held,
      unit: 'h',
      expected: 0,
      why:
        `No telemetry on ${say(measure(now, 'days_without_data'), 0)} days from ${now.from} to ${now.to}, while most other units of the same import reported; ` +
        `the 28 days before had data on ${say(measure(before, 'days_with_data'), 0)}.`,
      evidence: [
        ...evidenceOf(now, 'days_without_data', 'd', 0),
        ...evidenceOf(now, 'samples', '1'),
        ...evidenceOf(before, 'days_with_data', 'd', 28),
        ...evidenceOf(before, 'outdoor_c_mean', 'degC'),
      ],
      notBecause: [],
      annualKwh: null,
    }
  },
}
