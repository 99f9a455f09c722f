import type { TrueDefrost } from './defrost-truth'

/** What changes from step to step inside a unit and its building. */
export interface UnitState {
  /** `off`, `heat`, `cool` or `dhw`. */
  running: number
  ratioNow: number
  /** Seconds since the compressor started, or since it stopped. */
  ranS: number
  restedS: number
  /** Wh the building is short of (heating) or has too much (cooling). */
  debtWh: number
  indoorC: number
  frostKg: number
  /** Compressor seconds of heating since the last defrost ended. */
  heatedS: number
  sinceDefrostS: number
  /** Seconds into the defrost that runs, or -1. */
  defrostS: number
  defrostCoilC: number
  defrostFromS: number
  frostBefore: number
  defrosts: TrueDefrost[]
  tankWh: number
  tankTimes: number
  dhwSupplyC: number
  dhwS: number
  auxW: number
  /** Seconds left of the present half of a forced cycle. */
  cycleS: number
  heatNowW: number
  powerNowW: number
  /** Sums over the sample, W s. */
  heatWs: number
  powerWs: number
  auxWs: number
  defrostSeen: boolean
  coilMaxC: number
}

export const startState = (indoorC: number): UnitState => ({
  running: 0,
  ratioNow: 0,
  ranS: 0,
  restedS: 3600,
  debtWh: 0,
  indoorC,
  frostKg: 0,
  heatedS: 0,
  sinceDefrostS: 1e6,
  defrostS: -1,
  defrostCoilC: 0,
  defrostFromS: 0,
  frostBefore: 0,
  defrosts: [],
  tankWh: 0,
  tankTimes: 0,
  dhwSupplyC: 46,
  dhwS: 0,
  auxW: 0,
  cycleS: 0,
  heatNowW: 0,
  powerNowW: 0,
  heatWs: 0,
  powerWs: 0,
  auxWs: 0,
  defrostSeen: false,
  coilMaxC: -99,
})
