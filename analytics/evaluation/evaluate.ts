import type { DuckDBConnection } from '@duckdb/node-api'
import type { Profile } from '../pipeline/4-findings/profile'
import { compareAtEqualRecall, type BaselineComparison } from './baselines/at-equal-recall'
import { addPeaks } from './baselines/add-peaks'
import { calibrationOf, type CalibrationLine } from './calibration/calibration-lines'
import { mixOfFleet } from './calibration/judged-findings'
import { reliabilityByView } from './calibration/reliability-by-view'
import type { Reliability } from './calibration/reliability'
import { againstBaselines } from './goals/against-baselines'
import { earliness } from './goals/earliness'
import type { Goal, View } from './goals/goal'
import { quietness } from './goals/quietness'
import { loadFacts } from './load-facts'
import { cellsOf, type EvaluationCell } from './scoring/cells'
import { confusionOf, type ConfusionCell } from './scoring/confusion'
import { bands, falseAlarmRate, populationOf, populations, type Band, type FalseAlarmRate, type Population } from './scoring/false-alarm-rates'
import { scoreUnit, type UnitScore } from './scoring/score-unit'
import type { LabelledUnit, UnitFacts } from './unit-facts'
import { inView, viewsOf } from './views'

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
  calibration: (View & { lines: CalibrationLine[] })[]
  reliability: (View & Reliability)[]
}

/**
 * What the findings of an analysed project say about units whose truth is known. Reads `finding`, `unit_statistic`, `unit_day`,
 * `unit_day_mode` and the registers; changes nothing. `asOf` (`YYYY-MM-DD`) is the day the findings were raised as at.
 */
export const factsOfFleet = async (connection: DuckDBConnection, units: readonly LabelledUnit[], options: { profile: Profile; asOf: string }): Promise<UnitFacts[]> =>
  addPeaks(connection, await loadFacts(connection, units, options))

/** Scores units, of one fleet or of several, against their truth; `seed` is of the draws behind intervals. Pure. */
export const evaluate = (facts: readonly UnitFacts[], seed = 1): Evaluation => {
  const scores = facts.map(scoreUnit)
  const views = viewsOf(scores)
  const comparisons = views.flatMap((view) => faultsOf(inView(scores, view)).flatMap((fault) => compareAtEqualRecall(fault, inView(scores, view))))
  const context = { scores, comparisons, seed }
  const mix = mixOfFleet(scores)
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
    calibration: views.map((view) => ({ ...view, lines: calibrationOf(inView(scores, view), mix) })),
    reliability: reliabilityByView(scores),
    goals: [...views.flatMap((view) => quietness(context, view)), ...earliness(context), ...views.flatMap((view) => againstBaselines(context, view))],
  }
}

const faultsOf = (scores: readonly UnitScore[]): string[] => [...new Set(scores.map(({ facts }) => facts.truth.fault))].filter((fault) => fault !== 'none').sort()
