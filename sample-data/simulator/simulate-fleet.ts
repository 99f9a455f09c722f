import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fleetSpan } from './fleet-span'
import type { FleetRecipe } from './recipe'
import { serviceLogCsv, tariffsJson, techniciansCsv, unitsCsv } from './registers'
import { shareOut } from './share-out'
import type { Tier } from './tiers'
import { truthCsv } from './truth'
import { makeWeather } from './weather'
import { weatherCsv } from './weather-csv'

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
  await writeRegisters(recipe, outDir)
  let unitsDone = 0
  let rows = 0
  const units = recipe.units.map((_, index) => index)
  const onUnit = (more: number): void => {
    unitsDone++
    rows += more
    onProgress?.({ unitsDone, units: units.length, rows })
  }
  await shareOut({ recipe, units, outDir, format, tier }, onUnit, signal)
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

const writeRegisters = async (recipe: FleetRecipe, outDir: string): Promise<void> => {
  const { fromMs, toMs } = fleetSpan(recipe)
  const sites = recipe.sites.map((site) => ({ siteId: site.site_id, weather: makeWeather(site, recipe.seed, fromMs, toMs) }))
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
