import type { Shape } from '../faults/fault-recipe'
import { confounders, simulatedFaults, type Confounder, type Metering, type SimulatedFault } from '../recipe'

/** Units that are scored together. */
export interface EvaluationGroup {
  /** `none`, `confounder:<kind>`, `<fault>` or `<fault>:<variant>`. */
  name: string
  /** Units at share 1. */
  units: number
  fault?: SimulatedFault
  confounder?: Confounder
  shape?: Shape
  metering?: readonly Metering[]
}

const many = 180
const usual = 60
const large: readonly SimulatedFault[] = ['compressor_bearing_wear', 'compressor_valve_leakage', 'sensor_drift']
const split: readonly SimulatedFault[] = ['cop_degradation', 'refrigerant_leak']

/** 400 units without anything, 200 with a confounder, 60 of each fault, and 180 of those that are scored by the finest limits. */
export const evaluationGroups: readonly EvaluationGroup[] = [
  { name: 'none', units: 400 },
  ...confounders.map((confounder) => ({ name: `confounder:${confounder}`, units: 25, confounder })),
  { name: 'cop_degradation:ramp', units: many, fault: 'cop_degradation', shape: 'linear' },
  { name: 'cop_degradation:step', units: many, fault: 'cop_degradation', shape: 'step' },
  { name: 'refrigerant_leak:txv', units: many, fault: 'refrigerant_leak', metering: ['txv', 'orifice'] },
  { name: 'refrigerant_leak:eev', units: many, fault: 'refrigerant_leak', metering: ['eev'] },
  ...simulatedFaults
    .filter((fault) => !split.includes(fault))
    .map((fault) => ({ name: fault, units: large.includes(fault) ? many : usual, fault })),
]
