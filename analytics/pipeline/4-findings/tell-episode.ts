import { significant9 } from '../../statistics/significant'
import { calibrationRow, scoreOf, shifted } from './calibrated-confidence'
import { isoDay } from '../../contract/days'
import type { Measured } from './measure-windows'
import type { EpisodePlan } from './plan-episode'
import type { Profile } from './profile'
import { worse, type Evidence, type Rule, type RuleContext, type Severity } from './rule'

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
export const tellEpisode = (plan: EpisodePlan, measured: Measured, costs: Profile['costs']): Finding => {
  const { unit, episode, watched } = plan
  const day = (position: number) => isoDay(unit.firstDay + position)
  const context: RuleContext = {
    held: plan.held,
    threshold: plan.threshold,
    thresholds: plan.thresholds,
    ...measured.windows,
    statistics: plan.statistics,
    unit: { criticality: unit.criticality, gas: unit.gas, hasStation: measured.hasStation },
    mode: measured.mode,
    ranking: measured.ranking,
    pricePerKwh: unit.pricePerKwh ?? null,
    currency: unit.currency ?? null,
  }
  const report = watched.rule.report(context)
  const annualKwh = mostWasted(plan, context, report.annualKwh)
  const cost = annualKwh === null || unit.pricePerKwh === undefined ? null : annualKwh * unit.pricePerKwh
  const isWorthIt = watched.rule.isWorthAVisit === true && cost !== null && unit.currency === costs.currency && cost >= costs.visit
  const own = lightened(watched.rule, plan.own, context)
  const level = worse(own, plan.symptoms)
  const atStake = isWorthIt && level === 'minor' ? 'major' : level
  const severity = watched.rule.escalate?.(atStake, context) ?? atStake
  const isCandidate = severity === 'advisory' && plan.persists !== undefined && episode.resolved === undefined && staysNoAdvice(watched.rule, context)
  return {
    finding_id: `${unit.unit_id}:${episode.family}:${day(episode.detected)}`,
    unit_id: unit.unit_id,
    family: episode.family,
    fault: episode.fault,
    severity,
    confidence: confidenceOf(plan, measured, severity),
    onset_on: day(plan.onset),
    detected_on: day(episode.detected),
    cause_on: day(episode.causeOn),
    last_seen_on: day(episode.lastSeen),
    resolved: episode.resolved !== undefined,
    metric: report.metric,
    value: significant9(report.value),
    unit: report.unit,
    expected: report.expected === null ? null : significant9(report.expected),
    threshold: significant9(plan.threshold),
    annual_cost: cost === null ? null : Math.round(100 * cost) / 100,
    currency: cost === null ? null : (unit.currency ?? null),
    why: isCandidate ? `${report.why} ${candidate(plan.seenDays, plan.persists as number)}` : report.why,
    evidence: JSON.stringify([...report.evidence, ...agreeing(plan, report.evidence)].map(rounded)),
    not_because: report.notBecause.length === 0 ? null : report.notBecause.join('|'),
  }
}

/** The electricity of a year that the fault wastes, by the rule that sees most of it of those that name the fault. */
const mostWasted = ({ episode, watched, statistics }: EpisodePlan, context: RuleContext, told: number | null): number | null =>
  episode.rules.reduce((most, { rule }) => {
    const held = statistics[rule.detector]
    if (rule === watched.rule || rule.fault !== episode.fault || held === undefined) return most
    const kwh = rule.report({ ...context, held }).annualKwh
    return kwh !== null && (most === null || kwh > most) ? kwh : most
  }, told)

const lightened = (rule: Rule, severity: Severity, context: RuleContext): Severity => rule.lighten?.(severity, context) ?? severity

/** Whether a finding that persists would be more than advice. */
const staysNoAdvice = (rule: Rule, context: RuleContext): boolean => {
  const own = lightened(rule, 'minor', context)
  return (rule.escalate?.(own, context) ?? own) !== 'advisory'
}

/** Why nobody is sent yet. */
const candidate = (seen: number, persists: number): string => `It was seen over ${seen} days so far: until ${persists} it is advice, as much of this passes by itself.`

/** The statistics of the other rules that speak for the same finding. */
const agreeing = ({ episode, watched, windows, statistics }: EpisodePlan, told: readonly Evidence[]): Evidence[] =>
  episode.rules.flatMap(({ rule }) => {
    const value = statistics[rule.detector]
    if (rule === watched.rule || value === undefined || told.some((line) => line.metric === rule.detector)) return []
    return [{ metric: rule.detector, value, unit: unitOf(rule.detector, rule.isCusum), expected: rule.detector.endsWith('_ratio') ? 1 : 0, ...windows.now }]
  })

const endings: readonly (readonly [RegExp, string])[] = [
  [/_pct$/, '%'],
  [/_k$/, 'K'],
  [/_c$/, 'degC'],
  [/_h$/, 'h'],
  [/_min$/, 'min'],
]

/** The unit that the name of a statistic says; shares, ratios and counts have none. */
const unitOf = (detector: string, isCusum = false): string => (isCusum ? 'sigma' : (endings.find(([ending]) => ending.test(detector))?.[1] ?? '1'))

const rounded = ({ metric, value, unit, expected, from, to }: Evidence): Evidence => ({
  metric,
  value: significant9(value),
  unit,
  expected: expected === null ? null : significant9(expected),
  from,
  to,
})

const provenanceFactor: Readonly<Record<string, number>> = { metered: 1, derived_water: 0.95, refrigerant_side: 0.9, derived_air: 0.85, none: 0.7 }

/**
 * How strongly its rules speak: the base of the one that tells it, times how well heat is known (for efficiency only), plus up to
 * 0.1 for twice the threshold and 0.1 for a second rule that says the same.
 */
const strengthOf = ({ watched: { rule, opens }, episode, held }: EpisodePlan, { provenance, daily }: Measured): number => {
  const factor = rule.fault === 'cop_degradation' ? (provenanceFactor[provenance] ?? 0.7) * (daily ? 0.85 : 1) : 1
  const excess = 0.1 * Math.min(1, Math.max(0, held / opens - 1))
  const agreement = episode.rules.filter((other) => other.rule.fault === episode.fault).length > 1 ? 0.1 : 0
  return rule.baseConfidence * factor + excess + agreement
}

/** The share of such findings that a technician would confirm, more for strong ones and less for weak ones; without a calibration the strength itself. */
const confidenceOf = (plan: EpisodePlan, measured: Measured, severity: Severity): number =>
  shifted(scoreOf(strengthOf(plan, measured)), calibrationRow(plan.episode.fault, severity, measured.tier)?.shift ?? 0)
