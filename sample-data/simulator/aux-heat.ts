import type { Conditions } from './conditions'
import { heat, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

const stageW = 2500

/** K the room is short of its setpoint at which backup heat comes on and goes off. */
const onK = 0.9
const offK = 0.4
/** K at which all of it comes on. */
const secondStageK = 1.5

/** Minutes of an hour that a relay which sticks lets through: the high-limit switch opens the circuit for the rest. */
const stuckShare = 0.5

/**
 * Backup heat: below its lockout, when the compressor is at its highest speed or cannot run and the room is still short.
 * A lockout that is not obeyed lets it help whenever the room is short; a relay that sticks heats by its limit switch alone.
 */
export const decideAux = (s: UnitState, c: Conditions, plan: UnitPlan): void => {
  const { controls } = c
  const most = controls.auxMissing ? 0 : plan.model.aux_heat_w
  const stage = Math.min(stageW, most)
  if (stage === 0) {
    s.auxW = 0
    return
  }
  if (controls.auxStuck) {
    s.auxW = (c.atS % 3600) / 3600 < stuckShare ? stage : 0
    return
  }
  if (c.want !== heat) {
    s.auxW = 0
    return
  }
  const short = s.debtWh / plan.storeWhk
  if (controls.auxUnlocked) {
    if (s.auxW === 0 && short > 0.02 && s.running !== off && s.ranS > 600) s.auxW = stage
    else if (s.auxW > 0 && short < -0.15) s.auxW = 0
    return
  }
  const lockoutC = plan.model.aux_lockout_c ?? -4
  const compressorCannot = controls.dead || controls.wrongWay || c.outdoorC < controls.cutOutC
  const compressorAtMost = compressorCannot || s.ratioNow >= 0.98 * plan.maxRatio
  if (s.auxW === 0 && short > onK && compressorAtMost && (c.outdoorC < lockoutC || controls.dead)) s.auxW = stage
  else if (s.auxW > 0 && short > secondStageK) s.auxW = most
  else if (s.auxW > 0 && (short < offK || (c.outdoorC > lockoutC + 1 && !controls.dead))) s.auxW = 0
}
