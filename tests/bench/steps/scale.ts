import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../../analytics/db/query'
import { inTransaction } from '../../../analytics/db/transaction'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { openProject } from '../../../analytics/project/open-project'
import { makeRecipe, sampleFleet } from '../../../sample-data/simulator'
import { fillFleetDatabase } from '../../evaluation/program/fleet-database'
import { makeFeatures } from '../../evaluation/program/judge-fleet'
import { seenAs } from '../../evaluation/program/labelled-fleet'

const simulatedUnits = 40
const months = 24

export interface ScaleFigures {
  units: number
  unitDays: number
  models: number
  raise: number
  found: number
  /** Processor time of models and findings together, of all threads, ms a unit. */
  coreMsPerUnit: number
}

/** Makes a project of so many units x two years of daily tables: forty simulated ones, written over and over under other ids. */
export const makeScale = async ({ project: folder, units }: { project: string; units: number }) => {
  const started = performance.now()
  rmSync(folder, { recursive: true, force: true })
  const project = await openProject(folder, { create: true })
  const recipe = makeRecipe(sampleFleet, { units: Math.min(units, simulatedUnits), months, faults: 'all', seed: 11 })
  const fleet = seenAs({ ...recipe, groups: [] }, () => true, () => ['T4'])
  const registers = join(project.layout.tmp, 'registers')
  mkdirSync(registers, { recursive: true })
  await fillFleetDatabase(project.jobs, fleet.seen, registers)
  await makeFeatures(project.jobs, fleet, project.threads, () => undefined)
  for (let copy = 1; copy * simulatedUnits < units; copy++) await copyUnits(project.jobs, copy)
  project.close()
  return { seconds: (performance.now() - started) / 1000 }
}

/** The copies' ids sort behind all that are there, so that the tables stay in order of units; they stand at sites of their own, whose weather their days know already. */
const copyUnits = async (jobs: DuckDBConnection, copy: number): Promise<void> => {
  const copied = (name: string): string => `'U' || lpad(${copy}::VARCHAR, 4, '0') || '-' || ${name} AS ${name}`
  for (const table of ['unit_register', 'segment', 'unit_day', 'unit_day_mode', 'unit_signal']) {
    const names = [copied('unit_id'), ...(table === 'unit_register' ? [copied('site_id')] : [])]
    await run(jobs, `INSERT INTO ${table} SELECT * REPLACE (${names.join(', ')}) FROM ${table} WHERE unit_id NOT LIKE 'U%-SIM%' ORDER BY ALL`)
  }
  await run(jobs, `INSERT INTO weather_register SELECT * REPLACE (${copied('place')}) FROM weather_register WHERE place NOT LIKE 'U____-%' QUALIFY row_number() OVER (PARTITION BY place ORDER BY ts) = 1`)
}

const dailyTables = ['unit_day', 'unit_day_mode'] as const

/** Models and findings of a project, as in an analysis: in the transaction that has made the daily tables, of which DuckDB then knows no statistics. */
export const judgeScale = async ({ project: folder }: { project: string }): Promise<ScaleFigures & { seconds: number }> => {
  const project = await openProject(folder)
  const { jobs, threads } = project
  const size = await readRow<{ units: number; days: number; to: string }>(jobs, 'SELECT count(DISTINCT unit_id) AS units, count(*) AS days, max(day) AS "to" FROM unit_day')
  const to = size?.to ?? ''
  const judged = await inTransaction(jobs, async () => {
    for (const table of dailyTables) await run(jobs, `CREATE OR REPLACE TABLE ${table} AS FROM ${table}`)
    const [started, cpu] = [performance.now(), process.cpuUsage()]
    await runModels(jobs, { workers: threads })
    const models = performance.now() - started
    const found = await raiseFindings(jobs, { profile: loadProfile(), asOf: to, dataTo: to })
    return { models, found, all: performance.now() - started, ...process.cpuUsage(cpu) }
  })
  project.close()
  const units = size?.units ?? 0
  return {
    units,
    unitDays: size?.days ?? 0,
    models: judged.models / 1000,
    raise: (judged.all - judged.models) / 1000,
    found: judged.found,
    coreMsPerUnit: Math.round((judged.user + judged.system) / 100 / units) / 10,
    seconds: judged.all / 1000,
  }
}
