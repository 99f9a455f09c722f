import type { Mode } from '../3-models/unit-series'
import type { Thresholds } from './profile'

export const severities = ['advisory', 'minor', 'major', 'critical'] as const
export type Severity = (typeof severities)[number]
export type Family = 'cop' | 'defrost' | 'compressor' | 'sensor' | 'connectivity' | 'cost'

/** Aggregates of `unit_day` over a window, by name; the SQL is `measures.sql`. Missing is null. */
export type Measures = Readonly<Record<string, number | null>>

export interface MeasuredWindow {
  from: string
  to: string
  values: Measures
}

/** One line of evidence: an aggregate of the daily tables over a window, and what would be normal. */
export interface Evidence {
  metric: string
  value: number
  unit: string
  expected: number | null
  from: string
  to: string
}

export interface RuleContext {
  /** Held value now (the worst of the last 14 days on which the rule held), and the threshold that it passed. */
  held: number
  threshold: number
  thresholds: Thresholds
  /** The last 14 days on which the finding was seen. */
  now: MeasuredWindow
  /** The 28 days before onset, or the baseline. */
  before: MeasuredWindow
  /** The 365 days up to the last on which it was seen. */
  year: MeasuredWindow
  unit: { criticality: string | null; refrigerant: string | null; hasStation: boolean }
  /** The mode with most compared days in the window. */
  mode: Mode
}

export interface Report {
  metric: string
  value: number
  unit: string
  expected: number | null
  why: string
  evidence: Evidence[]
  notBecause: string[]
  /** Electricity that the fault wastes in a year, kWh; null when that can't be said. */
  annualKwh: number | null
}

/** When a finding is raised, how bad it is and how it is explained. A rule holds while `held value >= threshold`. */
export interface Rule {
  name: string
  fault: string
  family: Family
  /** The column of `unit_statistic`. */
  detector: string
  /** Of several faults of one family the most specific is named. */
  specificity: number
  /** Thresholds in the statistic's own sense, mildest first; the first one opens the finding. */
  levels(thresholds: Thresholds, context: LevelContext): { severity: Severity; threshold: number }[]
  /** Days that the statistic trails the fault. */
  lagDays: number
  /** Days inside a third of the threshold after which the finding is resolved. */
  clearDays: number
  /** How likely a technician confirms it at the threshold, with the best signals. */
  baseConfidence: number
  /** Raises the severity by what is at stake. */
  escalate?(severity: Severity, context: RuleContext): Severity
  report(context: RuleContext): Report
}

export interface LevelContext {
  /** Limit of a CUSUM that keeps the profile's alarm budget. */
  cusumLimit: number
}

/** A line of evidence from a measured window; undefined when the measure is missing. */
export const evidenceOf = (window: MeasuredWindow, metric: string, unit: string, expected: number | null = null): Evidence[] => {
  const value = window.values[metric]
  return value === null || value === undefined ? [] : [{ metric, value, unit, expected, from: window.from, to: window.to }]
}

/** A measure as a number, 0 when missing. */
export const measure = (window: MeasuredWindow, metric: string): number => window.values[metric] ?? 0
