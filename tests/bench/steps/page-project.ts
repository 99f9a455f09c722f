import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName, quoteText } from '../../../analytics/db/quote'
import { run } from '../../../analytics/db/query'
import { createEngine } from '../../../analytics/engine'
import { keepAnalysed } from '../../../analytics/engine/analyse-project'
import { featureVersion } from '../../../analytics/engine/version'
import { buildFeatures } from '../../../analytics/pipeline/2-features/build-features'
import { openProject, type Project } from '../../../analytics/project/open-project'
import { makeRecipe, sampleFleet, simulateFleet, type FleetRecipe, type UnitRecipe } from '../../../sample-data/simulator'
import { addDays, addMonths } from '../../../sample-data/simulator/local-time'
import { databaseName, fillFleetDatabase, openFleetDatabase } from '../../evaluation/program/fleet-database'
import { makeFeatures } from '../../evaluation/program/judge-fleet'
import { seenAs, type LabelledFleet } from '../../evaluation/program/labelled-fleet'

export interface PageProject {
  project: string
  units: number
  months: number
}

/** The one unit with telemetry: a sample a minute, the last twelve months. */
export const minuteUnit = 'BENCH-MINUTE'

const simulatedUnits = 200
const ofUnits = ['unit_register', 'segment', 'service_visit_register', 'unit_day', 'unit_day_mode', 'run_cycle', 'defrost_cycle', 'unit_day_gate', 'unit_signal', 'unit_signal_day', 'unit_gap', 'unit_month', 'unit_year', 'feature_input']
const ofAll = ['weather_register', 'technician_register', 'tariff_register']

/**
 * An analysed project of so many units, made once and kept: 200 units are simulated, a third of them with a fault, and their
 * registers, visits and daily tables written again under other ids; one more unit is imported from a file of one-minute telemetry.
 */
export const makePageProject = async ({ project: folder, units, months }: PageProject) => {
  const started = performance.now()
  if (!existsSync(folder)) {
    const fresh = `${folder}.new`
    rmSync(fresh, { recursive: true, force: true })
    const recipe = thirdFaulty(makeRecipe(sampleFleet, { units: Math.min(units, simulatedUnits), months, faults: 'all', seed: 11 }))
    const made = join(dirname(folder), `daily-${recipe.units.length}x${months}`)
    const project = await openProject(fresh, { create: true })
    const engine = await createEngine(project)
    await makeDaily(made, seenAs({ ...recipe, groups: [] }, () => true, () => ['T4']), project.threads)
    await run(project.jobs, `INSERT INTO import (import_no, import_id) VALUES (1, 'simulated')`)
    mkdirSync(join(project.layout.imports, 'simulated'), { recursive: true })
    await engine.import({ files: [await minuteFolder(recipe, join(dirname(folder), `minute-${months}`))], acceptTruncated: false })
    await minuteFeatures(project, recipe.to_on)
    const within = join(project.layout.tmp, databaseName)
    copyFileSync(join(made, databaseName), within)
    await copyDaily(project.jobs, within, units - 1)
    rmSync(within)
    await run(project.jobs, `UPDATE analysis SET zone = 'site'`)
    await keepAnalysed(project)
    await engine.analyse({ asOf: recipe.to_on })
    engine.close()
    renameSync(fresh, folder)
  }
  return { seconds: (performance.now() - started) / 1000 }
}

const thirdFaulty = (recipe: FleetRecipe): FleetRecipe => ({
  ...recipe,
  units: recipe.units.map(({ fault, ...unit }, place): UnitRecipe => (fault === undefined || place % 2 === 1 ? unit : { ...unit, fault })),
})

const makeDaily = async (folder: string, fleet: LabelledFleet, threads: number): Promise<void> => {
  if (existsSync(folder)) return
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  const { connection, close } = await openFleetDatabase(fresh, threads)
  await fillFleetDatabase(connection, fleet.seen, fresh)
  await makeFeatures(connection, fleet, threads, () => undefined)
  close()
  renameSync(fresh, folder)
}

const minuteFolder = async (recipe: FleetRecipe, outDir: string): Promise<string> => {
  const [unit] = recipe.units as [UnitRecipe]
  const fromOn = addMonths(addDays(recipe.to_on, 1), -12)
  await simulateFleet({ ...recipe, from_on: fromOn, step_s: 60, units: [{ ...unit, unit_id: minuteUnit }] }, { outDir, format: 'csv', tier: 'T4' })
  for (const name of ['weather.csv', 'technicians.csv', 'tariffs.json', 'service_log.csv', 'truth.csv']) rmSync(join(outDir, name))
  return outDir
}

const minuteFeatures = ({ jobs, connect, layout, threads }: Project, asOf: string): Promise<void> =>
  buildFeatures({ jobs, connect, telemetryFolder: layout.telemetry, tmpFolder: layout.tmp }, { asOf, workers: threads, version: featureVersion })

/** The copies' ids sort behind all that are there, so that the tables stay in order of units. */
const copyDaily = async (jobs: DuckDBConnection, file: string, units: number): Promise<void> => {
  await run(jobs, `ATTACH ${quoteText(file)} AS made (READ_ONLY)`)
  for (const table of ofAll) await run(jobs, `INSERT INTO ${quoteName(table)} BY NAME FROM made.${quoteName(table)}`)
  for (let copy = 0; copy * simulatedUnits < units; copy++) {
    const behind = copy === 0 ? `''` : quoteText(`U${String(copy).padStart(4, '0')}-`)
    const wanted = `(SELECT unit_id FROM made.unit_register ORDER BY unit_id LIMIT ${Math.min(simulatedUnits, units - copy * simulatedUnits)})`
    for (const table of ofUnits) {
      const visit = table === 'service_visit_register' ? `, ${behind} || visit_id AS visit_id` : ''
      await run(jobs, `INSERT INTO ${quoteName(table)} BY NAME SELECT * REPLACE (${behind} || unit_id AS unit_id${visit}) FROM made.${quoteName(table)} WHERE unit_id IN ${wanted}`)
    }
  }
  await run(jobs, 'DETACH made')
}
