import { decideAux } from './aux-heat'
import type { Conditions } from './conditions'
import { frostShare, standbyW } from './coil'
import { beginDefrost, runDefrost, wantsDefrost } from './defrost'
import { cool, dhw, heat, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

const pumpW = 30

/** Protection of a unit that heats the wrong way: it stops after 35 minutes and tries again after 45. */
const wrongWayS = 2100
const retryS = 2700

/** Advances a unit and its building by `dt` seconds under constant conditions; `passedS` of the sample are over. */
export const step = (s: UnitState, c: Conditions, plan: UnitPlan, dt: number, passedS: number): void => {
  s.heatNowW = 0
  s.powerNowW = standbyW
  s.sinceDefrostS += dt
  if (s.defrostS >= 0) runDefrost(s, c, plan, dt, passedS)
  else {
    decideRunning(s, c, plan, dt)
    if (s.running === off) rest(s, c, dt)
    else produce(s, c, plan, dt, passedS)
  }
  s.powerNowW += c.controls.extraW
  decideAux(s, c, plan)
  const delivered = s.running === dhw ? 0 : c.want === cool ? -s.heatNowW : s.heatNowW
  s.debtWh += ((c.needW - delivered - s.auxW) * dt) / 3600
  if (c.want === off) s.debtWh *= 0.995
  s.debtWh = Math.min(mostShort(c, plan) * plan.storeWhk, Math.max((-0.4 - (plan.setback?.k ?? 0)) * plan.storeWhk, s.debtWh))
  s.heatWs += (s.heatNowW + s.auxW) * dt
  s.powerWs += (s.powerNowW + s.auxW) * dt
  s.auxWs += s.auxW * dt
}

/** K the room can fall short of its setpoint. */
const mostShort = ({ controls }: Conditions, plan: UnitPlan): number =>
  controls.dead || controls.wrongWay || controls.auxMissing || controls.cutOutC > -99 ? 8 : 2 + (plan.setback?.k ?? 0)

/** Heat is called for and the compressor may not run. */
export const lockedOut = (s: UnitState, c: Conditions): boolean =>
  c.controls.dead || c.outdoorC < c.controls.cutOutC || (c.controls.wrongWay && c.want === heat && s.restedS < retryS)

const decideRunning = (s: UnitState, c: Conditions, plan: UnitPlan, dt: number): void => {
  if (lockedOut(s, c)) {
    if (s.running !== off && !(c.controls.wrongWay && s.ranS < wrongWayS)) stop(s)
    if (s.running === off) return
  }
  if (plan.kind === 'hydronic') fillTank(s, c, plan)
  if (s.running === dhw && s.tankWh <= 0) stop(s)
  else if (c.controls.wrongWay && s.running === heat && s.ranS >= wrongWayS) return stop(s)
  else if (s.running !== off && s.running !== dhw && s.running !== c.want) {
    stop(s)
    s.debtWh = 0
  }
  if (s.tankWh > 0) {
    if (s.running !== dhw) start(s, dhw, c)
    return
  }
  if (c.want === off) return
  if (c.controls.startsPerH > 0) return forceCycle(s, c, plan, c.controls.startsPerH, dt)
  const leastW = c.capacityW * c.minRatio
  if (s.running === off) {
    if (s.restedS >= 240 && s.debtWh >= 0.95 * Math.max(0, leastW - c.needW)) start(s, c.want, c)
  } else if (s.debtWh <= 0 && s.ratioNow <= c.minRatio * 1.02 && c.needW < leastW) stop(s)
}

/** Hot water is made twice a day, before the morning and before the evening. */
const fillTank = (s: UnitState, c: Conditions, plan: UnitPlan): void => {
  const wall = (c.atS + plan.wallS) % 86_400
  if ((s.tankTimes === 0 && wall >= 16_200) || (s.tankTimes === 1 && wall >= 59_400)) {
    s.tankTimes++
    s.tankWh = plan.dhwWh * (0.9 + 0.2 * plan.control.uniform())
    s.dhwS = 0
  }
}

const forceCycle = (s: UnitState, c: Conditions, plan: UnitPlan, startsPerHour: number, dt: number): void => {
  s.cycleS -= dt
  if (s.cycleS > 0) return
  const period = 3600 / startsPerHour
  if (s.running !== off) {
    s.cycleS = Math.max(150, period - s.ranS + 30 * (plan.control.uniform() - 0.5))
    stop(s)
    return
  }
  if (s.debtWh < -0.2 * plan.storeWhk) return
  s.cycleS = Math.min(210, Math.max(120, (period * c.needW) / (0.6 * c.capacityW * c.ratio)))
  start(s, c.want, c)
}

const start = (s: UnitState, mode: number, c: Conditions): void => {
  s.running = mode
  s.ranS = 0
  s.ratioNow = mode === dhw ? s.ratioNow : c.ratio
}

const stop = (s: UnitState): void => {
  s.running = off
  s.restedS = 0
  s.ratioNow = 0
}

const rest = (s: UnitState, c: Conditions, dt: number): void => {
  s.restedS += dt
  if (c.outdoorC > 1) s.frostKg = Math.max(0, s.frostKg - 0.0006 * dt)
}

const produce = (s: UnitState, c: Conditions, plan: UnitPlan, dt: number, passedS: number): void => {
  s.ranS += dt
  s.ratioNow = c.ratio
  const warming = s.ranS < 1500 ? Math.exp(-s.ranS / 150) : 0
  const recovering = s.sinceDefrostS < 900 ? 0.5 * Math.exp(-s.sinceDefrostS / 120) : 0
  const frost = frostShare(s, plan)
  const clean = c.capacityW * c.ratio
  const made = clean * (1 - 0.65 * warming) * (1 - recovering) * (1 - 0.07 * frost)
  s.heatNowW = s.running === cool || (c.controls.wrongWay && s.running === heat) ? -made : made
  s.powerNowW += (clean / c.cop) * (1 - 0.12 * warming) * (1 - 0.3 * recovering) * (1 - 0.03 * frost)
  if (plan.kind === 'hydronic') s.powerNowW += pumpW
  if (s.running === dhw) {
    s.dhwS += dt
    s.dhwSupplyC = 54 - 8 * Math.exp(-s.dhwS / 900)
    s.tankWh -= (made * dt) / 3600
  }
  if (s.running === cool || c.controls.wrongWay) return
  s.frostKg += c.frostKgS * dt
  s.heatedS += dt
  if (wantsDefrost(s, c, plan)) beginDefrost(s, c, plan, passedS + dt)
}
