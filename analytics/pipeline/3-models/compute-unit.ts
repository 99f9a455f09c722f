import { withLentMemory } from '../../statistics/memory'
import { roundTo9 } from '../../statistics/significant'
import type { Condition, Contributor, Expectation, Gate, RankedWeek, ResidualWeek } from './model'
import { detectors, models } from './models'
import type { UnitSeries } from './unit-series'

/** What all models say about one unit, but for the held values. */
export interface UnitResult {
  unitId: string
  firstDay: number
  length: number
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

/** Runs every model over one unit; the held values, rounded as they are stored, go into `held`, in the order of `detectors`, one a day. */
export const computeUnit = (unit: UnitSeries, held: readonly Float64Array[]): UnitResult => withLentMemory(() => runAll(unit, held))

const runAll = (unit: UnitSeries, held: readonly Float64Array[]): UnitResult => {
  const results = models.map((model) => model.compute(unit))
  const columns = Object.assign({}, ...results.map((result) => result.held)) as Record<string, Float64Array>
  detectors.forEach((detector, index) => roundTo9(columns[detector], held[index] as Float64Array))
  return {
    unitId: unit.unitId,
    firstDay: unit.firstDay,
    length: unit.length,
    gates: results.flatMap((result) => result.gates),
    expectation: results.flatMap((result) => result.expectation ?? []),
    condition: Object.assign({}, unknown, ...results.map((result) => result.condition ?? {})) as Condition,
    contributors: results.flatMap((result) => result.contributors ?? []),
    rankedWeeks: results.flatMap((result) => result.rankedWeeks ?? []),
    residualWeeks: results.flatMap((result) => result.residualWeeks ?? []),
  }
}
