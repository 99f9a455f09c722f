import { newUnknown, withLentMemory } from '../../statistics/memory'
import { allSignificant9 } from '../../statistics/significant'
import type { Condition, Contributor, Expectation, Gate, RankedWeek, ResidualWeek } from './model'
import { detectors, models } from './models'
import type { UnitSeries } from './unit-series'

/** What all models say about one unit; the held values in the order of `detectors`, rounded as they are stored. */
export interface UnitResult {
  unitId: string
  firstDay: number
  length: number
  held: Float64Array[]
  gates: Gate[]
  expectation: Expectation[]
  condition: Condition
  contributors: Contributor[]
  rankedWeeks: RankedWeek[]
  residualWeeks: ResidualWeek[]
}

const unknown: Condition = {
  scoredDays: 0,
  baselineFrom: undefined,
  baselineTo: undefined,
  copVsExpectedPct: NaN,
  trendPctPerYear: NaN,
  trendLow: NaN,
  trendHigh: NaN,
  internalVsExpectedPct: NaN,
  approachOutdoorK: NaN,
  approachIndoorK: NaN,
  seasonChangePct: NaN,
  seasonChangeBins: NaN,
  seasonChangeDays: NaN,
  confidence: NaN,
  notEnoughData: undefined,
  compressorHealth: NaN,
  healthFamilies: 0,
  weeksToActP10: NaN,
  weeksToActP50: NaN,
  weeksToActP90: NaN,
  noTimeToAct: undefined,
  leakIndex: NaN,
}

/** Runs every model over one unit. Pure. */
export const computeUnit = (unit: UnitSeries): UnitResult => withLentMemory(() => runAll(unit))

const runAll = (unit: UnitSeries): UnitResult => {
  const results = models.map((model) => model.compute(unit))
  const columns = Object.assign({}, ...results.map((result) => result.held)) as Record<string, Float64Array>
  return {
    unitId: unit.unitId,
    firstDay: unit.firstDay,
    length: unit.length,
    held: detectors.map((detector) => allSignificant9(columns[detector] ?? newUnknown(unit.length))),
    gates: results.flatMap((result) => result.gates),
    expectation: results.flatMap((result) => result.expectation ?? []),
    condition: Object.assign({}, unknown, ...results.map((result) => result.condition ?? {})) as Condition,
    contributors: results.flatMap((result) => result.contributors ?? []),
    rankedWeeks: results.flatMap((result) => result.rankedWeeks ?? []),
    residualWeeks: results.flatMap((result) => result.residualWeeks ?? []),
  }
}
