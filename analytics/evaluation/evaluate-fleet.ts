import type { DuckDBConnection } from '@duckdb/node-api'
import type { Profile } from '../pipeline/4-findings/profile'
import { compareAtEqualRecall, type BaselineComparison } from './baselines/at-equal-recall'
import { loadPeaks } from './baselines/load-peaks'
import { againstBaselines } from './goals/against-baselines'
import { earliness } from './goals/earliness'
import type { Goal } from './goals/goal'
import { quietness } from './goals/quietness'
import { loadFacts } from './load-facts'
import { cellsOf, type EvaluationCell } from './scoring/cells'
import { confusionOf, type ConfusionCell } from './scoring/confusion'
import { bands, falseAlarmRate, populationOf, populations, type Band, type FalseAlarmRate, type Population } from './scoring/false-alarm-rates'
import { scoreUnit, type UnitScore } from './scoring/score-unit'
import type { LabelledUnit } from './unit-facts'

export interface EvaluationOptions {
  profile: Profile
  /** `YYYY-MM-DD`, the day the findings were raised as at. */
  asOf: string
  /** Of the draws behind intervals; default 1. */
  seed?: number
}

/** A tier and sampling that units were seen with. */
export interface View {
  tier: string
  stepS: number
}

export interface RateLine extends View {
  population: Population
  band: Band
  rate: FalseAlarmRate
}

export interface Evaluation {
  scores: UnitScore[]
  cells: EvaluationCell[]
  comparisons: BaselineComparison[]
  confusion: (View & { cells: ConfusionCell[] })[]
  rates: RateLine[]
  goals: Goal[]
}

/**
 * Scores the findings of an analysed project against the truth of its units. Reads `finding`, `unit_statistic`, `unit_day`,
 * `unit_day_mode` and the registers; changes nothing.
 */
export const evaluateFleet = async (connection: DuckDBConnection, units: readonly LabelledUnit[], { profile, asOf, seed = 1 }: EvaluationOptions): Promise<Evaluation> => {
  const facts = await loadFacts(connection, units, { profile, asOf })
  const scores = facts.map(scoreUnit)
  const peaks = await loadPeaks(connection, facts)
  const views = viewsOf(scores)
  const comparisons = views.flatMap((view) => faultsOf(inView(scores, view)).flatMap((fault) => compareAtEqualRecall(fault, inView(scores, view), peaks)))
  const context = { scores, comparisons, seed }
  const tiers = [...new Set(views.map(({ tier }) => tier))]
  return {
    scores,
    cells: cellsOf(scores, seed),
    comparisons,
    confusion: views.map((view) => ({ ...view, cells: confusionOf(inView(scores, view)) })),
    rates: views.flatMap((view) =>
      populations.flatMap((population) =>
        bands.map((band) => ({ ...view, population, band, rate: falseAlarmRate(inView(scores, view).filter((score) => populationOf(score) === population), band, seed) })),
      ),
    ),
    goals: [...tiers.flatMap((tier) => quietness(context, tier)), ...earliness(context), ...againstBaselines(context)],
  }
}

const viewsOf = (scores: readonly UnitScore[]): View[] =>
  [...new Map(scores.map(({ facts: { tier, stepS } }) => [`${tier} ${stepS}`, { tier, stepS }])).values()].sort((a, b) => (a.tier === b.tier ? a.stepS - b.stepS : a.tier < b.tier ? -1 : 1))

const inView = (scores: readonly UnitScore[], { tier, stepS }: View): UnitScore[] => scores.filter(({ facts }) => facts.tier === tier && facts.stepS === stepS)

const faultsOf = (scores: readonly UnitScore[]): string[] => [...new Set(scores.map(({ facts }) => facts.truth.fault))].filter((fault) => fault !== 'none').sort()
