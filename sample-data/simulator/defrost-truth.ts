import type { Conditions } from './conditions'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

export const defrostVerdicts = ['ok', 'unnecessary', 'late', 'incomplete'] as const
/** What a defrost really was: ended with ice left, with too little frost, or with far too much. */
export type DefrostVerdict = (typeof defrostVerdicts)[number]

/** One defrost as it happened; times are seconds since 1970 UTC. */
export interface TrueDefrost {
  startS: number
  endS: number
  /** Frost at the start and at the end over that of a healthy defrost. */
  frostBefore: number
  frostAfter: number
  endedBy: 'temperature' | 'time'
  verdict: DefrostVerdict
}

/** Frost, over that of a healthy defrost, under which a defrost is for nothing and over which it comes too late. */
const littleFrost = 0.4
const muchFrost = 1.8
/** Frost left that makes a defrost incomplete. */
const leftFrost = 0.15

export const startDefrost = (s: UnitState, c: Conditions, plan: UnitPlan, passedS: number): void => {
  s.defrostFromS = c.atS + passedS
  s.frostBefore = s.frostKg / plan.frostLimitKg
}

export const recordDefrost = (s: UnitState, c: Conditions, plan: UnitPlan, passedS: number, warm: boolean): void => {
  const frostAfter = s.frostKg / plan.frostLimitKg
  s.defrosts.push({
    startS: s.defrostFromS,
    endS: c.atS + passedS,
    frostBefore: s.frostBefore,
    frostAfter,
    endedBy: warm ? 'temperature' : 'time',
    verdict: verdictOf(s.frostBefore, frostAfter),
  })
}

const verdictOf = (before: number, after: number): DefrostVerdict => {
  if (after > leftFrost) return 'incomplete'
  if (before < littleFrost) return 'unnecessary'
  return before > muchFrost ? 'late' : 'ok'
}
