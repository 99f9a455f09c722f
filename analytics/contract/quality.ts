import { z } from 'zod'
import { arrow, json, query, type Calls } from './define'

/** How good the data of one unit are, for a list. */
export interface UnitQuality {
  unitId: string
  /** Instants, ISO 8601 UTC. */
  from: string
  to: string
  timeZone: string
  /** Share of the time between that is covered by rows, 0 to 1. */
  coverage: number
  gaps: number
  /** s */
  longestGapS: number
  /** Signals with at least one rule that took something out or found something. */
  signalsTroubled: number
  clockJumps: number
  /** What can't be judged with these data and what would be enough, for people; empty when all can. */
  notEnough: string[]
}

/** How good one signal of a unit is. */
export interface SignalQuality {
  signal: string
  samples: number
  /** Share of the unit's rows that have it, 0 to 1. */
  share: number
  low: number | null
  median: number | null
  high: number | null
  gaps: number
  /** Values taken out because they are no readings, by rule. */
  rules: { rule: string; samples: number; from: string; to: string; action: 'missing' | 'kept' | 'repaired'; detail: string | null }[]
  /** Days on which it stood still while the unit ran. */
  stuckDays: number
  /** A slow shift against other sensors of the unit that can't be weather or load; null when none is suspected or none can be told. */
  drift: { perYear: number; unit: string; against: string; detail: string } | null
}

export const qualityCalls = {
  /** Units by the quality of their data, the worst first; of one import where it is given. */
  'quality.units': query(z.strictObject({ importNo: z.int().positive().optional() }), json<UnitQuality[]>()),
  'quality.signals': query(z.strictObject({ unitId: z.string().min(1) }), json<SignalQuality[]>()),
  /** A row a day of the unit's site: share of the day covered by rows, or by values of one signal; longest gap, s; clock jumps. */
  'quality.calendar': query(z.strictObject({ unitId: z.string().min(1), signal: z.string().optional() }), arrow<'day' | 'covered' | 'longest_gap_s' | 'clock_jumps'>()),
} satisfies Calls
