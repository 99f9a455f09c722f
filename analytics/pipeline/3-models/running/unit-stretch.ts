import type { UnitHead } from '../loading/load-heads'
import { seriesOf, type LoadedSeries } from '../loading/loaded-series'
import type { Fingerprints } from './unit-fingerprints'
import type { UnitSeries } from '../unit-series'

/** The days of a unit that are computed: all of them, or those from the day on that its stored memory goes on from. */
export interface UnitStretch extends UnitHead {
  goesOn: boolean
  /** The position of the first of them that may still come out otherwise when more telemetry comes, where what models know then is to be remembered. */
  settled?: number
}

/** A stretch as it is loaded, with what is remembered of the days before it. */
export interface LoadedStretch extends LoadedSeries {
  head: UnitStretch
  before?: Uint8Array
}

/** To remember anew takes as long as to compute two months and a half again: a memory serves until it lies so many days back. */
const daysOfMemory = 45

/** A unit's stretch from a day (since 1970-01-01) on; of all its days without one. */
export const stretchOf = (head: UnitHead, day: number | undefined, fingerprints: Fingerprints | undefined): UnitStretch => {
  const by = day === undefined ? 0 : day - head.firstDay
  const later = (positions: readonly number[]): number[] => positions.filter((position) => position >= by).map((position) => position - by)
  const settled = (fingerprints?.settledOn(head.unitId) ?? NaN) - head.firstDay - by
  const isRemembered = settled > (day === undefined ? 0 : daysOfMemory) && settled <= head.length - by
  return {
    ...head,
    firstDay: head.firstDay + by,
    length: head.length - by,
    repairs: later(head.repairs),
    updates: later(head.updates),
    goesOn: day !== undefined,
    ...(isRemembered ? { settled } : {}),
  }
}

/** A loaded stretch as models look at it. */
export const seriesOfStretch = (loaded: LoadedStretch): UnitSeries => {
  const { head: { settled }, before } = loaded
  return { ...seriesOf(loaded), ...(settled === undefined ? {} : { settled }), ...(before === undefined ? {} : { before }) }
}
