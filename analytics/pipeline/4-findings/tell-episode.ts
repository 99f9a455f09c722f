import { significant9 } from '../../statistics/significant'
import { isoDay } from './days'
import type { Measured } from './measure-windows'
import type { EpisodePlan } from './plan-episode'
import type { RuleContext, Severity } from './rule'

/** A row of `finding`, but for what a user set. */
export interface Finding {
  finding_id: string
  unit_id: string
  family: string
  fault: string
  severity: Severity
  confidence: number
  onset_on: string
  detected_on: string
  cause_on: string
  last_seen_on: string
  resolved: boolean
  metric: string
  value: number
  unit: string
  expected: number | null
  threshold: number
  annual_cost: number | null
  currency: string | null
  why: string
  evidence: string
  not_because: string | null
}

/** Tells a measured episode as a finding: severity, evidence, sentence, what it was not, and its cost. */
export const tellEpisode = (plan: EpisodePlan, measured: Measured): Finding => {
  const { unit, episode, watched } = plan
  const day = (position: number) => isoDay(unit.firstDay + position)
  const context: RuleContext = {
    held: plan.held,
    threshold: plan.threshold,
    thresholds: plan.thresholds,
    ...measured.windows,
    unit: { criticality: unit.criticality, refrigerant: unit.refrigerant, hasStation: measured.hasStation },
    mode: measured.mode,
  }
  const report = watched.rule.report(context)
  const cost = report.annualKwh === null || unit.pricePerKwh === undefined ? null : report.annualKwh * unit.pricePerKwh
  const rounded = (value: number | null) => (value === null ? null : significant9(value))
  return {
    finding_id: `${unit.unit_id}:${watched.rule.family}:${day(episode.detected)}`,
    unit_id: unit.unit_id,
    family: watched.rule.family,
    fault: episode.fault,
    severity: watched.rule.escalate?.(plan.severity, context) ?? plan.severity,
    confidence: confidenceOf(plan, measured),
    onset_on: day(plan.onset),
    detected_on: day(episode.detected),
    cause_on: day(episode.causeOn),
    last_seen_on: day(episode.lastSeen),
    resolved: episode.resolved !== undefined,
    metric: report.metric,
    value: significant9(report.value),
    unit: report.unit,
    expected: report.expected,
    threshold: significant9(plan.threshold),
    annual_cost: cost === null ? null : Math.round(100 * cost) / 100,
    currency: cost === null ? null : (unit.currency ?? null),
    why: report.why,
    evidence: JSON.stringify(report.evidence.map((line) => ({ ...line, expected: rounded(line.expected) }))),
    not_because: report.notBecause.length === 0 ? null : report.notBecause.join('|'),
  }
}

const tierOf: Readonly<Record<string, number>> = { metered: 1, derived_water: 0.95, refrigerant_side: 0.9, derived_air: 0.85, none: 0.7 }

/**
 * The rule's base, times how well heat is known (for efficiency only), plus up to 0.1 for twice the threshold and
 * 0.1 for a second rule that says the same; within 0.05 to 0.95.
 */
const confidenceOf = ({ watched: { rule, opens }, episode, held }: EpisodePlan, { provenance, daily }: Measured): number => {
  const tier = rule.family === 'cop' ? (tierOf[provenance] ?? 0.7) * (daily ? 0.85 : 1) : 1
  const excess = 0.1 * Math.min(1, Math.max(0, held / opens - 1))
  const agreement = episode.rules.filter((other) => other.rule.fault === episode.fault).length > 1 ? 0.1 : 0
  return Math.round(100 * Math.min(0.95, Math.max(0.05, rule.baseConfidence * tier + excess + agreement))) / 100
}
