import type { Rule } from '../../rule'
import { rankedCause } from './ranked-cause'
import { saySigns } from '../telling/say-signs'

/** Superheat is off while the valve does not follow. */
export const expansionValve: Rule = rankedCause('expansion_valve_fault', 'valve', {
  sign: (context) => saySigns(context, [['superheat is', 'superheat_k', 'K'], ['the valve is open by', 'eev_pct', '%']], 'superheat is off'),
  shows: [['superheat_k', 'K'], ['eev_pct', '%'], ['discharge_superheat_k', 'K'], ['subcooling_k', 'K']],
  rivals: ['refrigerant_leak', 'liquid_line_restriction', 'sensor_drift'],
})

/** Hot gas passes to the suction side inside the reversing valve. */
export const reversingValveLeak: Rule = rankedCause('reversing_valve_leakage', 'valve', {
  sign: (context) =>
    saySigns(context, [['the suction line is at', 'suction_c', 'degC'], ['superheat is', 'superheat_k', 'K'], ['suction pressure is', 'suction_kpa', 'kPa', 0]], 'hot gas reached the suction side'),
  shows: [['suction_c', 'degC'], ['superheat_k', 'K'], ['suction_kpa', 'kPa'], ['discharge_kpa', 'kPa']],
  rivals: ['compressor_valve_leakage', 'expansion_valve_fault', 'refrigerant_leak', 'sensor_drift'],
})
