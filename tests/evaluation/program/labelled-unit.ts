import { resultOf, type BatchResult } from '../../../analytics/pipeline/2-features/compute-batch'
import type { UnitFrame } from '../../../analytics/pipeline/2-features/feature-batch'
import { memoryReader } from '../../../analytics/pipeline/2-features/memory-series'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { fleetSpan } from '../../../sample-data/simulator/fleet-span'
import type { FleetRecipe } from '../../../sample-data/simulator/recipe'
import { modelOf, siteOf } from '../../../sample-data/simulator/registers'
import { runUnit } from '../../../sample-data/simulator/run-unit'
import type { Tier } from '../../../sample-data/simulator/tiers'
import { planUnit } from '../../../sample-data/simulator/unit-plan'
import { makeWeather, type SiteWeather } from '../../../sample-data/simulator/weather'
import { samplesOf } from './samples-of'

/** One unit of a recipe, and the ways it is seen: one unit of the fleet's tables for each tier. */
export interface UnitJob {
  place: number
  seen: { frame: UnitFrame; tier: Tier }[]
}

/** Makes units of a recipe in memory, one at a time, and reduces each to its features once for each tier; telemetry is not kept. */
export const unitMaker = (recipe: FleetRecipe): ((job: UnitJob) => BatchResult) => {
  const { fromMs, toMs, afterOn } = fleetSpan(recipe)
  const kept = new Map<string, SiteWeather>()
  const read = memoryReader()
  return ({ place, seen }) => {
    const unit = recipe.units[place]
    if (unit === undefined) throw new RangeError(`the fleet recipe has no unit ${place}`)
    const site = siteOf(recipe, unit.site_id)
    const plan = planUnit(unit, modelOf(recipe, unit.model), site, { seed: recipe.seed, fromOn: recipe.from_on, afterOn, sampleS: recipe.step_s })
    const weather = kept.get(site.site_id) ?? makeWeather(site, recipe.seed, fromMs, toMs)
    kept.set(site.site_id, weather)
    const telemetry = runUnit(plan, weather)
    const parts = newParts()
    for (const { frame, tier } of seen) computeSeries(parts, read(samplesOf(telemetry, plan, tier), frame), frame)
    return resultOf(parts)
  }
}
