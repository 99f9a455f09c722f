import type { Mode, UnitSeries } from './unit-series'

/** Why a detector has no value from one position to another (both included). */
export interface Gate {
  detector: string
  from: number
  to: number
  reason: string
}

/** Expected against actual, one entry per compared day and mode. */
export interface Expectation {
  position: number
  mode: Mode
  metric: 'carnot_fraction' | 'cop' | 'power_w'
  actual: number
  expected: number
  residualLn: number
  scored: boolean
  baseline: boolean
}

/** The unit as at its last day; numbers are NaN and positions undefined where there is not enough data. */
export interface Condition extends CopCondition, CompressorCondition {
  /** 0 (none) to 100: how full the leak's sum is, times how well its signature fits. */
  leakIndex: number
}

/** Efficiency, its trend and where it is lost: the whole unit, the compressor alone, and the two heat exchangers. */
export interface CopCondition {
  scoredDays: number
  baselineFrom: number | undefined
  baselineTo: number | undefined
  copVsExpectedPct: number
  trendPctPerYear: number
  trendLow: number
  trendHigh: number
  /** Internal efficiency (between the refrigerant's own temperatures) against expected, and how far approaches have grown. */
  internalVsExpectedPct: number
  approachOutdoorK: number
  approachIndoorK: number
  /** Last season against the first in bins of equal conditions, with the bins and days it rests on. */
  seasonChangePct: number
  seasonChangeBins: number
  seasonChangeDays: number
  confidence: number
  notEnoughData: string | undefined
}

export interface CompressorCondition {
  /** 100 (good) to 0; with fewer than two families of indicators NaN. */
  compressorHealth: number
  healthFamilies: number
  /** Weeks to failure, and why there is no such time. */
  weeksToActP10: number
  weeksToActP50: number
  weeksToActP90: number
  noTimeToAct: string | undefined
}

/** One part of the compressor's health index. */
export interface Contributor {
  name: string
  family: 'electrical' | 'thermal' | 'mechanical' | 'cycling'
  /** What it can take off the index at most, and the share of that it takes now. */
  weight: number
  share: number
  /** Smoothed residual in noise floors, positive = worse; NaN for absolute limits. */
  z: number
}

/** What the cause ranker says at the end of a Monday. */
export interface RankedWeek {
  position: number
  best: string
  score: number
  second: string | undefined
  secondScore: number
  named: string | undefined
}

/** Smoothed residuals of one block of modes at the end of a Monday, in the order of the indicators, in their own units. */
export interface ResidualWeek {
  position: number
  block: 'heating' | 'cooling'
  residuals: Float64Array
}

export interface ModelResult {
  /** Held value per position for each detector, NaN where there is not enough data. The value of a day uses nothing later. */
  held: Record<string, Float64Array>
  gates: Gate[]
  expectation?: Expectation[]
  /** What this model adds to the unit's condition. */
  condition?: Partial<Condition>
  contributors?: Contributor[]
  rankedWeeks?: RankedWeek[]
  residualWeeks?: ResidualWeek[]
}

/**
 * One physical question, asked of one unit. What it needs of days before the series it keeps by `remembered`: asked of a record part by part it
 * says what it says of all of it at once.
 */
export interface Model {
  name: string
  /** The columns of `unit_statistic` that it fills. */
  detectors: readonly string[]
  compute(unit: UnitSeries): ModelResult
}

/** The gates of detectors that have values on the same days. */
export const gatesOfAll = (detectors: readonly string[], held: Float64Array, reasonAt: (position: number) => string): Gate[] => {
  const gates = gatesOf('', held, reasonAt)
  return detectors.flatMap((detector) => gates.map((gate) => ({ ...gate, detector })))
}

/** Runs of days without a value, each with its reason. */
export const gatesOf = (detector: string, held: Float64Array, reasonAt: (position: number) => string): Gate[] => {
  const gates: Gate[] = []
  for (let i = 0; i < held.length; i++) {
    if (!Number.isNaN(held[i])) continue
    const reason = reasonAt(i)
    const last = gates.at(-1)
    if (last !== undefined && last.to === i - 1 && last.reason === reason) last.to = i
    else gates.push({ detector, from: i, to: i, reason })
  }
  return gates
}
