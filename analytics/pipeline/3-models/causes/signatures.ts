import { denseOf, type Pattern } from './pattern'

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

export const driftingSensors = ['suction', 'discharge', 'liquid', 'outdoor', 'coil', 'supply', 'suction_pressure', 'discharge_pressure'] as const
export type DriftingSensor = (typeof driftingSensors)[number]

/** Something that moves indicators: a fault of the circuit, a sensor that reads high or low, or efficiency lost without a trace. */
export interface Candidate {
  name: Cause | 'sensor_drift' | 'efficiency_loss'
  /** Only for units whose valve position is known (`true`) or not (`false`). */
  valveKnown?: boolean
  /** Only for units whose vibration is known (`true`) or not (`false`). */
  vibrationKnown?: boolean
  signature: Float64Array
}

/** A sensor that reads high (`sign` 1) or low. */
export interface SensorCandidate extends Candidate {
  name: 'sensor_drift'
  sensor: DriftingSensor
  sign: 1 | -1
}

const both = (pattern: Pattern): readonly [Pattern, Pattern] => [pattern, pattern]

const fault = (name: Cause, [heating, cooling]: readonly [Pattern, Pattern], more: Partial<Candidate> & { rest?: number } = {}): Candidate => {
  const { rest = 0, ...flags } = more
  return { name, ...flags, signature: denseOf(heating, cooling, rest) }
}

const bearing: Pattern = { efficiency: -1, power: 2, discharge_superheat: 0.5, isentropic_efficiency: -1.5, internal_efficiency: -1, current: 2 }

/**
 * Signatures in noise floors: signs of the matrix of the analytics notes 13 (heating) and of 1.7, 3.3, 4.1 and 12 (cooling,
 * compressor), `++` about 3, `+` about 1, sized by the effect tables 1.7 (i) to (iv). In cooling the coils change places.
 */
export const faultCandidates: readonly Candidate[] = [
  fault('refrigerant_leak', [
    { efficiency: -1, power: -0.5, superheat: 0.5, subcooling: -3, valve_opening: 3, discharge_superheat: 0.7, suction_pressure: -1, discharge_pressure: -0.7, approach_outdoor: 1, approach_indoor: -0.7, temperature_rise: -0.7, current: -0.5 },
    { efficiency: -1, power: -0.5, superheat: 0.5, subcooling: -3, valve_opening: 3, discharge_superheat: 0.7, suction_pressure: -1.2, discharge_pressure: -0.7, approach_outdoor: -0.7, approach_indoor: 1, temperature_rise: -0.7, current: -0.5 },
  ], { valveKnown: true }),
  fault('refrigerant_leak', [
    { efficiency: -0.7, power: -0.4, superheat: 0.5, subcooling: -3, discharge_superheat: 0.5, suction_pressure: -0.7, discharge_pressure: -0.7, approach_outdoor: 0.7, approach_indoor: -0.5, temperature_rise: -0.5, current: -0.4 },
    { efficiency: -0.7, power: -0.4, superheat: 0.5, subcooling: -3, discharge_superheat: 0.5, suction_pressure: -0.7, discharge_pressure: -0.7, approach_outdoor: -0.7, approach_indoor: 0.7, temperature_rise: -0.5, current: -0.4 },
  ], { valveKnown: false }),
  fault('refrigerant_leak', [
    { efficiency: -1, power: -0.7, superheat: 3, subcooling: -3, discharge_superheat: 2, suction_pressure: -2, discharge_pressure: -0.7, approach_outdoor: 1.5, approach_indoor: -0.7, temperature_rise: -1, current: -0.7 },
    { efficiency: -1, power: -0.7, superheat: 3, subcooling: -3, discharge_superheat: 2, suction_pressure: -2, discharge_pressure: -0.7, approach_outdoor: -0.7, approach_indoor: 1.5, temperature_rise: -1, current: -0.7 },
  ], { valveKnown: false }),
  fault('refrigerant_overcharge', [
    { efficiency: -0.7, power: 1, superheat: -0.3, subcooling: 3, valve_opening: -0.7, discharge_superheat: 0.5, discharge_pressure: 1.5, approach_indoor: 1.5, current: 1 },
    { efficiency: -0.7, power: 1, superheat: -0.3, subcooling: 3, valve_opening: -0.7, discharge_superheat: 0.5, discharge_pressure: 1.5, approach_outdoor: 1.5, current: 1 },
  ]),
  fault('non_condensables', [
    { efficiency: -0.7, power: 1, subcooling: 3, discharge_superheat: 0.5, discharge_pressure: 2.5, approach_indoor: 2.5, current: 1 },
    { efficiency: -0.7, power: 1, subcooling: 3, discharge_superheat: 0.5, discharge_pressure: 2.5, approach_outdoor: 2.5, current: 1 },
  ], { rest: 3 }),
  fault('liquid_line_restriction', [
    { efficiency: -1, power: -0.5, superheat: 2, subcooling: 1.5, valve_opening: 3, discharge_superheat: 1.5, suction_pressure: -1.5, discharge_pressure: -0.3, approach_outdoor: 1, approach_indoor: -0.5, temperature_rise: -0.7 },
    { efficiency: -1, power: -0.5, superheat: 2, subcooling: 1.5, valve_opening: 3, discharge_superheat: 1.5, suction_pressure: -1.5, discharge_pressure: -0.3, approach_outdoor: -0.5, approach_indoor: 1, temperature_rise: -0.7 },
  ]),
  fault('expansion_valve_fault', [
    { efficiency: -0.7, power: -0.4, superheat: 3, subcooling: 0.7, discharge_superheat: 1.5, suction_pressure: -1, approach_outdoor: 0.7, temperature_rise: -0.4 },
    { efficiency: -0.7, power: -0.4, superheat: 3, subcooling: 0.7, discharge_superheat: 1.5, suction_pressure: -1, approach_indoor: 0.7, temperature_rise: -0.4 },
  ]),
  fault('expansion_valve_fault', both({ efficiency: -0.7, superheat: -3, subcooling: -0.7, discharge_superheat: -1.5, suction_pressure: 0.7 })),
  fault('outdoor_coil_fouling', [
    { efficiency: -1, approach_outdoor: 3, suction_pressure: -2.5, valve_opening: -0.5, discharge_superheat: 0.5, approach_indoor: -0.5, temperature_rise: -0.4 },
    { efficiency: -1.3, power: 1.3, approach_outdoor: 3, discharge_pressure: 3, subcooling: 0.4, discharge_superheat: 0.7, current: 1.3 },
  ]),
  fault('indoor_airflow_restriction', [
    { efficiency: -1.7, power: 1, approach_indoor: 3, discharge_pressure: 3, subcooling: 0.5, discharge_superheat: 1.5, temperature_rise: 1.5, current: 1 },
    { efficiency: -1, power: -0.3, approach_indoor: 3, suction_pressure: -2.5, superheat: -0.7, temperature_rise: 1.5, valve_opening: -0.5 },
  ]),
  fault('compressor_valve_leakage', [
    { efficiency: -1.7, power: -0.4, suction_pressure: 1, discharge_pressure: -1, approach_outdoor: -1, approach_indoor: -1, subcooling: -0.3, discharge_superheat: 0.7, isentropic_efficiency: -1.7, volumetric_index: -3, internal_efficiency: -1.3, temperature_rise: -1.3, current: -0.4 },
    { efficiency: -1.7, power: -0.4, suction_pressure: 1, discharge_pressure: -1, approach_outdoor: -1, approach_indoor: -1, subcooling: -0.3, discharge_superheat: 0.7, isentropic_efficiency: -1.7, volumetric_index: -3, internal_efficiency: -1.3, temperature_rise: -1.3, current: -0.4 },
  ]),
  fault('compressor_bearing_wear', both({ ...bearing, vibration: 3 }), { vibrationKnown: true }),
  fault('compressor_bearing_wear', both(bearing), { vibrationKnown: false }),
  fault('compressor_current_anomaly', both({ current: 3 })),
  fault('reversing_valve_leakage', both({ efficiency: -1.7, superheat: 3, suction_pressure: 1, discharge_pressure: -1, approach_outdoor: -1, approach_indoor: -1, discharge_superheat: 1, temperature_rise: -1.3, internal_efficiency: -1 })),
]

const drift = (sensor: DriftingSensor, [heating, cooling]: readonly [Pattern, Pattern], rest = 0): SensorCandidate[] =>
  ([1, -1] as const).map((sign) => ({
    name: 'sensor_drift',
    sensor,
    sign,
    signature: denseOf(heating, cooling, rest).map((value) => sign * value),
  }))

/** What an indicator shows when a sensor reads high (sign 1) or low: the sensitivities of the analytics notes 1.1 (B). */
export const sensorCandidates: readonly SensorCandidate[] = [
  ...drift('suction', both({ superheat: 3, isentropic_efficiency: 1.5, volumetric_index: 1.5, internal_efficiency: 1 })),
  ...drift('discharge', both({ discharge_superheat: 1, isentropic_efficiency: -1.5, volumetric_index: -1.5, internal_efficiency: -1 })),
  ...drift('liquid', both({ subcooling: -3 })),
  ...drift('outdoor', [{ efficiency: -1, approach_outdoor: 3, suction_pressure: -2, valve_opening: -0.5 }, { efficiency: 1, approach_outdoor: -3, discharge_pressure: -2 }]),
  ...drift('coil', [{ approach_outdoor: -3, superheat: -3 }, { approach_outdoor: 3, subcooling: 3, discharge_superheat: -1 }]),
  ...drift('supply', [{ efficiency: 1, approach_indoor: -3, temperature_rise: 1.5 }, { efficiency: -1, temperature_rise: -1.5 }]),
  ...drift('suction_pressure', [{ suction_pressure: 2, approach_outdoor: -2, superheat: -2 }, { suction_pressure: 2, approach_indoor: -2, superheat: -2 }]),
  ...drift('discharge_pressure', [{ discharge_pressure: 2, approach_indoor: 2, subcooling: 2, discharge_superheat: -0.7 }, { discharge_pressure: 2, approach_outdoor: 2, subcooling: 2, discharge_superheat: -0.7 }]),
]

/** Efficiency lost while nothing that is measured says where. */
export const lossCandidates: readonly Candidate[] = [
  { name: 'efficiency_loss', signature: denseOf({ efficiency: -1 }, { efficiency: -1 }) },
]
