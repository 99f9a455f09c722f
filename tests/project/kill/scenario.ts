import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createEngine } from '../../../analytics/engine'
import { openProject } from '../../../analytics/project/open-project'
import { simulate } from '../../../sample-data/simulator'
import { readState, type ProjectState } from './project-state'

const root = join(import.meta.dirname, '..', '..', '..')
const asOf = '2024-12-31'

/** A project with an import, an analysis and a report, and the next month waiting to be added to it. */
export interface Scenario {
  base: string
  /** A fresh copy of the base project. */
  copy(name: string): string
  /** Program and arguments that import the next month, analyse and report. */
  command(project: string): { program: string; args: string[] }
  states: { before: ProjectState; imported: ProjectState; analysed: ProjectState; reported: ProjectState }
  /** Milliseconds from start to end when nobody disturbs it. */
  undisturbed: number
}

/** Makes the scenario below a folder; builds the command line when it is not built. */
export const makeScenario = async (folder: string): Promise<Scenario> => {
  const built = spawnSync(process.execPath, [join(root, 'build', 'subcool.mjs'), '--version'], { encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`the command line could not be built: ${built.stderr}`)
  const fleet = join(folder, 'fleet')
  await simulate({ outDir: fleet, units: 2, months: 1, stepS: 900, faults: ['defrost_excessive'], seed: 11, format: 'parquet' })
  const months = await splitMonths(fleet, folder)
  const base = join(folder, 'base.subcool')
  await inEngine(base, async (engine) => {
    await engine.import({ files: months.first, acceptTruncated: false })
    await engine.report({ analysis: await engine.analyse({ asOf }) })
  })
  const copy = (name: string): string => {
    const project = join(folder, `${name}.subcool`)
    rmSync(project, { recursive: true, force: true })
    cpSync(base, project, { recursive: true })
    return project
  }
  const command = (project: string) => ({
    program: process.execPath,
    args: [join(root, 'dist/engine/cli.js'), 'run', months.second, '--project', project, '--out', `${project}.out`, '--as-of', asOf, '--threads', '2', '--user', 'tester', '--json'],
  })
  const stopped = async (name: string, work: (engine: Awaited<ReturnType<typeof createEngine>>) => Promise<void>): Promise<ProjectState> => {
    const project = copy(name)
    await inEngine(project, work)
    return readState(project)
  }
  const states = {
    before: await readState(copy('before')),
    imported: await stopped('imported', async (engine) => void (await engine.import({ files: [months.second], acceptTruncated: false }))),
    analysed: await stopped('analysed', async (engine) => {
      await engine.import({ files: [months.second], acceptTruncated: false })
      await engine.analyse({ asOf })
    }),
  }
  const whole = copy('whole')
  const started = performance.now()
  const { program, args } = command(whole)
  const run = spawnSync(program, args, { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`the undisturbed run failed: ${run.stderr}`)
  const undisturbed = performance.now() - started
  const reported = await readState(whole)
  return { base, copy, command, states: { ...states, reported }, undisturbed }
}

const inEngine = async (folder: string, work: (engine: Awaited<ReturnType<typeof createEngine>>) => Promise<void>): Promise<void> => {
  const engine = await createEngine(await openProject(folder, { create: true, threads: 2 }), 'tester')
  try {
    await work(engine)
  } finally {
    engine.close()
  }
}

const splitMonths = async (fleet: string, folder: string): Promise<{ first: string[]; second: string }> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const write = async (name: string, condition: string): Promise<string> => {
    mkdirSync(join(folder, name))
    const path = join(folder, name, `${name}.csv`)
    await connection.run(`COPY (SELECT * FROM read_parquet('${join(fleet, 'telemetry', '*.parquet')}') WHERE ts ${condition} ORDER BY unit_id, ts) TO '${path}'`)
    return join(folder, name)
  }
  const middle = (await connection.runAndReadAll(`SELECT (min(ts) + (max(ts) - min(ts)) / 2)::VARCHAR FROM read_parquet('${join(fleet, 'telemetry', '*.parquet')}')`)).getRows()[0]?.[0]
  const registers = ['units.csv', 'technicians.csv', 'tariffs.json'].map((name) => join(fleet, name))
  const months = { first: [await write('first', `< '${middle}'`), ...registers], second: await write('second', `>= '${middle}'`) }
  for (const name of ['sites', 'appliances', 'refrigerant_events', 'leak_repairs', 'verification_tests']) {
    const [header, ...records] = readFileSync(join(root, 'tests', 'fixtures', 'refrigerant', `${name}.csv`), 'utf8').trimEnd().split('\n')
    const few = records.filter((record) => name === 'sites' || /\bR?-?T0[17]/.test(record) || record.startsWith('V-'))
    writeFileSync(join(months.second, `${name}.csv`), [header, ...few, ''].join('\n'))
  }
  connection.closeSync()
  return months
}
