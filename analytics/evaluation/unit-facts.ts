import type { Truth } from './truth'

/** A unit whose truth is known, and how it is seen: signal tier T1 to T5 and seconds between samples. */
export interface LabelledUnit {
  unitId: string
  tier: string
  stepS: number
  truth: Truth
  /** What tells units of one fault apart where goals differ: the metering device (`orifice`, `txv`, `eev`), or the sensor at fault. */
  variant?: string | undefined
}

/** A finding as the evaluation reads it; days count from 1970-01-01. */
export interface Alert {
  findingId: string
  family: string
  fault: string
  severity: string
  confidence: number
  detected: number
  causeOn: number
  lastSeen: number
  metric: string
  value: number
  threshold: number
}

/** A detector above its threshold on a day, as a multiple of the threshold that opens its rule. */
export interface Pressed {
  detector: string
  held: number
  opens: number
}

/** What the analysis says about one labelled unit, and on which days it could have said anything. */
export interface UnitFacts extends LabelledUnit {
  firstDay: number
  lastDay: number
  /** In order of detection. */
  alerts: Alert[]
  /** Days, ascending, on which some detector had a value. */
  scoredDays: number[]
  /** Days, ascending, on which a detector of the unit's own fault had a value. */
  ownScoredDays: number[]
  /** Days, ascending, on which three sensors of the group with the drifting one could be compared at rest; of units with a drifting sensor. */
  restDays: number[]
  /** Detectors at or above their thresholds on the day of each alert, by finding. */
  pressedAt: Record<string, Pressed[]>
  /** The highest multiple of its threshold that each detector reached from onset to the end of the fault's window. */
  strongest: Pressed[]
  /** The highest score that each naive baseline gave it while its fault was there, or over all days when it has none. */
  naivePeaks: Readonly<Record<string, number>>
}
