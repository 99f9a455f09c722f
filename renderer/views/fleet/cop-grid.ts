import { outdoorBins } from '../../../analytics/contract/outdoor-bins'
import type { PageAnswer } from '../../engine/client'

/** COP in bins of 0.25 from 0 to 8; outdoor temperature in those of the contract. */
export const cops = { from: 0, step: 0.25, bins: 32 } as const

/** Heating of the last year: per unit and bin of outdoor temperature the days and their median COP. */
export interface CopGrid {
  /** Whether a unit has a bin whose middle lies in the temperatures and whose COP in the limits. */
  meets(unit: number, fromC: number, toC: number, low: number, high: number): boolean
  /** Days per cell of outdoor temperature and COP, and per bin of temperature the median of the units' COP, over units whose mask is 0. */
  density(mask: Int32Array): { cells: Float64Array; curve: Float64Array; units: Int32Array; most: number }
}

/** The bins of COP that hold the middle one or two of some values, and how many lie below them. */
interface Middle {
  from: number
  to: number
  below: number
}

const outdoorBinOf = (bin: number): number => Math.min(outdoorBins.bins - 1, Math.max(0, bin))
const copBinOf = (cop: number): number => Math.min(cops.bins - 1, Math.max(0, Math.floor((cop - cops.from) / cops.step)))

const middleOf = (counts: Float64Array, all: number): Middle => {
  const middle: Middle = { from: -1, to: -1, below: 0 }
  let sum = 0
  for (let y = 0; y < counts.length && middle.to < 0; y++) {
    if (middle.from < 0 && sum + (counts[y] as number) > Math.floor((all - 1) / 2)) [middle.from, middle.below] = [y, sum]
    sum += counts[y] as number
    if (sum > Math.ceil((all - 1) / 2)) middle.to = y
  }
  return middle
}

export const copGrid = (bins: PageAnswer<'fleet.copBins'>, size: number): CopGrid => {
  const [unit, bin, days, cop] = (['unit', 'bin', 'days', 'cop'] as const).map((name) => bins.numbers(name)) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const starts = new Int32Array(size + 1).fill(bins.rowCount)
  for (let row = bins.rowCount - 1; row >= 0; row--) starts[unit[row] as number] = row
  for (let u = size - 1; u >= 0; u--) if ((starts[u] as number) > (starts[u + 1] as number)) starts[u] = starts[u + 1] as number
  return {
    meets: (one, fromC, toC, low, high) => {
      for (let row = starts[one] as number; row < (starts[one + 1] as number); row++) {
        const middle = outdoorBins.fromC + ((bin[row] as number) + 0.5) * outdoorBins.stepK
        if (middle >= fromC && middle <= toC && (cop[row] as number) >= low && (cop[row] as number) <= high) return true
      }
      return false
    },
    density: (mask) => {
      const cells = new Float64Array(outdoorBins.bins * cops.bins)
      const counts = new Int32Array(outdoorBins.bins)
      const spread = new Float64Array(outdoorBins.bins * cops.bins)
      for (let row = 0; row < bins.rowCount; row++) {
        if (mask[unit[row] as number] !== 0) continue
        const x = outdoorBinOf(bin[row] as number)
        const y = copBinOf(cop[row] as number)
        cells[x * cops.bins + y] = (cells[x * cops.bins + y] as number) + (days[row] as number)
        spread[x * cops.bins + y] = (spread[x * cops.bins + y] as number) + 1
        counts[x] = (counts[x] as number) + 1
      }
      const middles = Array.from({ length: outdoorBins.bins }, (_, x) => middleOf(spread.subarray(x * cops.bins, (x + 1) * cops.bins), counts[x] as number))
      const among = middles.map((): number[] => [])
      for (let row = 0; row < bins.rowCount; row++) {
        if (mask[unit[row] as number] !== 0) continue
        const x = outdoorBinOf(bin[row] as number)
        const y = copBinOf(cop[row] as number)
        if (y >= (middles[x] as Middle).from && y <= (middles[x] as Middle).to) (among[x] as number[]).push(cop[row] as number)
      }
      const curve = Float64Array.from(among, (values, x) => {
        const sorted = Float64Array.from(values).sort()
        const { below } = middles[x] as Middle
        const half = ((counts[x] as number) - 1) / 2 - below
        return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2
      })
      return { cells, curve, units: counts, most: cells.reduce((most, value) => Math.max(most, value), 0) }
    },
  }
}
