import type { SeverityClass } from '../../pipeline/4-findings/calibrated-confidence'
import type { UnitScore } from '../scoring/score-unit'
import { judgedFindings, type JudgedFinding } from './judged-findings'
import { brierOf, weightedMean } from './reliability'

/** How sure findings of one fault and severity were, and how often they were right. */
export interface CalibrationLine {
  fault: string
  severity: SeverityClass | 'all'
  findings: number
  meanConfidence: number
  /** Share that named the true fault while it was there. */
  right: number
  /** Share that a technician would confirm. */
  confirmed: number
  /** Both, and the confidence, weighted so that one unit in ten is faulty: what calibration makes equal. */
  rightAt10Pct: number
  confirmedAt10Pct: number
  meanConfidenceAt10Pct: number
  /** Mean of (confidence - confirmed)^2 (Brier 1950), weighted the same. */
  brier: number
}

/**
 * Confidence against what was so, for each fault named and severity class, then for `all` of a class and for all that is no advice.
 * `mix` as in `judgedFindings`.
 */
export const calibrationOf = (scores: readonly UnitScore[], mix?: ReadonlyMap<string, number>): CalibrationLine[] => {
  const findings = judgedFindings(scores, mix)
  const keys = [...new Map(findings.map(({ fault, severity }) => [`${fault} ${severity}`, { fault, severity }])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
  const classes = [...new Set(findings.map(({ severity }) => severity))].sort()
  const raised = findings.filter(({ severity }) => severity !== 'advisory')
  return [
    ...keys.map(({ fault, severity }) => lineOf(fault, severity, findings.filter((one) => one.fault === fault && one.severity === severity))),
    ...classes.map((severity) => lineOf('all', severity, findings.filter((one) => one.severity === severity))),
    ...(raised.length === 0 ? [] : [lineOf('all', 'all', raised)]),
  ]
}

const lineOf = (fault: string, severity: CalibrationLine['severity'], own: readonly JudgedFinding[]): CalibrationLine => {
  const mean = (of: (one: JudgedFinding) => number) => own.reduce((sum, one) => sum + of(one), 0) / own.length
  return {
    fault,
    severity,
    findings: own.length,
    meanConfidence: mean(({ confidence }) => confidence),
    right: mean(({ right }) => right),
    confirmed: mean(({ confirmed }) => confirmed),
    rightAt10Pct: weightedMean(own, ({ right }) => right),
    confirmedAt10Pct: weightedMean(own, ({ confirmed }) => confirmed),
    meanConfidenceAt10Pct: weightedMean(own, ({ confidence }) => confidence),
    brier: brierOf(own),
  }
}
