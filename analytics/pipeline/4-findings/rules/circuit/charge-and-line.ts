import type { Rule } from '../../rule'
import { say } from '../../text'
import { circuitRule, type CircuitStory } from './circuit-rule'
import { rankedCause, specificityOf } from './ranked-cause'
import { saySigns } from '../telling/say-signs'

/** Subcooling, condensing pressure and power are up. */
export const overcharge: Rule = rankedCause('refrigerant_overcharge', 'refrigerant', {
  sign: (context) =>
    saySigns(context, [['subcooling is', 'subcooling_k', 'K'], ['discharge pressure is', 'discharge_kpa', 'kPa', 0], ['power is', 'power_w', 'W', 0]], 'the circuit behaved as an overcharged one'),
  shows: [['subcooling_k', 'K'], ['discharge_kpa', 'kPa'], ['power_w', 'W'], ['eev_pct', '%']],
  rivals: ['non_condensables', 'indoor_airflow_restriction', 'liquid_line_restriction', 'sensor_drift'],
})

const gas: CircuitStory = {
  sign: (context) =>
    saySigns(context, [['discharge pressure is', 'discharge_kpa', 'kPa', 0], ['subcooling is', 'subcooling_k', 'K']], 'the circuit behaved as one with trapped gas'),
  shows: [['discharge_kpa', 'kPa'], ['subcooling_k', 'K'], ['approach_indoor_k', 'K']],
  rivals: ['refrigerant_overcharge', 'indoor_airflow_restriction', 'sensor_drift'],
}

/** Condensing pressure is up without the flow being down. */
export const nonCondensables: Rule = rankedCause('non_condensables', 'refrigerant', gas)

/** At rest both ends read above saturation. */
export const pressureHigh: Rule = circuitRule(
  {
    name: 'pressure-high-at-rest',
    fault: 'non_condensables',
    family: 'refrigerant',
    detector: 'pressure_high_pct',
    specificity: specificityOf.direct,
    levels: (t) => [{ severity: 'minor', threshold: t('leak.offstate_high_pct') }],
    baseConfidence: 0.65,
    lagDays: 10,
  },
  { unit: '%' },
  { ...gas, sign: (context) => `the pressure of the resting circuit was ${say(context.held)} % above saturation at its coldest line` },
)

/** Superheat and subcooling are up, suction pressure is down. */
export const liquidLine: Rule = rankedCause('liquid_line_restriction', 'refrigerant', {
  sign: (context) =>
    saySigns(context, [['superheat is', 'superheat_k', 'K'], ['subcooling is', 'subcooling_k', 'K'], ['suction pressure is', 'suction_kpa', 'kPa', 0]], 'the circuit behaved as one with a restricted liquid line'),
  shows: [['superheat_k', 'K'], ['subcooling_k', 'K'], ['suction_kpa', 'kPa'], ['eev_pct', '%']],
  rivals: ['refrigerant_leak', 'expansion_valve_fault', 'outdoor_coil_fouling', 'sensor_drift'],
})
