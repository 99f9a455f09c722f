import { medianOf } from './median-of'

/** An even selection of a signal's first `samples` values: every `stride`-th of them, the first among them. */
export interface SelectionMemory {
  samples: number
  stride: number
  kept: Float32Array
}

export interface SignalValues {
  /** Only those from row `from` up to `to` are read. */
  values: Float64Array
  from: number
  to: number
  /** How many values there are in all, those before `from` among them, and how many of them are remembered. */
  samples: number
  keepSamples: number
}

export const nothingSelected: SelectionMemory = { samples: 0, stride: 1, kept: new Float32Array(0) }

const mostKept = 2048
const selected = new Float64Array(mostKept)

/**
 * Median of an even selection of 1,024 to 2,048 of a signal's values, of all where there are fewer: of what was selected before, and of what
 * there is now. Values are taken in single precision, in which most of them are stored.
 */
export const medianOfSome = ({ values, from, to, samples, keepSamples }: SignalValues, before = nothingSelected): { median: number; memory: SelectionMemory } => {
  let stride = before.stride
  while (Math.ceil(samples / stride) >= mostKept) stride *= 2
  let n = 0
  for (let place = 0; place < before.kept.length; place += stride / before.stride) selected[n++] = before.kept[place] as number
  let wait = (stride - (before.samples % stride)) % stride
  if (samples - before.samples === to - from) for (let i = from + wait; i < to; i += stride) selected[n++] = Math.fround(values[i] as number)
  else
    for (let i = from; i < to; i++) {
      const value = values[i] as number
      if (value !== value) continue
      if (wait === 0) {
        selected[n++] = Math.fround(value)
        wait = stride
      }
      wait--
    }
  const memory = { samples: keepSamples, stride, kept: Float32Array.from(selected.subarray(0, Math.ceil(keepSamples / stride))) }
  return { median: medianOf(selected, n), memory }
}
