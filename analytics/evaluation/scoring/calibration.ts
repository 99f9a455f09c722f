import type { UnitScore } from './score-unit'

/** How sure findings of one fault were, and how often they were right. */
export interface CalibrationLine {
  fault: string
  /** Findings of severity minor or above. */
  findings: number
  meanConfidence: number
  /** Share that named the true fault while it was there. */
  right: number
  /** The same weighted so that one unit in ten is faulty. */
  rightAt10Pct: number
  /** Mean of (confidence - right)^2 (Brier 1950). */
  brier: number
}

const prevalence = 0.1

/**
 * Confidence against what was so, for each fault named and for `all`: what a technician would confirm of such findings.
 * A finding beside the fault, of another group, is not right.
 */
export const calibrationOf = (scores: readonly UnitScore[]): CalibrationLine[] => {
  const faulty = scores.filter(({ facts }) => facts.truth.fault !== 'none')
  const share = scores.length === 0 ? NaN : faulty.length / scores.length
  const findings = scores.flatMap((score) => {
    const isFaulty = score.facts.truth.fault !== 'none'
    return score.facts.alerts
      .filter(({ severity }) => severity !== 'advisory')
      .map((alert) => ({ fault: alert.fault, confidence: alert.confidence, right: score.hits.includes(alert) && alert.fault === score.facts.truth.fault ? 1 : 0, weight: isFaulty ? prevalence / share : (1 - prevalence) / (1 - share) }))
  })
  const lineOf = (fault: string): CalibrationLine => {
    const own = fault === 'all' ? findings : findings.filter((one) => one.fault === fault)
    const mean = (of: (one: (typeof own)[number]) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length
    return { fault, findings: own.length, meanConfidence: mean((one) => one.confidence), right: mean((one) => one.right), rightAt10Pct: mean((one) => one.weight * one.right) / mean((one) => one.weight), brier: mean((one) => (one.confidence - one.right) ** 2) }
  }
  return findings.length === 0 ? [] : [...[...new Set(findings.map(({ fault }) => fault))].sort(), 'all'].map(lineOf)
}
