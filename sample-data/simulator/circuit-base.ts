import type { Metering } from './recipe'

/** Superheat over the valve's setting, subcooling and valve opening of a healthy circuit at a speed and outdoor temperature. */
export interface CircuitBase {
  superheatK: number
  subcoolingK: number
  eevPct: number
}

const base: CircuitBase = { superheatK: 0, subcoolingK: 0, eevPct: 0 }

/** A fixed orifice lets superheat follow the weather; valves hold it. The answer is good until the next call. */
export const circuitBase = (metering: Metering, ratio: number, outdoorC: number): Readonly<CircuitBase> => {
  base.superheatK = 0.5 * ratio + (metering === 'orifice' ? 0.12 * Math.max(-20, Math.min(20, outdoorC)) : 0)
  base.subcoolingK = 4 + 2 * ratio - (metering === 'orifice' ? 0.05 * Math.max(-20, Math.min(20, outdoorC)) : 0)
  base.eevPct = 18 + 42 * ratio + 0.15 * outdoorC
  return base
}
