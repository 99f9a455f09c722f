import type { Conditions } from './conditions'
import { coilTemperature, standbyW } from './coil'
import { recordDefrost, startDefrost } from './defrost-truth'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

const iceJoulePerKg = 334_000
const capS = 600
const heatShare = 0.34
const meltEfficiency = 0.6
/** Heat that warms the coil by a kelvin, J for each W of capacity. */
const coilJoulePerK = 1.5

/** Demand defrost by the frost on the coil; a timer fault goes by heating time and a cold coil alone. */
export const wantsDefrost = (s: UnitState, c: Conditions, plan: UnitPlan): boolean => {
  if (s.heatedS >= c.controls.defrostTimerS) return coilTemperature(s, c, plan) < -0.5
  return s.frostKg >= plan.frostLimitKg * c.controls.frostLimit * c.effects.outdoorAir && s.heatedS >= c.controls.defrostLeastS
}

/** Begins a defrost. */
export const beginDefrost = (s: UnitState, c: Conditions, plan: UnitPlan, passedS: number): void => {
  s.defrostS = 0
  s.defrostCoilC = coilTemperature(s, c, plan)
  startDefrost(s, c, plan, passedS)
}

/** Seconds of a step inside a defrost. */
const fineS = 15

/** Runs a defrost for `dt` seconds, or until it ends; the unit pauses for what is left of them. */
export const runDefrost = (s: UnitState, c: Conditions, plan: UnitPlan, dt: number, passedS: number): void => {
  let [heatWs, powerWs] = [0, 0]
  for (let done = 0; done < dt; done += fineS) {
    s.heatNowW = 0
    s.powerNowW = standbyW
    if (s.defrostS >= 0) stepDefrost(s, c, plan, fineS, passedS + done)
    heatWs += s.heatNowW * fineS
    powerWs += s.powerNowW * fineS
  }
  s.heatNowW = heatWs / dt
  s.powerNowW = powerWs / dt
}

/**
 * Reverse-cycle defrost: the coil warms to 0 °C, stays near it while ice melts, then rises to the termination
 * temperature; the heat is taken from the water or, mostly from the compressor, from the air. Capped at 10 min.
 */
const stepDefrost = (s: UnitState, c: Conditions, plan: UnitPlan, dt: number, passedS: number): void => {
  const share = c.controls.defrostHeat
  const size = plan.model.capacity_w
  const joules = heatShare * share * size * dt
  const endC = plan.terminationC - c.controls.coilErrorK
  s.defrostS += dt
  s.ranS += dt
  s.heatNowW = -(plan.kind === 'hydronic' ? 0.42 : 0.12) * size * (0.3 + 0.7 * share)
  s.powerNowW = standbyW + 0.18 * size
  const warmed = joules / (coilJoulePerK * size)
  if (s.defrostCoilC < 0) s.defrostCoilC = Math.min(0, s.defrostCoilC + warmed)
  else if (s.frostKg > 0.02 * plan.frostLimitKg) {
    s.frostKg = Math.max(0, s.frostKg - (joules * meltEfficiency) / iceJoulePerKg)
    s.defrostCoilC = Math.min(2, s.defrostCoilC + dt / 240)
  } else {
    s.frostKg = 0
    s.defrostCoilC = Math.min(s.defrostCoilC + warmed, endC + 1.5 * plan.control.uniform())
  }
  s.defrostSeen = true
  s.coilMaxC = Math.max(s.coilMaxC, s.defrostCoilC)
  const warm = s.defrostCoilC >= endC
  if (!warm && s.defrostS < capS) return
  recordDefrost(s, c, plan, passedS + dt, warm)
  s.defrostS = -1
  s.sinceDefrostS = 0
  s.heatedS = 0
}
