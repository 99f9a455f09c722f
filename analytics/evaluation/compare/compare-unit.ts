import { blocks, dimensions, placeOf, restIndex, type Block } from '../../pipeline/3-models/causes/pattern'
import { leastMargin, leastScore, scoreOf } from '../../pipeline/3-models/causes/rank'
import { faultCandidates, lossCandidates, type Candidate } from '../../pipeline/3-models/causes/signatures'
import { efficiencyOf } from '../../pipeline/3-models/baseline/efficiency'
import { definitions, indicatorCount, indicatorNames, indicatorValues, type IndicatorName } from '../../pipeline/3-models/indicators/indicator'
import type { Mode, UnitSeries } from '../../pipeline/3-models/unit-series'
import { matchedBins, matchedDifference, matchedSamples, type MatchedBin, type MatchedDifference } from './matched'
import type { SteadySamples } from './steady-samples'

/** One measured or derived quantity of both periods under like conditions. */
export interface ComparedIndicator extends MatchedDifference {
  block: Block
  name: IndicatorName | 'refrigerant_flow'
  /** ln of a ratio, K or points of a per cent. */
  unit: 'ln' | 'K' | '%'
  /** The difference in noise floors; NaN for what the ranking does not use. */
  floors: number
}

/** A cause with the share of the change (sum of squares, in noise floors) that its signature explains, by what of it is measured. */
export interface RankedCause {
  fault: string
  explained: number
  /** Of its signatures the one that explains most, and all of them: a fault changes its face as it grows. */
  signature: Float64Array
  faces: readonly Float64Array[]
}

export interface UnitComparison {
  unitId: string
  /** Assumed from the readings, where the register names none. */
  assumedRefrigerant: string | undefined
  steadySamples: { baseline: number; period: number }
  matchedSamples: number
  bins: number
  indicators: ComparedIndicator[]
  /** Every cause, best first; empty where conditions did not match. */
  ranking: RankedCause[]
  /** A fault code, `undetermined`, `none` where no indicator moved by a noise floor, `not enough data` where too few samples match. */
  named: string
}

const leastMatched = 12
const leastBins = 2
const modeOf: Record<Block, readonly Mode[]> = { heating: ['heat'], cooling: ['cool'] }
const flowFloor = 0.07

/** Compares two periods of one unit over their steady samples. Pure; says nothing about why. */
export const compareUnit = (unitId: string, baseline: SteadySamples, period: SteadySamples, { hydronic, assumedRefrigerant }: { hydronic: boolean; assumedRefrigerant: string | undefined }): UnitComparison => {
  const blocksCompared = blocks.flatMap((block) => modeOf[block].map((mode) => ({ block, mode, bins: matchedBins(baseline.values[mode], period.values[mode]) }))).filter(({ bins }) => bins.length >= leastBins && matchedSamples(bins) >= leastMatched)
  const indicators = blocksCompared.flatMap(({ block, mode, bins }) => indicatorsOf(block, mode, bins, seriesOf(baseline, hydronic), seriesOf(period, hydronic)))
  const ranking = rankingOf(indicators)
  const count = (samples: SteadySamples) => blocks.reduce((sum, block) => sum + modeOf[block].reduce((one, mode) => one + samples.values[mode].outdoor_c.length, 0), 0)
  return {
    unitId,
    assumedRefrigerant,
    steadySamples: { baseline: count(baseline), period: count(period) },
    matchedSamples: blocksCompared.reduce((sum, { bins }) => sum + matchedSamples(bins), 0),
    bins: blocksCompared.reduce((sum, { bins }) => sum + bins.length, 0),
    indicators,
    ranking,
    named: nameOf(indicators, ranking),
  }
}

/** Samples in the place of days: what models read of a unit. */
const seriesOf = ({ values }: SteadySamples, hydronic: boolean): UnitSeries => ({ modes: values, hydronic }) as unknown as UnitSeries

const indicatorsOf = (block: Block, mode: Mode, bins: readonly MatchedBin[], baseline: UnitSeries, period: UnitSeries): ComparedIndicator[] => {
  const [before, after] = [indicatorValues(baseline, mode), indicatorValues(period, mode)]
  const [efficiency, later] = [efficiencyOf(baseline, mode), efficiencyOf(period, mode)]
  const columns = (name: IndicatorName): readonly [ArrayLike<number>, ArrayLike<number>] =>
    name !== 'efficiency' ? [before[name], after[name]] : efficiency === undefined || efficiency.metric === 'power_w' || later?.metric !== efficiency.metric ? [[], []] : [efficiency.y, later.y]
  const ranked = indicatorNames.flatMap((name): ComparedIndicator[] => {
    const found = matchedDifference(bins, ...columns(name))
    return found === undefined ? [] : [{ block, name, unit: definitions[name].unit, floors: found.difference / definitions[name].floor, ...found }]
  })
  const ln = (values: Float64Array) => values.map((value) => (value > 0 ? Math.log(value) : NaN))
  const flow = matchedDifference(bins, ln(baseline.modes[mode].refrigerant_flow_g_s), ln(period.modes[mode].refrigerant_flow_g_s))
  return flow === undefined ? ranked : [...ranked, { block, name: 'refrigerant_flow', unit: 'ln', floors: flow.difference / flowFloor, ...flow }]
}

/**
 * Signatures of the cause ranker (analytics notes 13) against the change. Two periods that somebody chose hold fewer samples
 * than a baseline does, so causes are told apart by the share of the change each explains: the square of cosine x coverage.
 * Drifting sensors are left out: rests that would tell them are no part of a comparison.
 */
const rankingOf = (indicators: readonly ComparedIndicator[]): RankedCause[] => {
  if (indicators.length === 0) return []
  const vector = new Float64Array(dimensions).fill(NaN)
  for (const { block, name, floors } of indicators) if (name !== 'refrigerant_flow') vector[placeOf(block, name)] = floors
  const counts = new Uint8Array(dimensions)
  blocks.forEach((block, b) => {
    if (indicators.some((one) => one.block === block)) counts.fill(1, b * indicatorCount, (b + 1) * indicatorCount)
  })
  counts[restIndex] = 0
  const has = (name: IndicatorName) => indicators.some((one) => one.name === name)
  const fits = ({ valveKnown, vibrationKnown }: Candidate) => (valveKnown ?? has('valve_opening')) === has('valve_opening') && (vibrationKnown ?? has('vibration')) === has('vibration')
  const best = new Map<string, { score: number; signature: Float64Array; faces: Float64Array[] }>()
  for (const { name, signature } of [...faultCandidates.filter(fits), ...lossCandidates]) {
    const score = scoreOf(vector, signature, counts)
    const before = best.get(name)
    const faces = [...(before?.faces ?? []), signature]
    best.set(name, before === undefined || score > before.score ? { score, signature, faces } : { ...before, faces })
  }
  return [...best]
    .sort(([, a], [, b]) => b.score - a.score)
    .map(([name, { score, signature, faces }]) => ({ fault: name === 'efficiency_loss' ? 'cop_degradation' : name, explained: score > 0 ? score * score : 0, signature, faces }))
}

const nameOf = (indicators: readonly ComparedIndicator[], [best, second]: readonly RankedCause[]): string => {
  if (best === undefined) return 'not enough data'
  if (!indicators.some(({ name, floors }) => name !== 'refrigerant_flow' && Math.abs(floors) >= 1)) return 'none'
  return best.explained >= leastScore ** 2 && best.explained - (second?.explained ?? 0) >= leastMargin ? best.fault : 'undetermined'
}
