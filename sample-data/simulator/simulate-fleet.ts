import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { addDays, localInstant } from './local-time'
import type { FleetRecipe } from './recipe'
import { modelOf, serviceLogCsv, siteOf, tariffsJson, techniciansCsv, unitsCsv } from './registers'
import { runUnit } from './run-unit'
import { signalsOf, type Tier } from './tiers'
import { truthCsv } from './truth'
import { planUnit } from './unit-plan'
import { makeWeather, type SiteWeather } from './weather'
import { weatherCsv } from './weather-csv'
import { createTelemetryWriter } from './write-telemetry'

export interface SimulationProgress {
  unitsDone: number
  units: number
  rows: number
}

export interface FleetOutput {
  /** New, empty, or a folder a former simulation wrote. */
  outDir: string
  format?: 'csv' | 'parquet'
  tier?: Tier
  onProgress?: (progress: SimulationProgress) => void
  signal?: AbortSignal
}

export interface SimulationSummary {
  outDir: string
  units: number
  rows: number
  seconds: number
}

const notice = 'SIMULATED.txt'

/**
 * Writes a labelled fleet: `telemetry/<unit_id>.parquet|.csv`, the registers, `weather.csv` and `truth.csv`.
 * The same recipe gives the same bytes. Fails when the folder holds something else, and when aborted.
 */
export const simulateFleet = async (recipe: FleetRecipe, output: FleetOutput): Promise<SimulationSummary> => {
  const started = performance.now()
  const { outDir, format = 'parquet', tier = 'T4', onProgress, signal } = output
  await prepareFolder(outDir)
  const afterOn = addDays(recipe.to_on, 1)
  const zones = recipe.sites.map((site) => site.time_zone)
  const fromMs = Math.min(...zones.map((zone) => localInstant(recipe.from_on, zone)))
  const toMs = Math.max(...zones.map((zone) => localInstant(afterOn, zone)))
  const weather = new Map<string, SiteWeather>(
    recipe.sites.map((site) => [site.site_id, makeWeather(site, recipe.seed, fromMs, toMs)]),
  )
  await writeRegisters(recipe, outDir, weather, fromMs, toMs)
  const writer = await createTelemetryWriter()
  const signals = signalsOf(tier)
  let rows = 0
  let writing: Promise<void> = Promise.resolve()
  try {
    for (const [index, unit] of recipe.units.entries()) {
      signal?.throwIfAborted()
      const site = siteOf(recipe, unit.site_id)
      const span = { seed: recipe.seed, fromOn: recipe.from_on, afterOn, sampleS: recipe.step_s }
      const plan = planUnit(unit, modelOf(recipe, unit.model), site, span)
      const telemetry = runUnit(plan, weather.get(site.site_id) as SiteWeather)
      await writing
      const path = join(outDir, 'telemetry', `${unit.unit_id}.${format}`)
      writing = writer.write({ path, format, unitId: unit.unit_id, startS: plan.startS, sampleS: plan.sampleS, signals }, telemetry)
      writing.catch(() => undefined)
      rows += telemetry.rows
      onProgress?.({ unitsDone: index + 1, units: recipe.units.length, rows })
      await setImmediate()
    }
    await writing
  } finally {
    await writing.catch(() => undefined)
    writer.close()
  }
  return { outDir, units: recipe.units.length, rows, seconds: (performance.now() - started) / 1000 }
}

const prepareFolder = async (outDir: string): Promise<void> => {
  if (existsSync(outDir)) {
    const names = await readdir(outDir)
    if (names.length > 0 && !names.includes(notice))
      throw new Error(`${outDir} is not empty and was not written by a simulation; choose a new folder`)
    await rm(join(outDir, 'telemetry'), { recursive: true, force: true })
  }
  await mkdir(join(outDir, 'telemetry'), { recursive: true })
}

const writeRegisters = async (
  recipe: FleetRecipe,
  outDir: string,
  weather: ReadonlyMap<string, SiteWeather>,
  fromMs: number,
  toMs: number,
): Promise<void> => {
  const sites = [...weather].map(([siteId, hours]) => ({ siteId, weather: hours }))
  const files: readonly (readonly [string, string])[] = [
    [notice, `${recipe.name}\nEvery value in this folder is simulated; no such unit, site or person exists.\n`],
    ['units.csv', unitsCsv(recipe)],
    ['technicians.csv', techniciansCsv()],
    ['service_log.csv', serviceLogCsv(recipe)],
    ['tariffs.json', tariffsJson()],
    ['weather.csv', weatherCsv(sites, fromMs, toMs)],
    ['truth.csv', truthCsv(recipe)],
  ]
  for (const [name, text] of files) await writeFile(join(outDir, name), text)
}
