import { measure, statisticOf, worse, type Rule, type RuleContext, type Severity } from '../../rule'
import { say } from '../../text'
import { circuitRule, type CircuitStory } from './circuit-rule'
import { onceItPersists, rankedCause, specificityOf } from './ranked-cause'
import { saySigns } from '../telling/say-signs'

/** Wear is as bad as the share of the failure level that it has reached (analytics notes 3.5). */
const byDamage = (severity: Severity, { statistics, thresholds, now }: RuleContext): Severity => {
  const damage = statistics['compressor_damage'] ?? 0
  if (damage >= thresholds('compressor.damage_act')) return 'critical'
  const shaken = measure(now, 'vibration_mm_s') >= thresholds('compressor.vib_abs_mm_s')
  return shaken || damage >= thresholds('compressor.damage_plan') ? worse(severity, 'major') : severity
}

/** Wear leads to failure within months: it is confirmed sooner than what only costs electricity. */
const wear = onceItPersists('compressor.persist_days')

const withDamage = (rule: Rule): Rule => ({
  ...rule,
  escalate: byDamage,
  report: (context) => {
    const report = rule.report(context)
    return { ...report, evidence: [...report.evidence, ...statisticOf(context, 'compressor_damage', '1', 0)] }
  },
})

const bearings: CircuitStory = {
  sign: (context) =>
    saySigns(context, [['vibration is', 'vibration_mm_s', 'mm/s', 2], ['power is', 'power_w', 'W', 0], ['current is', 'compressor_a', 'A']], 'the compressor took more power for the same work'),
  shows: [['vibration_mm_s', 'mm/s'], ['power_w', 'W'], ['compressor_a', 'A'], ['isentropic_efficiency', '1'], ['compressor_hz', 'Hz']],
  rivals: ['compressor_valve_leakage', 'indoor_airflow_restriction', 'refrigerant_overcharge', 'sensor_drift', 'metering_fault'],
}

/** Power, current and vibration are up while pressures and flow are not. */
export const bearingWear: Rule = withDamage(rankedCause('compressor_bearing_wear', 'compressor', bearings, { lagDays: 21, levels: wear }))

/** Vibration against the unit's own at the same speed. */
export const vibration: Rule = withDamage(
  circuitRule(
    {
      name: 'vibration',
      fault: 'compressor_bearing_wear',
      family: 'compressor',
      detector: 'vibration_ratio',
      rests: 1,
      specificity: specificityOf.indicator,
      levels: (t) => [
        { severity: 'minor', threshold: t('compressor.vib_rel') },
        { severity: 'major', threshold: t('compressor.vib_rel_act') },
      ],
      baseConfidence: 0.75,
    },
    { unit: '1', expected: 1 },
    { ...bearings, sign: (context) => `the compressor shook ${say(context.held)} times as much as at first at the same speed` },
  ),
)

/** Gas passes back inside the compressor: less flow for each turn. */
export const valveLeakage: Rule = withDamage(
  rankedCause(
    'compressor_valve_leakage',
    'compressor',
    {
      sign: (context) =>
        saySigns(
          context,
          [['flow per turn and suction density is', 'volumetric_index', '', 3], ['suction pressure is', 'suction_kpa', 'kPa', 0], ['discharge pressure is', 'discharge_kpa', 'kPa', 0]],
          'the compressor moved less refrigerant for each turn',
        ),
      shows: [['volumetric_index', '1'], ['isentropic_efficiency', '1'], ['suction_kpa', 'kPa'], ['discharge_kpa', 'kPa'], ['discharge_superheat_k', 'K']],
      rivals: ['reversing_valve_leakage', 'compressor_bearing_wear', 'refrigerant_leak', 'sensor_drift'],
    },
    { lagDays: 21, levels: wear },
  ),
)

/** Current is off while power is not: supply, capacitor, inverter or windings. */
export const currentAnomaly: Rule = rankedCause(
  'compressor_current_anomaly',
  'compressor',
  {
    sign: (context) => saySigns(context, [['current is', 'compressor_a', 'A'], ['power is', 'power_w', 'W', 0]], 'current did not fit power'),
    shows: [['compressor_a', 'A'], ['power_w', 'W'], ['compressor_hz', 'Hz']],
    rivals: ['compressor_bearing_wear', 'short_cycling', 'metering_fault'],
  },
  { isWorthAVisit: false },
)
