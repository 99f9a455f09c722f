import type { DriftMemory } from './sensor-drift'
import type { SelectionMemory } from './signal-median'
import type { GapMemory } from './signal-walk'
import type { CountedSignal } from './signals'

/** What one signal came to before a day. */
export interface SignalMemory {
  /** Least and greatest value, infinite for none. */
  low: number
  high: number
  /** Days on which it could have been seen to stand still, and on which it did. */
  judged: number
  stuck: number
  gaps: GapMemory
  /** How many values, and some of them. */
  selection: SelectionMemory
}

export type SensorPair = 'station' | 'coil' | 'water'

/** What the signals of a series came to before a day. */
export interface SignalsMemory {
  /** Where the series begins: moment, s, and day. */
  beganAt: number
  firstDay: number
  rows: number
  signals: Partial<Record<CountedSignal, SignalMemory>>
  drifts: Partial<Record<SensorPair, DriftMemory>>
}
