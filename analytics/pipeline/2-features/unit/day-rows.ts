import type { Clocks } from './clocks'
import type { Circuit } from './circuit'
import type { DayName } from './day-names'
import type { DaySpan, SeriesRows } from './series-rows'
import type { Steps } from './steps'

/** Where the days of a series stand in the table of days: day `index` in row `first + index`. */
export interface DayRows {
  out: Record<DayName, Float64Array>
  first: number
}

/** A whole series and what is known of its rows. */
export interface Series {
  rows: SeriesRows
  steps: Steps
  clocks: Clocks
  days: readonly DaySpan[]
  circuit: Circuit
}

/** Hours of so many samples. */
export const hoursOf = (samples: number, sampleS: number): number => (samples * sampleS) / 3600

/** Samples over this, s, are longer than much of what happens within them. */
export const fineSampleS = 300

/** From this power on, W, backup heat is on. */
export const leastAuxW = 50

/** A setpoint above this, °C, is of water and not of a room. */
export const mostRoomC = 32
