import { resultOf, type BatchResult } from '../../../analytics/pipeline/2-features/compute-batch'
import type { UnitFrame } from '../../../analytics/pipeline/2-features/feature-batch'
import { memoryReader } from '../../../analytics/pipeline/2-features/memory-series'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { simulateUnit, type FleetRecipe, type Tier, type TrueDefrost } from '../../../sample-data/simulator'
import { samplesOf } from './samples-of'

/** One unit of a recipe, and the ways it is seen: one unit of the fleet's tables for each tier. */
export interface UnitJob {
  place: number
  seen: { frame: UnitFrame; tier: Tier }[]
}

export interface UnitMade {
  result: BatchResult
  defrosts: TrueDefrost[]
}

/** Makes units of a recipe in memory, one at a time, and reduces each to its features once for each tier; telemetry is not kept. */
export const unitMaker = (recipe: FleetRecipe): ((job: UnitJob) => UnitMade) => {
  const read = memoryReader()
  return ({ place, seen }) => {
    const { plan, telemetry, truth } = simulateUnit(recipe, place)
    const parts = newParts()
    for (const { frame, tier } of seen) computeSeries(parts, read(samplesOf(telemetry, plan, tier), frame), frame)
    return { result: resultOf(parts), defrosts: truth.defrosts }
  }
}
