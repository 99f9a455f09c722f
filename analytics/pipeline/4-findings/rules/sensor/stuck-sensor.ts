import { evidenceOf, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'

const names = {
  same_supply_h: 'supply temperature',
  same_return_h: 'return temperature',
  same_discharge_h: 'discharge temperature',
  same_suction_h: 'suction temperature',
  same_liquid_h: 'liquid temperature',
  same_coil_h: 'outdoor coil temperature',
  same_suction_kpa_h: 'suction pressure',
  same_discharge_kpa_h: 'discharge pressure',
} as const

const longest = ({ now }: RuleContext): keyof typeof names => {
  const known = (Object.keys(names) as (keyof typeof names)[]).filter((metric) => (now.values[metric] ?? null) !== null)
  return known.reduce((a, b) => ((now.values[b] ?? 0) > (now.values[a] ?? 0) ? b : a), known[0] ?? 'same_supply_h')
}

/** A reading other than the outdoor temperature stands still while the compressor goes on and off. */
export const stuckSensor: Rule = {
  name: 'stuck-sensor',
  fault: 'sensor_stuck',
  family: 'sensor',
  group: 'still sensors',
  detector: 'stuck_sensor_h',
  specificity: 4,
  levels: (t) => [{ severity: 'minor', threshold: t('sensor.stuck_h') }],
  lagDays: 3,
  clearDays: 14,
  baseConfidence: 0.85,
  report: (context) => {
    const metric = longest(context)
    return {
      metric: 'stuck_sensor_h',
      value: context.held,
      unit: 'h',
      expected: 0,
      why:
        `The ${names[metric]} showed one value for up to ${say(context.now.values[metric])} h at a stretch, seen from ${context.now.from} to ${context.now.to}, ` +
        `while the compressor went on and off.`,
      evidence: [
        ...evidenceOf(context.now, metric, 'h', context.before.values[metric] ?? null),
        ...evidenceOf(context.now, 'starts', '1'),
        ...evidenceOf(context.now, 'days_with_data', 'd'),
      ],
      notBecause: notBecauseOf(context, ['connectivity_loss', 'sensor_drift']),
      annualKwh: null,
    }
  },
}
