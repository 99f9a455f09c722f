import type { Conditions } from './conditions'
import { coilTemperature, standbyW } from './coil'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

const iceJoulePerKg = 334_000
const capS = 600
const heatShare = 0.7
const meltEfficiency = 0.6

/** Demand defrost by the frost on the coil; a timer fault goes by heating time and a cold coil alone. */
export const wantsDefrost = (s: UnitState, c: Conditions, plan: UnitPlan): boolean => {
  if (c.faulty && plan.fault?.fault === 'defrost_excessive' && s.heatedS >= plan.fault.interval_min * 60)
    return coilTemperature(s, c, plan) < -0.5
  const least = c.faulty && plan.fault?.fault === 'defrost_incomplete' ? 900 : 1500
  return s.frostKg >= plan.frostLimitKg && s.heatedS >= least
}

/**
 * Reverse-cycle defrost: the coil warms to 0 °C, stays near it while ice melts, then rises to the termination
 * temperature; the heat is taken from the water or, mostly from the compressor, from the air. Capped at 10 min.
 */
export const stepDefrost = (s: UnitState, c: Conditions, plan: UnitPlan, dt: number): void => {
  const share = c.faulty && plan.fault?.fault === 'defrost_incomplete' ? plan.fault.heat_share : 1
  const size = plan.model.capacity_w
  const joules = heatShare * share * size * dt
  s.defrostS += dt
  s.ranS += dt
  s.heatNowW = -(plan.kind === 'hydronic' ? 0.42 : 0.12) * size * (0.3 + 0.7 * share)
  s.powerNowW = standbyW + 0.18 * size
  const warmed = joules / (2.5 * size)
  if (s.defrostCoilC < 0) s.defrostCoilC = Math.min(0, s.defrostCoilC + warmed)
  else if (s.frostKg > 0.02 * plan.frostLimitKg) {
    s.frostKg = Math.max(0, s.frostKg - (joules * meltEfficiency) / iceJoulePerKg)
    s.defrostCoilC = Math.min(2, s.defrostCoilC + dt / 240)
  } else {
    s.frostKg = 0
    s.defrostCoilC = Math.min(s.defrostCoilC + warmed, plan.terminationC + 1.5 * plan.random.uniform())
  }
  s.defrostSeen = true
  s.coilMaxC = Math.max(s.coilMaxC, s.defrostCoilC)
  if (s.defrostCoilC < plan.terminationC && s.defrostS < capS) return
  s.defrostS = -1
  s.sinceDefrostS = 0
  s.heatedS = 0
}
