import { medianOf } from './median-of'
import type { DaySpan, SeriesRows } from './series-rows'
import { scratch } from './spans'
import { wholeSeries, type Stretch } from './stretch'
import type { Clocks } from './clocks'

/** A slow shift between two sensors; NaN where it can't be told or none is suspected. */
export interface Drift {
  /** Blocks of 30 days that could be compared. */
  blocks: number
  /** Shift from the first block to the last, K. */
  shiftK: number
  perYearK: number
  /** Days since 1970. */
  fromDay: number
  toDay: number
}

export const noDrift: Drift = { blocks: 0, shiftK: NaN, perYearK: NaN, fromDay: NaN, toDay: NaN }

const blockDays = 30
const leastDays = 5
/** A season passes by: over ten months no swing of a year looks like a steady slope. */
export const leastBlocks = 10
const leastAgreement = 0.7

/**
 * Drift of daily differences, by medians of 30-day blocks: Theil-Sen slope (Sen 1968), and how many of all pairs of blocks agree
 * in its direction (Kendall's tau). Suspected from `leastK` on when tau is 0.7 at least; a season or one jump stay below it.
 */
export const driftOf = (days: ArrayLike<number>, differences: ArrayLike<number>, leastK: number, stretch = wholeSeries, before = noBlocks(days[0] as number)): DriftFound => {
  const { blocks, memory } = blockMedians(days, differences, stretch, before)
  return { ...driftOfBlocks(blocks, leastK), memory }
}

const driftOfBlocks = (blocks: readonly Block[], leastK: number): Drift => {
  if (blocks.length < leastBlocks) return { ...noDrift, blocks: blocks.length }
  const slopes: number[] = []
  for (let a = 0; a < blocks.length; a++)
    for (let b = a + 1; b < blocks.length; b++) {
      const [one, other] = [blocks[a] as Block, blocks[b] as Block]
      slopes.push((other.median - one.median) / (other.day - one.day))
    }
  const tau = slopes.reduce((sum, slope) => sum + Math.sign(slope), 0) / slopes.length
  const perDay = medianOf(Float64Array.from(slopes), slopes.length)
  const [fromDay, toDay] = [(blocks[0] as Block).day, (blocks[blocks.length - 1] as Block).day]
  const shiftK = perDay * (toDay - fromDay)
  if (Math.abs(shiftK) < leastK || Math.abs(tau) < leastAgreement) return { ...noDrift, blocks: blocks.length }
  return { blocks: blocks.length, shiftK, perYearK: perDay * 365.25, fromDay, toDay }
}

interface Block {
  /** Middle of the block. */
  day: number
  median: number
}

/** Blocks that were over before a day, and the differences of the one in hand. */
export interface DriftMemory {
  firstDay: number
  blocks: Block[]
  block: number
  values: number[]
}

export interface DriftFound extends Drift {
  /** As it stood before day `keep`. */
  memory: DriftMemory | undefined
}

/** What is known of two sensors before the first day of a series. */
export const noBlocks = (firstDay: number): DriftMemory => ({ firstDay, blocks: [], block: 0, values: [] })

const blockMedians = (days: ArrayLike<number>, differences: ArrayLike<number>, { from, keep }: Stretch, before: DriftMemory): { blocks: Block[]; memory: DriftMemory | undefined } => {
  const { firstDay } = before
  const blocks = [...before.blocks]
  const values = new Float64Array(blockDays)
  values.set(before.values)
  let n = before.values.length
  let inHand = before.block
  let memory: DriftMemory | undefined
  const close = (): void => {
    if (n >= leastDays) blocks.push({ day: firstDay + inHand * blockDays + blockDays / 2, median: medianOf(values, n) })
    n = 0
  }
  for (let i = from; i < days.length; i++) {
    if (i === keep) memory = { firstDay, blocks: [...blocks], block: inHand, values: [...values.subarray(0, n)] }
    const block = Math.floor(((days[i] as number) - firstDay) / blockDays)
    if (block !== inHand) close()
    inHand = block
    const value = differences[i] as number
    if (value === value) values[n++] = value
  }
  close()
  return { blocks, memory }
}

const restS = 3 * 3600

export interface RestPair {
  one: Float64Array
  other: Float64Array
  /** From 22 to 6 h only, when no sun is on them. */
  atNight: boolean
}

/** Difference of two sensors on each day, median over the rows at which the compressor has stood for three hours; NaN for none. */
export const restDifferences = (rows: SeriesRows, days: readonly DaySpan[], running: Uint8Array, { onAt }: Clocks, { one, other, atNight }: RestPair): Float64Array => {
  const found = new Float64Array(days.length).fill(NaN)
  for (let index = 0; index < days.length; index++) found[index] = restDifference(rows, days[index] as DaySpan, running, onAt, one, other, atNight)
  return found
}

const restDifference = ({ at, hour }: SeriesRows, { from, to }: DaySpan, running: Uint8Array, onAt: Float64Array, one: Float64Array, other: Float64Array, atNight: boolean): number => {
  const values = scratch(to - from)
  const since = at[0] as number
  let n = 0
  for (let i = from; i < to; i++) {
    if (running[i] !== 0 || (atNight && (hour[i] as number) >= 6 && (hour[i] as number) < 22)) continue
    if ((at[i] as number) - Math.max(onAt[i] as number, since) < restS) continue
    const difference = (one[i] as number) - (other[i] as number)
    if (difference === difference) values[n++] = difference
  }
  return n >= 2 ? medianOf(values, n) : NaN
}
