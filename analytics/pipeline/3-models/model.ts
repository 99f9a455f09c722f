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

/** The unit's performance as at its last day; numbers are NaN and positions undefined where there is not enough data. */
export interface Condition {
  scoredDays: number
  baselineFrom: number | undefined
  baselineTo: number | undefined
  copVsExpectedPct: number
  trendPctPerYear: number
  trendLow: number
  trendHigh: number
  confidence: number
  notEnoughData: string | undefined
}

export interface ModelResult {
  /** Held value per position for each detector, NaN where there is not enough data. The value of a day uses nothing later. */
  held: Record<string, Float64Array>
  gates: Gate[]
  expectation?: Expectation[]
  condition?: Condition
}

/** One physical question, asked of one unit. */
export interface Model {
  name: string
  /** The columns of `unit_statistic` that it fills. */
  detectors: readonly string[]
  compute(unit: UnitSeries): ModelResult
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
