import { deserialize, serialize } from 'node:v8'
import { withLentMemory } from '../../../statistics/memory'
import { roundTo9 } from '../../../statistics/significant'
import type { Condition, Contributor, Expectation, Gate, RankedWeek, ResidualWeek } from '../model'
import { detectors, models } from '../models'
import { joinParts } from '../remembered/join-parts'
import { continuedGates } from '../remembered/open-gates'
import { partOf } from '../remembered/part-of'
import { MemoryOutgrown, newMemory } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'

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
  /** What models remember of the days before `settled`, where the unit can go on from there. */
  memory: Uint8Array | undefined
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

/**
 * Runs every model over one unit; the held values, rounded as they are stored, go into `held`, in the order of `detectors`, one a day. What models
 * remember at the end of the day before `unit.settled` is part of the result, unless later days say otherwise of earlier ones.
 * Undefined where they do so of days before the series: then the whole record is needed.
 */
export const computeUnit = (unit: UnitSeries, held: readonly Float64Array[]): UnitResult | undefined => {
  try {
    return computeParts(unit, held)
  } catch (error) {
    if (!(error instanceof MemoryOutgrown)) throw error
    return unit.before === undefined ? withLentMemory(() => runAll(partOf(unit, 0, unit.length), held)) : undefined
  }
}

/** States that go on in memory may lie in what is lent: all parts are of one loan, and what is kept is stored within it. */
const computeParts = (unit: UnitSeries, held: readonly Float64Array[]): UnitResult =>
  withLentMemory(() => {
    const { before, settled = 0, length } = unit
    const states = before === undefined ? undefined : (deserialize(before) as Map<string, object>)
    if (settled === 0) return runAll(partOf(unit, 0, length, states && newMemory(states)), held)
    const known = states ?? new Map<string, object>()
    const first = runAll(partOf(unit, 0, settled, newMemory(known)), held.map((column) => column.subarray(0, settled)))
    const memory = serialize(known)
    if (settled === length) return { ...first, memory }
    const rest = runAll(partOf(unit, settled, length, newMemory(known)), held.map((column) => column.subarray(settled)))
    return { ...joinParts(first, rest), memory }
  })

const runAll = (unit: UnitSeries, held: readonly Float64Array[]): UnitResult => {
  const results = models.map((model) => model.compute(unit))
  const columns = Object.assign({}, ...results.map((result) => result.held)) as Record<string, Float64Array>
  detectors.forEach((detector, index) => roundTo9(columns[detector], held[index] as Float64Array))
  return {
    unitId: unit.unitId,
    firstDay: unit.firstDay,
    length: unit.length,
    gates: continuedGates(unit, results.flatMap((result) => result.gates)),
    expectation: results.flatMap((result) => result.expectation ?? []),
    condition: Object.assign({}, unknown, ...results.map((result) => result.condition ?? {})) as Condition,
    contributors: results.flatMap((result) => result.contributors ?? []),
    rankedWeeks: results.flatMap((result) => result.rankedWeeks ?? []),
    residualWeeks: results.flatMap((result) => result.residualWeeks ?? []),
    memory: undefined,
  }
}
