import { quantile, median } from '../../statistics/quantile'
import type { ModeValues } from '../../pipeline/3-models/unit-series'

/** Samples of two periods under like conditions: places in each, bin by bin. */
export interface MatchedBin {
  baseline: number[]
  period: number[]
}

const binK = 3
const leastPerBin = 3

/**
 * Matched bins (analytics notes 0.5 d): outdoor and sink temperature by 3 K, compressor speed by terciles of both periods
 * together; where speed is not known, heat output; where no sink is, the return. Bins with fewer than three samples on
 * either side are left out.
 */
export const matchedBins = (baseline: ModeValues, period: ModeValues): MatchedBin[] => {
  const load = loadOf(baseline, period)
  const bins = new Map<string, MatchedBin>()
  for (const [side, values] of [['baseline', baseline], ['period', period]] as const)
    for (let i = 0; i < values.outdoor_c.length; i++) {
      const outdoor = values.outdoor_c[i] as number
      if (Number.isNaN(outdoor)) continue
      const sink = Number.isNaN(values.sink_c[i]) ? (values.return_c[i] as number) : (values.sink_c[i] as number)
      const key = `${Math.floor(outdoor / binK)} ${Number.isNaN(sink) ? '-' : Math.floor(sink / binK)} ${load(values, i)}`
      const bin = bins.get(key) ?? { baseline: [], period: [] }
      bin[side].push(i)
      bins.set(key, bin)
    }
  return [...bins.values()].filter((bin) => bin.baseline.length >= leastPerBin && bin.period.length >= leastPerBin)
}

const loadOf = (baseline: ModeValues, period: ModeValues): ((values: ModeValues, i: number) => number) => {
  const name = 'compressor_hz'
  if (!isKnown(baseline.compressor_hz) || !isKnown(period.compressor_hz)) return () => 0
  const both = Float64Array.from([...baseline[name], ...period[name]], Math.abs)
  const [low, high] = [quantile(both, 1 / 3), quantile(both, 2 / 3)]
  return (values, i) => {
    const load = Math.abs(values[name][i] as number)
    return load <= low ? 0 : load <= high ? 1 : 2
  }
}

const isKnown = (values: Float64Array): boolean => 2 * values.filter(Number.isFinite).length >= values.length

/** Matched samples behind a comparison: the smaller side of each bin. */
export const matchedSamples = (bins: readonly MatchedBin[]): number => bins.reduce((sum, bin) => sum + Math.min(bin.baseline.length, bin.period.length), 0)

export interface MatchedDifference {
  baseline: number
  period: number
  difference: number
  /** Bins that have the value on both sides. */
  bins: number
}

/** Mean over the bins of the difference of medians, each weighted by its smaller side; undefined where no bin has both. */
export const matchedDifference = (bins: readonly MatchedBin[], baseline: ArrayLike<number>, period: ArrayLike<number>): MatchedDifference | undefined => {
  let [weights, before, after, count] = [0, 0, 0, 0]
  for (const bin of bins) {
    const of = (values: ArrayLike<number>, places: readonly number[]) => places.map((place) => values[place] as number).filter(Number.isFinite)
    const [left, right] = [of(baseline, bin.baseline), of(period, bin.period)]
    const weight = Math.min(left.length, right.length)
    if (weight === 0) continue
    weights += weight
    before += weight * median(left)
    after += weight * median(right)
    count++
  }
  return weights === 0 ? undefined : { baseline: before / weights, period: after / weights, difference: (after - before) / weights, bins: count }
}
