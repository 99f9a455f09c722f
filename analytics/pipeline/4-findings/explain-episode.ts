import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../db/query'
import { significant9 } from '../../statistics/significant'
import type { Mode } from '../3-models/unit-series'
import { isoDay } from './days'
import type { Episode, WatchedRule } from './episodes'
import evidenceTierSql from './evidence_tier.sql?raw'
import measuresSql from './measures.sql?raw'
import { severities, type LevelContext, type Measures, type MeasuredWindow, type RuleContext, type Severity } from './rule'
import type { Thresholds } from './profile'
import type { WatchedUnit } from './watched-unit'

/** A row of `finding` but for its status. */
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

const windowDays = 14
const beforeDays = 28

/** Tells an episode as a finding: severity, onset, evidence, sentence, what it was not, and its cost. */
export const explainEpisode = async (
  connection: DuckDBConnection,
  unit: WatchedUnit,
  episode: Episode,
  thresholds: Thresholds,
  levels: LevelContext,
): Promise<Finding> => {
  const day = (position: number) => isoDay(unit.firstDay + position)
  const { watched, held, threshold, severity } = worstRule(episode, thresholds, levels)
  const onset = onsetOf(watched, episode.detected)
  const now = { from: day(Math.max(0, episode.lastSeen - windowDays + 1)), to: day(episode.lastSeen) }
  const tier = await readRow<{ provenance: string; daily: boolean; has_station: boolean; mode: Mode }>(connection, evidenceTierSql, {
    unitId: unit.unit_id,
    ...now,
  })
  const mode = tier?.mode ?? 'heat'
  const measured = async (from: string, to: string): Promise<MeasuredWindow> => ({
    from,
    to,
    values: (await readRow<Measures>(connection, measuresSql, { unitId: unit.unit_id, from, to, mode })) ?? {},
  })
  const context: RuleContext = {
    held,
    threshold,
    thresholds,
    now: await measured(now.from, now.to),
    before: await measured(day(Math.max(0, onset - beforeDays)), day(Math.max(0, onset - 1))),
    year: await measured(day(Math.max(0, episode.lastSeen - 364)), day(episode.lastSeen)),
    unit: { criticality: unit.criticality, refrigerant: unit.refrigerant, hasStation: tier?.has_station ?? false },
    mode,
  }
  const report = watched.rule.report(context)
  const cost = report.annualKwh === null || unit.pricePerKwh === undefined ? null : report.annualKwh * unit.pricePerKwh
  return {
    finding_id: `${unit.unit_id}:${watched.rule.family}:${day(episode.detected)}`,
    unit_id: unit.unit_id,
    family: watched.rule.family,
    fault: episode.fault,
    severity: watched.rule.escalate?.(severity, context) ?? severity,
    confidence: confidenceOf(watched, episode, held, tier?.provenance ?? 'none', tier?.daily ?? false),
    onset_on: day(onset),
    detected_on: day(episode.detected),
    cause_on: day(episode.causeOn),
    last_seen_on: day(episode.lastSeen),
    resolved: episode.resolved !== undefined,
    metric: report.metric,
    value: significant9(report.value),
    unit: report.unit,
    expected: report.expected,
    threshold: significant9(threshold),
    annual_cost: cost === null ? null : Math.round(100 * cost) / 100,
    currency: cost === null ? null : (unit.currency ?? null),
    why: report.why,
    evidence: JSON.stringify(report.evidence.map((line) => ({ ...line, expected: line.expected === null ? null : significant9(line.expected) }))),
    not_because: report.notBecause.length === 0 ? null : report.notBecause.join('|'),
  }
}

const worstRule = (
  episode: Episode,
  thresholds: Thresholds,
  levels: LevelContext,
): { watched: WatchedRule; held: number; threshold: number; severity: Severity } => {
  const candidates = episode.rules
    .filter((watched) => watched.rule.fault === episode.fault)
    .map((watched) => {
      let held = -Infinity
      for (let i = Math.max(0, episode.lastSeen - windowDays + 1); i <= episode.lastSeen; i++) held = Math.max(held, watched.held[i] || -Infinity)
      const passed = watched.rule.levels(thresholds, levels).filter((level) => held >= level.threshold).at(-1)
      return { watched, held, threshold: passed?.threshold ?? watched.opens, severity: passed?.severity ?? ('advisory' as const), speaks: passed !== undefined }
    })
  const speaking = candidates.filter((candidate) => candidate.speaks)
  const rank = (candidate: { severity: Severity }) => severities.indexOf(candidate.severity)
  const from = speaking.length > 0 ? speaking : candidates
  return from.reduce((best, candidate) => (rank(candidate) > rank(best) ? candidate : best))
}

/** The day after the statistic was last inside a third of its threshold, less the days by which it trails. */
const onsetOf = ({ rule, held, opens }: WatchedRule, detected: number): number => {
  let rise = detected
  for (let i = detected; i >= 0; i--) {
    const value = held[i] as number
    if (Number.isNaN(value)) continue
    if (value < opens / 3) break
    rise = i
  }
  return Math.max(0, Math.min(detected, rise) - rule.lagDays)
}

const tierOf: Readonly<Record<string, number>> = { metered: 1, derived_water: 0.95, refrigerant_side: 0.9, derived_air: 0.85, none: 0.7 }

/**
 * The rule's base, times how well heat is known (for efficiency only), plus up to 0.1 for twice the threshold and
 * 0.1 for a second rule that says the same; within 0.05 to 0.95.
 */
const confidenceOf = ({ rule, opens }: WatchedRule, episode: Episode, held: number, provenance: string, daily: boolean): number => {
  const tier = rule.family === 'cop' ? (tierOf[provenance] ?? 0.7) * (daily ? 0.85 : 1) : 1
  const excess = 0.1 * Math.min(1, Math.max(0, held / opens - 1))
  const agreement = episode.rules.filter((other) => other.rule.fault === episode.fault).length > 1 ? 0.1 : 0
  return Math.round(100 * Math.min(0.95, Math.max(0.05, rule.baseConfidence * tier + excess + agreement))) / 100
}
