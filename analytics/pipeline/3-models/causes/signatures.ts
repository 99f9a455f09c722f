import { denseOf, type Block, type Pattern } from './pattern'

/** Faults of the refrigerant circuit, its coils and its compressor, as the ranker names them. */
export const causes = [
  'refrigerant_leak',
  'refrigerant_overcharge',
  'non_condensables',
  'liquid_line_restriction',
  'expansion_valve_fault',
  'outdoor_coil_fouling',
  'indoor_airflow_restriction',
  'compressor_valve_leakage',
  'compressor_bearing_wear',
  'compressor_current_anomaly',
  'reversing_valve_leakage',
] as const
export type Cause = (typeof causes)[number]

/** What moves residuals without being a fault of the circuit, or is told by detectors of its own. */
export type Rival = 'sensor_drift' | 'efficiency_loss' | 'meter' | 'liquid_floodback' | 'wrong_way'

/** Something that moves indicators in a way of its own. */
export interface Candidate {
  name: Cause | Rival
  /** Only for units whose valve opening is known (`true`) or not (`false`). */
  valveKnown?: boolean
  /** Only for units whose vibration is known (`true`) or not (`false`). */
  vibrationKnown?: boolean
  signature: Float64Array
  /** Length along the signature, in sizes of wander, that weeks and seasons reach in healthy units. */
  allowance: number
}

/** What quiet indicators need, and those that filters, meters, coils and the charge that moves with the seasons move by themselves. */
const usualAllowance = 1.7
const allowances: Readonly<Partial<Record<Cause | Rival, number>>> = {
  refrigerant_leak: 2,
  outdoor_coil_fouling: 3.6,
  indoor_airflow_restriction: 3.8,
  compressor_valve_leakage: 1.2,
  compressor_current_anomaly: 2.4,
}

const as = (name: Candidate['name'], heating: Pattern, cooling: Pattern, more: Omit<Partial<Candidate>, 'name' | 'signature'> & { rest?: number } = {}): Candidate => {
  const { rest = 0, allowance = allowances[name] ?? usualAllowance, ...flags } = more
  return { name, ...flags, allowance, signature: denseOf(withPressures(heating, 'heating'), withPressures(cooling, 'cooling'), rest) }
}

/** Pressures follow the coils: a noise floor of approach is about one of the pressure of its side. */
const withPressures = (pattern: Pattern, block: Block): Pattern => {
  const [evaporator, condenser] = block === 'heating' ? (['approach_outdoor', 'approach_indoor'] as const) : (['approach_indoor', 'approach_outdoor'] as const)
  return { ...pattern, suction_pressure: -(pattern[evaporator] ?? 0), discharge_pressure: pattern[condenser] ?? 0 }
}

const bearing: Pattern = { efficiency: -2, power: 2.2, current: 2.5, discharge_superheat: 0.8, isentropic_efficiency: -0.8, volumetric_index: 1.2 }

/**
 * Signatures in noise floors. Signs are those of the matrix in the analytics notes 13 (heating) and of 1.7, 3.3, 4.1 and 12
 * (cooling, compressor); sizes are what faults of the sizes in 1.7 show in a fleet simulated from those tables. Faults that
 * change their face as they grow have one signature for each: a leak takes subcooling first, then everything.
 */
export const faultCandidates: readonly Candidate[] = [
  as('refrigerant_leak', { subcooling: -3 }, { subcooling: -3, approach_outdoor: -0.5 }, { valveKnown: false }),
  as('refrigerant_leak', { subcooling: -3, valve_opening: 3 }, { subcooling: -3, valve_opening: 3, approach_outdoor: -0.5 }, { valveKnown: true }),
  as(
    'refrigerant_leak',
    { efficiency: -1, superheat: 0.3, subcooling: -2.5, valve_opening: 3.5, discharge_superheat: 0.5, approach_outdoor: 0.5, approach_indoor: -0.9, temperature_rise: -0.5, isentropic_efficiency: -0.9, volumetric_index: -0.8 },
    { efficiency: -0.5, superheat: 0.5, subcooling: -2.5, valve_opening: 3.5, discharge_superheat: 0.4, approach_outdoor: -0.5, approach_indoor: 0.7, temperature_rise: -0.4 },
    { valveKnown: true },
  ),
  as(
    'refrigerant_leak',
    { efficiency: -3, power: -0.6, superheat: 1.5, subcooling: -3, valve_opening: 5.5, discharge_superheat: 2.8, approach_outdoor: 1.7, approach_indoor: -3, temperature_rise: -2.7, isentropic_efficiency: -3.5, volumetric_index: -3, current: -0.8 },
    { efficiency: -2, superheat: 3.5, subcooling: -3.3, valve_opening: 5.5, discharge_superheat: 2.8, approach_indoor: 2.2, temperature_rise: -1.5, isentropic_efficiency: -0.6, volumetric_index: -0.5 },
    { valveKnown: true },
  ),
  as(
    'refrigerant_leak',
    { efficiency: -0.5, superheat: 1.2, subcooling: -3, discharge_superheat: 0.5, approach_outdoor: 0.3, approach_indoor: -0.7, temperature_rise: -0.3 },
    { efficiency: -0.5, superheat: 1.5, subcooling: -3, discharge_superheat: 0.6, approach_outdoor: -0.5, approach_indoor: 0.7, temperature_rise: -0.4 },
    { valveKnown: false },
  ),
  as(
    'refrigerant_leak',
    { efficiency: -2.7, power: -0.5, superheat: 5, subcooling: -3, discharge_superheat: 4, approach_outdoor: 2, approach_indoor: -3.5, temperature_rise: -2.5, isentropic_efficiency: -2.5, volumetric_index: -2, current: -0.7 },
    { efficiency: -2.2, superheat: 5.2, subcooling: -2.5, discharge_superheat: 3.6, approach_indoor: 3, temperature_rise: -1.5 },
    { valveKnown: false },
  ),
  as(
    'refrigerant_leak',
    { efficiency: -1.2, superheat: 5.5, subcooling: -2.2, discharge_superheat: 1.8, approach_outdoor: 1.5 },
    { efficiency: -1.5, superheat: 5.5, subcooling: -2.2, discharge_superheat: 1.8 },
    { valveKnown: false },
  ),
  as(
    'refrigerant_overcharge',
    { efficiency: -1.7, power: 1.8, superheat: -0.5, subcooling: 6, valve_opening: -1.3, discharge_superheat: 1.3, approach_indoor: 2, isentropic_efficiency: -2.6, volumetric_index: -1.7, current: 2.2 },
    { efficiency: -0.7, power: 1, superheat: -0.5, subcooling: 6, valve_opening: -1.3, discharge_superheat: 0.3, approach_outdoor: 1, isentropic_efficiency: -0.3, volumetric_index: -0.8, current: 1.2 },
  ),
  as(
    'non_condensables',
    { efficiency: -0.9, power: 0.9, subcooling: 2.7, discharge_superheat: -0.3, approach_indoor: 3.1, isentropic_efficiency: 2.2, volumetric_index: 1.7, current: 1 },
    { efficiency: -0.7, power: 0.5, subcooling: 2.6, discharge_superheat: -0.5, approach_outdoor: 2, isentropic_efficiency: 3, volumetric_index: 1.7, current: 0.6 },
    { rest: 5 },
  ),
  as(
    'liquid_line_restriction',
    { efficiency: -2.5, superheat: 2.4, subcooling: 2.9, valve_opening: 6, discharge_superheat: 2.7, approach_outdoor: 1.7, approach_indoor: -3.3, temperature_rise: -1.9, isentropic_efficiency: -3.5, volumetric_index: -2.3 },
    { efficiency: -2.4, superheat: 2.5, subcooling: 2.6, valve_opening: 5.5, discharge_superheat: 2.5, approach_indoor: 2.2, temperature_rise: -1.8, isentropic_efficiency: -1.3, volumetric_index: -2 },
    { valveKnown: true },
  ),
  as(
    'liquid_line_restriction',
    { efficiency: -2.4, superheat: 6, subcooling: 3.2, discharge_superheat: 3.9, approach_outdoor: 1.6, approach_indoor: -3.3, temperature_rise: -1.7, isentropic_efficiency: -3.3, volumetric_index: -2.4 },
    { efficiency: -2.6, superheat: 6, subcooling: 3, discharge_superheat: 3.7, approach_indoor: 2.4, temperature_rise: -1.8, isentropic_efficiency: -1.5, volumetric_index: -2.3 },
    { valveKnown: false },
  ),
  as(
    'expansion_valve_fault',
    { efficiency: -0.5, superheat: 3, subcooling: 0.4, valve_opening: -3.2, discharge_superheat: 1.2, approach_outdoor: 0.2, approach_indoor: -0.3 },
    { efficiency: -0.8, superheat: 3, subcooling: 0.5, valve_opening: -3.2, discharge_superheat: 1.3, approach_indoor: 0.9 },
    { valveKnown: true },
  ),
  as(
    'expansion_valve_fault',
    { efficiency: -0.5, superheat: -3.5, subcooling: -1.5, valve_opening: 6, discharge_superheat: -2.3, volumetric_index: 2 },
    { efficiency: -0.5, superheat: -3, subcooling: -1.3, valve_opening: 6, discharge_superheat: -1.5, volumetric_index: 1.4 },
    { valveKnown: true },
  ),
  as(
    'expansion_valve_fault',
    { efficiency: -0.5, superheat: 3, discharge_superheat: 1, approach_outdoor: 0.2, approach_indoor: -0.3 },
    { efficiency: -0.9, superheat: 4.5, subcooling: 0.5, discharge_superheat: 2, approach_indoor: 1.2 },
    { valveKnown: false },
  ),
  as(
    'expansion_valve_fault',
    { efficiency: -0.7, power: 0.7, superheat: -3.2, subcooling: -2.1, discharge_superheat: -3, isentropic_efficiency: 1.7, volumetric_index: 3 },
    { efficiency: -0.7, power: 0.7, superheat: -2.7, subcooling: -1.2, discharge_superheat: -1, isentropic_efficiency: 1.7, volumetric_index: 1.4 },
    { valveKnown: false },
  ),
  as(
    'outdoor_coil_fouling',
    { efficiency: -1, discharge_superheat: 0.5, approach_outdoor: 1, approach_indoor: -0.4, temperature_rise: -0.65, isentropic_efficiency: -0.2, volumetric_index: -0.15 },
    { efficiency: -1.7, power: 1.7, subcooling: 0.3, discharge_superheat: 0.3, approach_outdoor: 1.6, current: 1.9 },
  ),
  as(
    'outdoor_coil_fouling',
    { efficiency: -1, approach_outdoor: 2, discharge_superheat: 0.3, approach_indoor: -0.4, temperature_rise: -0.6 },
    { efficiency: -1.6, power: 1.4, subcooling: 0.6, discharge_superheat: 0.3, approach_outdoor: 2.6, isentropic_efficiency: 0.8, current: 1.3 },
  ),
  as(
    'indoor_airflow_restriction',
    { efficiency: -2.9, power: 2, subcooling: 0.5, discharge_superheat: 1, approach_indoor: 3, temperature_rise: 3.8, isentropic_efficiency: -0.5, current: 2.4 },
    { efficiency: -0.9, superheat: -1.2, approach_indoor: 3.5, temperature_rise: 4, isentropic_efficiency: 1.9, volumetric_index: 1 },
  ),
  as(
    'compressor_valve_leakage',
    { efficiency: -1.9, power: -0.8, discharge_superheat: 1.5, approach_indoor: -1.3, temperature_rise: -1.9, isentropic_efficiency: -2.7, volumetric_index: -3.3, current: -0.9 },
    { efficiency: -2.6, power: -1.1, discharge_superheat: 1.1, temperature_rise: -2.5, isentropic_efficiency: -2.5, volumetric_index: -4, current: -1.2 },
  ),
  as('compressor_bearing_wear', { ...bearing, vibration: 5.5 }, { ...bearing, vibration: 5.5 }, { vibrationKnown: true, allowance: 1.2 }),
  as('compressor_bearing_wear', bearing, bearing, { vibrationKnown: false, allowance: 1.2 }),
  as('compressor_current_anomaly', { current: 3 }, { current: 3 }),
  as(
    'reversing_valve_leakage',
    { efficiency: -1.8, power: -0.9, superheat: 5.7, discharge_superheat: 3.2, approach_indoor: -1.4, temperature_rise: -1.9, isentropic_efficiency: -2.8, volumetric_index: -2.8, current: -1 },
    { efficiency: -2, power: -0.7, superheat: 5.3, discharge_superheat: 2.8, temperature_rise: -1.6, isentropic_efficiency: -2.2, volumetric_index: -2.8, current: -0.6 },
  ),
]

const loss: Pattern = { efficiency: -1.7, power: 1.7, current: 2, discharge_superheat: 1, isentropic_efficiency: -1.9, volumetric_index: -0.2 }

/** Efficiency lost while nothing that is measured says where: more power for the same work, or less heat. */
export const lossCandidates: readonly Candidate[] = [
  as('efficiency_loss', loss, loss),
  as('efficiency_loss', { efficiency: -1 }, { efficiency: -1 }),
]

/** What the circuit shows when something else is the matter. */
export const rivalCandidates: readonly Candidate[] = [
  ...lossCandidates,
  as('meter', { efficiency: -3, power: 3, volumetric_index: 3 }, { efficiency: -3, power: 3, volumetric_index: 3 }),
  as('meter', { efficiency: 3, power: -3, volumetric_index: -3 }, { efficiency: 3, power: -3, volumetric_index: -3 }),
  as('meter', { efficiency: 3 }, { efficiency: 3 }),
  as('liquid_floodback', { efficiency: -0.8, superheat: -4, discharge_superheat: -5.8, temperature_rise: -0.5, volumetric_index: 5 }, { efficiency: -0.8, superheat: -4, discharge_superheat: -5.8, temperature_rise: -0.6, volumetric_index: 5 }),
  as('wrong_way', { discharge_superheat: 5, approach_outdoor: -6, approach_indoor: -6 }, { discharge_superheat: 5, approach_outdoor: -6, approach_indoor: -6 }),
]
