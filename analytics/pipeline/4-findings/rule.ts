import type { Mode } from '../3-models/unit-series'
import type { Group } from './groups'
import type { Thresholds } from './profile'
import type { Measure } from './measures'
import type { Doubt } from './sensor-doubt'

export const severities = ['advisory', 'minor', 'major', 'critical'] as const
export type Severity = (typeof severities)[number]
export const families = ['cop', 'defrost', 'compressor', 'refrigerant', 'airflow', 'valve', 'aux', 'sensor', 'connectivity', 'cost'] as const
export type Family = (typeof families)[number]

/** Aggregates of the daily tables over a window, by name. Missing is null. */
export interface MeasuredWindow<Name extends string> {
  from: string
  to: string
  values: Readonly<Partial<Record<Name, number | null>>>
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

/** How dangerous the refrigerant of a unit is: ASHRAE 34, flammable ones apart. */
export type GasHazard = 'A3' | 'A2L' | 'B2L' | 'other'

/** What registers say about a unit, as far as severity depends on it. */
export interface UnitAtStake {
  criticality: string | null
  gas: GasHazard
}

/** How well the residuals of the last judged week fit the two causes that they fit best: cosine x coverage, 1 at most. */
export interface Ranking {
  best: string
  score: number
  second: string | undefined
  secondScore: number | undefined
}

export interface RuleContext {
  /** Held value now (the worst of the last 14 days on which the rule held), and the threshold that it passed. */
  held: number
  threshold: number
  thresholds: Thresholds
  /** The last 14 days on which the rule that tells it saw it. */
  now: MeasuredWindow<Measure<'now'>>
  /** The 28 days before onset. */
  before: MeasuredWindow<Measure<'before'>>
  /** Those of the 365 days before onset that were as warm outdoors and at the sink as `now`, within 3 K. */
  like: MeasuredWindow<Measure<'like'>>
  /** The 365 days up to the last on which it was seen. */
  year: MeasuredWindow<Measure<'year'>>
  /** The highest value of every statistic over the days of `now`; missing without any. */
  statistics: Readonly<Record<string, number>>
  unit: UnitAtStake & { hasStation: boolean }
  /** The mode with most compared days in the window, a day counting by the efficiency that it lost beyond 3 %. */
  mode: Mode
  ranking: Ranking | undefined
  /** What a kWh is worth, null when the unit has no tariff. */
  pricePerKwh: number | null
  currency: string | null
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

export interface Level {
  severity: Severity
  threshold: number
  /** Days from the first to the last on which the finding was seen, before which it is a candidate: advice, as what passes by itself needs nobody (analytics notes 0.5 h). */
  persists?: number
}

/** When a finding is raised, how bad it is and how it is explained. A rule holds while `held value >= threshold`. */
export interface Rule {
  name: string
  fault: string
  family: Family
  /** Rules of one group share one finding at a time in a unit: symptoms of one cause are one finding. */
  group: Group
  /** The column of `unit_statistic`. */
  detector: string
  /** Of several faults of one group the most specific is named. */
  specificity: number
  /** The statistic is a CUSUM in standard deviations: its threshold is a limit of the alarm budget. */
  isCusum?: boolean
  /** Also counts for the severity of a finding that names another fault. */
  isSymptom?: boolean
  /** Thresholds in the statistic's own sense, mildest first; the first one opens the finding. */
  levels(thresholds: Thresholds, context: LevelContext): Level[]
  /** Groups whose open findings explain this one: it opens no finding meanwhile. */
  waitsFor?: readonly Group[]
  /** Only what comes within so many judged days of the detection of what it waits for is explained: what comes later has a cause of its own. */
  comesWithin?: number
  /** While one of `waitsFor` is open, its own finding ends as well. */
  givesWay?: boolean
  /** What it is measured with; where one of these is in doubt, its value counts as none. */
  restsOn?: readonly Doubt[]
  /** Days from one value of the statistic to the next, where it is not judged every day. */
  everyDays?: number
  /** What the statistic is where nothing is wrong; 0 where not said. */
  rests?: number
  /** Days that the statistic trails the fault. */
  lagDays: number
  /** Days inside a third of the way from there to the threshold after which the finding is resolved. */
  clearDays: number
  /** The finding stays until a repair, whatever the statistic says later. */
  endsOnlyByRepair?(unit: UnitAtStake): boolean
  /** Score of a finding at the threshold with the best signals: orders findings of one fault and severity; how many are right is the calibration's to say. */
  baseConfidence: number
  /** Minor becomes major where the energy of a year costs as much as a visit. */
  isWorthAVisit?: boolean
  /** Lowers what its own levels say, before symptoms count. */
  lighten?(severity: Severity, context: RuleContext): Severity
  /** Changes the severity by what is at stake. */
  escalate?(severity: Severity, context: RuleContext): Severity
  report(context: RuleContext): Report
}

export interface LevelContext {
  /** Limit of a CUSUM that keeps the profile's alarm budget. */
  cusumLimit: number
  unit: UnitAtStake
}

/** A third of the way from normal to the threshold: inside it a rule is over (analytics notes 0.5 h). */
const clearShare = 1 / 3

/** The value inside of which a rule that opens at a threshold is over. */
export const clearsAt = ({ rests = 0 }: Rule, opens: number): number => rests + clearShare * (opens - rests)

/** A line of evidence from a measured window; none when the measure is missing. */
export const evidenceOf = <Name extends string>(window: MeasuredWindow<Name>, metric: NoInfer<Name>, unit: string, expected: number | null = null): Evidence[] => {
  const value = window.values[metric]
  return value === null || value === undefined ? [] : [{ metric, value, unit, expected, from: window.from, to: window.to }]
}

/** A line of evidence from a statistic; none when it has no value in the window. */
export const statisticOf = ({ now, statistics }: RuleContext, metric: string, unit: string, expected: number | null = null): Evidence[] => {
  const value = statistics[metric]
  return value === undefined ? [] : [{ metric, value, unit, expected, from: now.from, to: now.to }]
}

/** A measure as a number, 0 when missing. */
export const measure = <Name extends string>(window: MeasuredWindow<Name>, metric: NoInfer<Name>): number => window.values[metric] ?? 0

/** The worse of two severities. */
export const worse = (a: Severity, b: Severity): Severity => (severities.indexOf(b) > severities.indexOf(a) ? b : a)
