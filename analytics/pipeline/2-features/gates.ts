import { negativePower } from './unit/series-rows'
import { isExact, plausibleRange, type Signal } from './unit/signals'

export interface GatedColumn {
  /** Rows `from` up to, not including, `to`; NaN for no value. */
  source: ArrayLike<number>
  from: number
  to: number
  /** Where they go, from row `first` on. */
  target: Float64Array
  outOfRange: Uint32Array
  first: number
}

export interface Gate {
  name: Signal
  /** Copies values; those outside the signal's plausible range become NaN, with the signal's bit set for their rows. */
  copy(column: GatedColumn): void
}

type Copy = (column: GatedColumn, low: number, high: number, bit: number, bitBelow: number) => void

const copyExact: Copy = ({ source, from, to, target, outOfRange, first }, low, high, bit, bitBelow) => {
  for (let i = from, row = first; i < to; i++, row++) {
    const value = source[i] as number
    if (value >= low && value <= high) target[row] = value
    else {
      target[row] = NaN
      if (value === value) outOfRange[row] = (outOfRange[row] as number) | (value < low ? bitBelow : bit)
    }
  }
}

const copyThousandths: Copy = ({ source, from, to, target, outOfRange, first }, low, high, bit) => {
  for (let i = from, row = first; i < to; i++, row++) {
    const value = source[i] as number
    if (value >= low && value <= high) target[row] = thousandths(value)
    else {
      target[row] = NaN
      if (value === value) outOfRange[row] = (outOfRange[row] as number) | bit
    }
  }
}

/** Rounded to three decimals, halves away from zero; exact for numbers of single precision up to two million, which telemetry holds. */
const thousandths = (value: number): number => {
  const scaled = value * 1000
  return ((scaled < 0 ? scaled - 0.5 : scaled + 0.5) | 0) / 1000
}

export const allGates: readonly Gate[] = plausibleRange.map(([name, low, high], index) => {
  const copy = isExact(name) ? copyExact : copyThousandths
  const bit = 1 << index
  return { name, copy: (column) => copy(column, low, high, bit, name === 'power_w' ? bit | negativePower : bit) }
})
