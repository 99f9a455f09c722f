import { severityClassOf, type SeverityClass } from '../../pipeline/4-findings/calibrated-confidence'
import type { Severity } from '../../pipeline/4-findings/rule'
import type { UnitScore } from '../scoring/score-unit'
import { inView, viewsOf } from '../views'
import { isConfirmed } from './confirmed'

/** A finding held against the truth; weights are such that one unit in ten is faulty. */
export interface JudgedFinding {
  fault: string
  severity: SeverityClass
  /** 1 to 5. */
  tier: number
  confidence: number
  /** Whether it named the true fault while that was there. */
  right: 0 | 1
  /** Whether a technician would confirm it. */
  confirmed: 0 | 1
  weight: number
}

const prevalence = 0.1

/**
 * Every finding of units seen in one way. A unit with the fault f weighs prevalence x mix(f) / (units with f), one without fault
 * (1 - prevalence) / (units without), times all units: `mix` is the share of each fault among the faulty units of the whole fleet,
 * so that a way of seeing that was tried on few faults does not make them common.
 */
export const judgedFindings = (scores: readonly UnitScore[], mix: ReadonlyMap<string, number> = mixOf([scores])): JudgedFinding[] => {
  const units = unitsByFault(scores)
  const shareOf = (fault: string): number => (fault === 'none' ? 1 - prevalence : prevalence * (mix.get(fault) ?? 0))
  return scores.flatMap((score) => {
    const { fault } = score.facts.truth
    const weight = (shareOf(fault) * scores.length) / (units.get(fault) as number)
    return score.facts.alerts.map((alert) => ({
      fault: alert.fault,
      severity: severityClassOf(alert.severity as Severity),
      tier: Number(score.facts.tier.slice(1)),
      confidence: alert.confidence,
      right: score.hits.includes(alert) && alert.fault === fault ? (1 as const) : (0 as const),
      confirmed: isConfirmed(score, alert) ? (1 as const) : (0 as const),
      weight,
    }))
  })
}

/** The share of each fault among the faulty units of a fleet that was seen in several ways: it counts as often as in the way that shows most of it. */
export const mixOf = (views: readonly (readonly UnitScore[])[]): Map<string, number> => {
  const most = new Map<string, number>()
  for (const scores of views) for (const [fault, units] of unitsByFault(scores)) if (fault !== 'none') most.set(fault, Math.max(most.get(fault) ?? 0, units))
  const all = [...most.values()].reduce((sum, units) => sum + units, 0)
  return new Map([...most].map(([fault, units]) => [fault, units / all]))
}

/** The same of all the ways in which units were seen. */
export const mixOfFleet = (scores: readonly UnitScore[]): Map<string, number> => mixOf(viewsOf(scores).map((view) => inView(scores, view)))

const unitsByFault = (scores: readonly UnitScore[]): Map<string, number> => {
  const units = new Map<string, number>()
  for (const { facts } of scores) units.set(facts.truth.fault, (units.get(facts.truth.fault) ?? 0) + 1)
  return units
}
