import { numberSignals, type NumberSignal } from './telemetry'

export const tiers = ['T1', 'T2', 'T3', 'T4', 'T5'] as const
/** How much a unit measures; each tier adds to the one before. */
export type Tier = (typeof tiers)[number]

const from: Readonly<Partial<Record<NumberSignal, Tier>>> = {
  heat_w: 'T2',
  supply_c: 'T1',
  return_c: 'T2',
  flow_lpm: 'T2',
  airflow_m3h: 'T2',
  discharge_c: 'T3',
  suction_c: 'T3',
  liquid_c: 'T3',
  outdoor_coil_c: 'T3',
  indoor_coil_c: 'T3',
  compressor_hz: 'T4',
  discharge_kpa: 'T4',
  suction_kpa: 'T4',
  eev_pct: 'T4',
  fan_rpm: 'T4',
  compressor_a: 'T4',
  vibration_mm_s: 'T5',
}

/** The number signals a tier has: T1 power, mode and air; T2 heat; T3 refrigerant lines; T4 pressures and speed; T5 vibration. */
export const signalsOf = (tier: Tier): NumberSignal[] =>
  numberSignals.filter((name) => tiers.indexOf(from[name] ?? 'T1') <= tiers.indexOf(tier))
