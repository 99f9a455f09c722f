import { lessIndoorAir, lessOutdoorAir } from './airflow'
import { overcharge, undercharge } from './charge'
import { liquidLineRestriction, nonCondensables, reversingValveLeakage, valveStuck } from './circuit'
import { bearingWear, currentAnomaly, floodback, overheating, valveLeakage } from './compressor'
import type { Effects, OperatingPoint } from './effects'
import type { SimulatedFault } from './fault-recipe'

type Apply = (e: Effects, at: OperatingPoint, severity: number) => void

/** What each fault of the refrigerant circuit does at a severity; faults of controls and sensors are not among them. */
export const circuitFaults: Readonly<Partial<Record<SimulatedFault, Apply>>> = {
  cop_degradation: (e, _at, share) => {
    e.power /= 1 - share
  },
  outdoor_coil_fouling: lessOutdoorAir,
  indoor_airflow_restriction: lessIndoorAir,
  refrigerant_leak: undercharge,
  refrigerant_overcharge: overcharge,
  non_condensables: nonCondensables,
  liquid_line_restriction: liquidLineRestriction,
  expansion_valve_fault: valveStuck,
  liquid_floodback: (e, _at, wetness) => floodback(e, wetness),
  compressor_bearing_wear: (e, _at, wear) => bearingWear(e, wear),
  compressor_valve_leakage: valveLeakage,
  compressor_overheating: (e, _at, k) => overheating(e, k),
  compressor_current_anomaly: (e, _at, share) => currentAnomaly(e, share),
  reversing_valve_leakage: (e, _at, share) => reversingValveLeakage(e, share),
}
