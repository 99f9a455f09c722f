import type { Rule, RuleContext, Severity } from '../../rule'
import { rankedCause } from './ranked-cause'
import { saySigns } from '../telling/say-signs'

/** A coil that costs less than counts as lost efficiency waits for its season's cleaning. */
const byEfficiency = (severity: Severity, { now, thresholds }: RuleContext): Severity =>
  severity === 'minor' && (now.values['cop_vs_expected_pct'] ?? -Infinity) > 100 * thresholds('cop.watch_step') ? 'advisory' : severity

/** The clean outdoor coil is farther from the air. */
export const outdoorCoil: Rule = rankedCause('outdoor_coil_fouling', 'airflow', {
  sign: (context) =>
    saySigns(context, [['the clean outdoor coil is off the air by', 'approach_clean_k', 'K'], ['the outdoor coil is off the air by', 'approach_outdoor_k', 'K']], 'the outdoor coil exchanged less heat'),
  shows: [['approach_clean_k', 'K'], ['approach_outdoor_k', 'K'], ['suction_kpa', 'kPa'], ['fan_rpm', '1/min']],
  rivals: ['refrigerant_leak', 'defrost_incomplete', 'sensor_drift', 'cold_weather'],
}, { waitsFor: ['reversing valve', 'standby', 'defrost'], lighten: byEfficiency })

/** The refrigerant is farther from the heat sink. */
export const indoorFlow: Rule = rankedCause('indoor_airflow_restriction', 'airflow', {
  sign: (context) =>
    saySigns(context, [['the indoor side is off its heat sink by', 'approach_indoor_k', 'K'], ['discharge temperature is', 'discharge_c', 'degC']], 'less air or water passed the indoor side'),
  shows: [['approach_indoor_k', 'K'], ['discharge_c', 'degC'], ['discharge_kpa', 'kPa'], ['flow_lpm', 'L/min']],
  rivals: ['refrigerant_overcharge', 'non_condensables', 'setting_change', 'sensor_drift'],
})
