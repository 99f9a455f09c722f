import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../analytics/db/database'
import { run } from '../../../analytics/db/query'
import { quoteText } from '../../../analytics/db/quote'
import { createEngine, type Engine } from '../../../analytics/engine'
import { memoryBudgetMb, openProject } from '../../../analytics/project/open-project'

export interface MonthFigures {
  rows: number
  monthRows: number
  all: Stages
  month: Stages
}

interface Stages {
  imported: number
  features: number
  models: number
  findings: number
}

/** A fleet's telemetry up to its last two months imported and analysed, then one month and the other; told of the latter. */
export const addMonth = async ({ fleet, project, months, asOf }: { fleet: string; project: string; months: [string, string]; asOf: string }): Promise<MonthFigures> => {
  rmSync(project, { recursive: true, force: true })
  const [before, first, second] = await splitFleet(fleet, `${fleet}.split`, months)
  const engine = await createEngine(await openProject(project, { create: true }))
  const all = await importAndAnalyse(engine, before, asOf)
  await importAndAnalyse(engine, first, asOf)
  const added = await importAndAnalyse(engine, second, asOf)
  engine.close()
  rmSync(`${fleet}.split`, { recursive: true, force: true })
  return { rows: all.rows, monthRows: added.rows, all: all.stages, month: added.stages }
}

const importAndAnalyse = async (engine: Engine, folder: string, asOf: string): Promise<{ rows: number; stages: Stages }> => {
  const started = performance.now()
  const { files } = await engine.import({ files: [folder], acceptTruncated: false })
  const imported = (performance.now() - started) / 1000
  const { seconds } = await engine.analyse({ asOf })
  return { rows: files.filter(({ format }) => !(format ?? '').startsWith('register')).reduce((sum, file) => sum + file.rows_loaded, 0), stages: { imported, ...seconds } }
}

/** Three folders of the same exports: registers and telemetry before a day, telemetry from then on to another, and from that on. */
const splitFleet = async (fleet: string, folder: string, [from, to]: [string, string]): Promise<[string, string, string]> => {
  const [before, first, second] = ['before', 'first', 'second'].map((name) => join(folder, name)) as [string, string, string]
  rmSync(folder, { recursive: true, force: true })
  cpSync(fleet, before, { recursive: true, filter: (path) => !path.startsWith(join(fleet, 'telemetry')) && !path.endsWith('.json') })
  for (const part of [before, first, second]) mkdirSync(join(part, 'telemetry'), { recursive: true })
  const database = await openDatabase(':memory:', { threads: availableParallelism(), memoryLimitMb: memoryBudgetMb().import, tempDirectory: join(folder, 'spill') })
  const connection = await database.connect()
  for (const name of readdirSync(join(fleet, 'telemetry')))
    for (const [part, rows] of [[before, `ts < ${quoteText(from)}`], [first, `ts >= ${quoteText(from)} AND ts < ${quoteText(to)}`], [second, `ts >= ${quoteText(to)}`]] as const)
      await run(connection, `COPY (FROM read_csv(${quoteText(join(fleet, 'telemetry', name))}, all_varchar = true) WHERE ${rows}) TO ${quoteText(join(part, 'telemetry', name))} (HEADER)`)
  connection.closeSync()
  database.close()
  return [before, first, second]
}
