import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { FleetRecipe } from './recipe'
import { simulateUnit } from './simulate-unit'
import { signalsOf, type Tier } from './tiers'
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
  const writer = await createTelemetryWriter()
  const signals = signalsOf(job.tier)
  let writing: Promise<void> = Promise.resolve()
  try {
    for (const index of job.units) {
      signal?.throwIfAborted()
      const { plan, telemetry } = simulateUnit(recipe, index)
      await writing
      const path = join(job.outDir, 'telemetry', `${plan.unitId}.${format}`)
      writing = writer.write({ path, format, unitId: plan.unitId, startS: plan.startS, sampleS: plan.sampleS, signals }, telemetry)
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
