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
        const x = Math.min(outdoorBins.bins - 1, Math.max(0, bin[row] as number))
        const y = Math.min(cops.bins - 1, Math.max(0, Math.floor(((cop[row] as number) - cops.from) / cops.step)))
        cells[x * cops.bins + y] = (cells[x * cops.bins + y] as number) + (days[row] as number)
        spread[x * cops.bins + y] = (spread[x * cops.bins + y] as number) + 1
        counts[x] = (counts[x] as number) + 1
      }
      const curve = new Float64Array(outdoorBins.bins).fill(NaN)
      for (let x = 0; x < outdoorBins.bins; x++) {
        const half = (counts[x] as number) / 2
        let sum = 0
        if (half === 0) continue
        for (let y = 0; y < cops.bins; y++) {
          const here = spread[x * cops.bins + y] as number
          if (sum + here >= half) {
            curve[x] = cops.from + (y + (half - sum) / here) * cops.step
            break
          }
          sum += here
        }
      }
      return { cells, curve, units: counts, most: cells.reduce((most, value) => Math.max(most, value), 0) }
    },
  }
}
