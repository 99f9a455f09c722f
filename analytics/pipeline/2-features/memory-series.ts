import { appendSamples, type SampleColumns } from './append-samples'
import type { Locality } from './unit/local-time'
import { newSeries, withRoom, type SeriesRows } from './unit/series-rows'
import { plausibleRange, type OtherSignal, type Signal } from './unit/signals'

/** A unit's samples of one resolution in memory, in order of time, as canonical telemetry has them: numbers of single precision, watts of double. */
export interface MemorySamples extends Omit<SampleColumns, 'numbers'> {
  /** Length of a sample, s. */
  sampleS: number
  numbers: Partial<Record<Signal | OtherSignal, ArrayLike<number>>>
  /** Codes of faults with the place of the sample they stood in. */
  faults?: readonly { row: number; code: string }[]
}

/**
 * Makes a unit's rows of samples in memory, as they would come from stored telemetry, up to local day `endDay` (days since 1970, not
 * included). Memory is used again: rows are good until the next call.
 */
export const memoryReader = (): ((samples: MemorySamples, locality: Locality, endDay?: number) => SeriesRows) => {
  let kept: SeriesRows | undefined
  return (samples, locality, endDay = Infinity) => {
    const known = new Set(plausibleRange.map(([name]) => name).filter((name) => samples.numbers[name] !== undefined))
    const same = kept !== undefined && kept.sampleS === samples.sampleS && kept.known.size === known.size && [...known].every((name) => kept?.known.has(name))
    const rows = withRoom(same && kept !== undefined ? emptied(kept) : newSeries(samples.sampleS, samples.ts.length, known), samples.ts.length)
    kept = rows
    const end = appendSamples(rows, { ...samples, numbers: (name) => samples.numbers[name] }, 0, samples.ts.length, locality, endDay)
    rows.faults = (samples.faults ?? []).filter(({ row }) => row < end)
    return rows
  }
}

const emptied = (rows: SeriesRows): SeriesRows => {
  rows.count = 0
  rows.other.clear()
  return rows
}
