import type { ModeColumn } from '../../../analytics/pipeline/3-models/unit-series'
import { noise, weather } from './series'

/** Shifts of what a day of heating measures, in K, points of a per cent, or factors of 1 where they say so. */
export interface Shifts {
  /** Factors. */
  cop?: number
  power?: number
  current?: number
  vibration?: number
  rise?: number
  isentropic?: number
  volumetric?: number
  /** K or points. */
  superheat?: number
  subcooling?: number
  eev?: number
  dischargeSuperheat?: number
  approachOutdoor?: number
  approachIndoor?: number
}

const sides: Partial<Record<ModeColumn, number>> = { outdoor_station: 1, daily: 0, steady_samples: 100, rh_pct: 80, indoor_c: 21 }

/** One heating day of a hydronic inverter that measures all there is; nothing above 16 degC outdoors. Noise is repeatable. */
export const circuitDay = (i: number, s: Shifts = {}, seed = 0): { heat?: Partial<Record<ModeColumn, number>> } => {
  const outdoor = weather(i)
  if (outdoor > 16) return {}
  const wobble = (channel: number, size: number) => size * noise(i, 20 * seed + channel)
  const sink = 33 - 0.4 * (outdoor - 5) + wobble(2, 0.3)
  const hz = 45 - 1.2 * outdoor
  const fraction = (0.45 + 0.001 * outdoor) * (1 + wobble(3, 0.015)) * (s.cop ?? 1)
  const cop = (fraction * (sink + 2 + 273.15)) / (sink + 2 - (outdoor - 6))
  const approachOutdoor = 4 + 0.05 * hz + (s.approachOutdoor ?? 0) + wobble(4, 0.3)
  const approachIndoor = 1 + 0.03 * hz + (s.approachIndoor ?? 0) + wobble(5, 0.2)
  const evaporating = outdoor - approachOutdoor
  const condensing = sink + approachIndoor
  const power = 30 * hz * (1 + 0.01 * (sink - 33)) * (1 + wobble(6, 0.01)) * (s.power ?? 1)
  return {
    heat: {
      ...sides,
      outdoor_c: outdoor,
      sink_c: sink,
      compressor_hz: hz,
      power_w: power,
      cop,
      carnot_fraction: fraction,
      supply_c: sink,
      return_c: sink - (0.1 * hz + wobble(7, 0.1)) * (s.rise ?? 1),
      superheat_k: 6 + wobble(8, 0.3) + (s.superheat ?? 0),
      subcooling_k: 5 + 0.02 * hz + wobble(9, 0.3) + (s.subcooling ?? 0),
      eev_pct: 20 + 0.5 * hz + wobble(10, 1) + (s.eev ?? 0),
      discharge_superheat_k: 20 + 0.3 * hz + wobble(11, 1) + (s.dischargeSuperheat ?? 0),
      suction_kpa: 800 * Math.exp(0.032 * evaporating) * (1 + wobble(12, 0.004)),
      discharge_kpa: 800 * Math.exp(0.027 * condensing) * (1 + wobble(13, 0.003)),
      approach_outdoor_k: approachOutdoor,
      approach_indoor_k: approachIndoor,
      isentropic_efficiency: (0.66 + 0.0004 * hz) * (1 + wobble(14, 0.01)) * (s.isentropic ?? 1),
      volumetric_index: 0.9 * (1 + wobble(15, 0.01)) * (s.volumetric ?? 1),
      carnot_internal: 0.6 * (1 + wobble(16, 0.01)) * (s.cop ?? 1),
      compressor_a: (power / 220) * (1 + wobble(17, 0.01)) * (s.current ?? 1),
      vibration_mm_s: (0.5 + 0.01 * hz) * (1 + wobble(18, 0.05)) * (s.vibration ?? 1),
    },
  }
}

/** What each fault does at full severity, from the signs and sizes of the analytics notes 1.7, 3.3 and 13. */
export const faultShifts = {
  refrigerant_leak: { cop: 0.95, power: 0.98, subcooling: -4.5, eev: 9, superheat: 0.6, dischargeSuperheat: 2, approachOutdoor: 1.2, approachIndoor: -0.7, rise: 0.97 },
  refrigerant_overcharge: { cop: 0.9, power: 1.13, subcooling: 9, eev: -4, superheat: -0.7, approachIndoor: 2.4, dischargeSuperheat: 5, isentropic: 0.83, volumetric: 0.89 },
  non_condensables: { cop: 0.94, power: 1.07, subcooling: 4, approachIndoor: 3.7, isentropic: 1.17, volumetric: 1.12 },
  liquid_line_restriction: { cop: 0.83, superheat: 4, subcooling: 4.5, eev: 18, dischargeSuperheat: 12, approachOutdoor: 4, approachIndoor: -4, isentropic: 0.78, volumetric: 0.85, rise: 0.83 },
  expansion_valve_fault: { cop: 0.96, superheat: 5, subcooling: 0.6, eev: -10, dischargeSuperheat: 5, approachOutdoor: 1 },
  outdoor_coil_fouling: { cop: 0.92, approachOutdoor: 5.5, approachIndoor: -0.5, rise: 0.95 },
  indoor_airflow_restriction: { cop: 0.8, power: 1.16, approachIndoor: 3.6, dischargeSuperheat: 4.5, subcooling: 0.8, rise: 1.45 },
  compressor_valve_leakage: { cop: 0.87, power: 0.94, approachIndoor: -1.5, dischargeSuperheat: 6, isentropic: 0.83, volumetric: 0.79, rise: 0.83 },
  compressor_bearing_wear: { cop: 0.86, power: 1.18, isentropic: 0.94, volumetric: 1.09, dischargeSuperheat: 3.5, vibration: 4 },
  compressor_current_anomaly: { current: 1.25 },
  reversing_valve_leakage: { cop: 0.87, power: 0.94, superheat: 8, dischargeSuperheat: 13, approachIndoor: -1.7, isentropic: 0.82, volumetric: 0.82, rise: 0.83 },
} as const satisfies Record<string, Shifts>

/** A share of a fault's shifts: factors to that power, sums times it. */
export const partOf = (shifts: Shifts, share: number): Shifts => {
  const factors = new Set(['cop', 'power', 'current', 'vibration', 'rise', 'isentropic', 'volumetric'])
  return Object.fromEntries(Object.entries(shifts).map(([name, value]) => [name, factors.has(name) ? value ** share : value * share]))
}
