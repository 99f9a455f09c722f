import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fleetSpan } from './fleet-span'
import type { FleetRecipe } from './recipe'
import { modelOf, siteOf } from './registers'
import { runUnit } from './run-unit'
import { signalsOf, type Tier } from './tiers'
import { planUnit } from './unit-plan'
import { makeWeather, type SiteWeather } from './weather'
import { createTelemetryWriter } from './write-telemetry'

/** A share of a fleet: the units to run, by their place in the recipe, and where and how to write them. */
export interface UnitsJob {
  recipe: FleetRecipe
  units: number[]
  outDir: string
  format: 'csv' | 'parquet'
  tier: Tier
}

/** Runs units one after the other and writes `telemetry/<unit_id>`; tells the rows of each. Other units never change a unit's bytes. */
export const simulateUnits = async (job: UnitsJob, onUnit: (rows: number) => void, signal?: AbortSignal): Promise<void> => {
  const { recipe, format } = job
  const { fromMs, toMs, afterOn } = fleetSpan(recipe)
  const weather = new Map<string, SiteWeather>()
  const weatherAt = (siteId: string): SiteWeather => {
    const known = weather.get(siteId)
    if (known !== undefined) return known
    const made = makeWeather(siteOf(recipe, siteId), recipe.seed, fromMs, toMs)
    weather.set(siteId, made)
    return made
  }
  const writer = await createTelemetryWriter()
  const signals = signalsOf(job.tier)
  let writing: Promise<void> = Promise.resolve()
  try {
    for (const index of job.units) {
      signal?.throwIfAborted()
      const unit = recipe.units[index]
      if (unit === undefined) throw new RangeError(`the fleet recipe has no unit ${index}`)
      const span = { seed: recipe.seed, fromOn: recipe.from_on, afterOn, sampleS: recipe.step_s }
      const plan = planUnit(unit, modelOf(recipe, unit.model), siteOf(recipe, unit.site_id), span)
      const telemetry = runUnit(plan, weatherAt(unit.site_id))
      await writing
      const path = join(job.outDir, 'telemetry', `${unit.unit_id}.${format}`)
      writing = writer.write({ path, format, unitId: unit.unit_id, startS: plan.startS, sampleS: plan.sampleS, signals }, telemetry)
      writing.catch(() => undefined)
      onUnit(telemetry.rows)
      await setImmediate()
    }
    await writing
  } finally {
    await writing.catch(() => undefined)
    writer.close()
  }
}
