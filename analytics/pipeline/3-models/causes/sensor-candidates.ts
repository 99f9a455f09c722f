import { denseOf, type Pattern } from './pattern'
import type { Candidate } from './signatures'

export const driftingSensors = ['suction', 'discharge', 'liquid', 'outdoor', 'coil', 'supply', 'indoor', 'suction_pressure', 'discharge_pressure'] as const
export type DriftingSensor = (typeof driftingSensors)[number]

/** A sensor that reads high (`sign` 1) or low. */
export interface SensorCandidate extends Candidate {
  name: 'sensor_drift'
  sensor: DriftingSensor
  sign: 1 | -1
}

const drift = (sensor: DriftingSensor, heating: Pattern, cooling: Pattern): SensorCandidate[] =>
  ([1, -1] as const).map((sign) => ({ name: 'sensor_drift', sensor, sign, signature: denseOf(heating, cooling).map((value) => sign * value), allowance: 0 }))

const suction: Pattern = { superheat: 3, isentropic_efficiency: 1.5, volumetric_index: 1.5 }
const discharge: Pattern = { discharge_superheat: 0.7, isentropic_efficiency: -2.6, volumetric_index: -2.3 }

/**
 * What indicators show, in noise floors, when one sensor reads high: those it is an input of, by the sensitivities of the
 * analytics notes 1.1 (B). Low is the same with other signs.
 */
export const sensorCandidates: readonly SensorCandidate[] = [
  ...drift('suction', suction, suction),
  ...drift('discharge', discharge, discharge),
  ...drift('liquid', { subcooling: -3 }, { subcooling: -3 }),
  ...drift('outdoor', { efficiency: -1, approach_outdoor: 3, valve_opening: -0.5 }, { efficiency: 1, approach_outdoor: -3 }),
  ...drift('coil', { approach_outdoor: -3, superheat: -3 }, { approach_outdoor: 3, subcooling: 3, discharge_superheat: -1 }),
  ...drift('supply', { efficiency: 1, approach_indoor: -3, temperature_rise: 1.5 }, { efficiency: -1, temperature_rise: -1.5 }),
  ...drift('indoor', { efficiency: 1, power: -0.6, approach_indoor: -1.6 }, { efficiency: -0.9, approach_indoor: 2 }),
  ...drift('suction_pressure', { approach_outdoor: -2, superheat: -2 }, { approach_indoor: -2, superheat: -2 }),
  ...drift('discharge_pressure', { approach_indoor: 3, subcooling: 2.2, discharge_superheat: -0.9, isentropic_efficiency: 2.7, volumetric_index: 0.9 }, { approach_outdoor: 3, subcooling: 2.2, discharge_superheat: -0.9, isentropic_efficiency: 2.7, volumetric_index: 0.9 }),
]
