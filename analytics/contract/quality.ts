import { z } from 'zod'
import { arrow, json, query, type Calls } from './define'

/** How good the data of one unit are, for a list. Units that were never analysed are not in it. */
export interface UnitQuality {
  unitId: string
  /** First and last row, ISO 8601 UTC. */
  from: string
  to: string
  timeZone: string
  /** Share of the time between that is covered by rows, 0 to 1. */
  coverage: number
  /** Times without rows of an hour at least (half a sample, where that is longer). */
  gaps: number
  /** s */
  longestGapS: number
  /** Signals with at least one rule that took something out or found something. */
  signalsTroubled: number
  clockJumps: number
  /** What can't be judged with these data and what would be enough, for people; empty when all can. */
  notEnough: string[]
}

export interface QualityRule {
  rule: string
  samples: number
  /** Instants, ISO 8601 UTC; null where a rule judges days. */
  from: string | null
  to: string | null
  action: 'missing' | 'kept' | 'repaired'
  detail: string | null
}

/** A slow shift of one sensor against another. */
export interface SensorDrift {
  perYear: number
  unit: 'K'
  /** The other sensor; null for the weather station. */
  against: string | null
  /** In words, with its days and its size. */
  detail: string
}

/** How good one signal of a unit is. */
export interface SignalQuality {
  /** A canonical signal; `ts` for the rows themselves, others that only a rule names (`cop`). */
  signal: string
  samples: number
  /** Share of the unit's rows that have it, 0 to 1. */
  share: number
  low: number | null
  /** Of an even selection of 2,048 values at most. */
  median: number | null
  high: number | null
  /** Times without a value, as those of a unit. */
  gaps: number
  /** s */
  longestGapS: number
  /** Values a rule looked at or took out because they are no readings. */
  rules: QualityRule[]
  /** Days on which it stood still while the compressor came and went; null for what may stand still. */
  stuckDays: number | null
  /** Days on which that could be told. */
  judgedDays: number | null
  /** A slow shift against another sensor that can't be weather or load; null when none is suspected or none can be told. */
  drift: SensorDrift | null
  /** Whether there is enough to tell a drift. */
  driftTold: boolean
}

const day = z.iso.date()

export const qualityCalls = {
  /** Units by the quality of their data, the worst first: most that is wrong or can't be judged, then least covered. Of one import where it is given. */
  'quality.units': query(z.strictObject({ importNo: z.int().positive().optional() }), json<UnitQuality[]>()),
  /** Rows first, then signals by name. */
  'quality.signals': query(z.strictObject({ unitId: z.string().min(1) }), json<SignalQuality[]>()),
  /**
   * A row a day of the unit's site, from its first day to its last or those given: share of the day covered by rows, or by values
   * of one signal; the longest gap that ended that day, s; clock jumps (the first and the last one of an import; those between are not placed).
   */
  'quality.calendar': query(
    z.strictObject({ unitId: z.string().min(1), signal: z.string().optional(), from: day.optional(), to: day.optional() }),
    arrow<'day' | 'covered' | 'longest_gap_s' | 'clock_jumps'>(),
  ),
} satisfies Calls
