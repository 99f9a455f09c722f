import { createHash } from 'node:crypto'
import { EngineError } from '../contract/errors'
import type { JobProgress } from '../contract/jobs'
import { readRow, readRows, run } from '../db/query'
import { buildFeatures } from '../pipeline/2-features/build-features'
import { runModels } from '../pipeline/3-models/run-models'
import type { Profile } from '../pipeline/4-findings/profile'
import { raiseFindings } from '../pipeline/4-findings/raise-findings'
import { planWorkOrders } from '../pipeline/5-work-orders/plan-work-orders'
import type { Project } from '../project/open-project'
import { featureVersion } from './version'

export interface AnalysisOptions {
  /** `YYYY-MM-DD`. */
  asOf: string
  profile: Profile
  signal?: AbortSignal | undefined
  onProgress?: ((progress: JobProgress) => void) | undefined
}

export interface Analysis {
  asOf: string
  dataTo: string | null
  zone: string
  seconds: { features: number; models: number; findings: number }
}

/** Features (only when telemetry, registers or the cut changed), models, findings and work orders of a project. Errors: `no-rows`, `cancelled`. */
export const analyseProject = async (project: Project, options: AnalysisOptions): Promise<Analysis> => {
  const { jobs } = project
  const report = (stage: string, done: number, total: number) => options.onProgress?.({ stage, done, total })
  const key = await featureKey(project, options.asOf)
  const started = performance.now()
  report('features', 0, 1)
  if ((await storedKey(project)) !== key) {
    await run(jobs, `DELETE FROM project_info WHERE key = 'features'`)
    await buildFeatures(
      { jobs, connect: project.connect, telemetryFolder: project.layout.telemetry },
      { asOf: options.asOf, workers: project.threads, signal: options.signal, onProgress: ({ done, total }) => report('features', done, total) },
    ).catch((error: unknown) => {
      throw options.signal?.aborted ? new EngineError('cancelled', 'The analysis was cancelled.') : error
    })
  } else await run(jobs, 'UPDATE analysis SET as_of = $asOf::DATE', { asOf: options.asOf })
  const featuresDone = performance.now()
  const analysis = await readRow<{ data_to: string | null; zone: string | null }>(jobs, 'SELECT data_to, zone FROM analysis')
  const dataTo = analysis?.data_to ?? null
  if (dataTo === null)
    throw new EngineError('no-rows', `There is no telemetry up to ${options.asOf} to analyse.`, { hint: 'Choose a later as-of date, or import telemetry.' })
  report('models', 0, 1)
  await runModels(jobs, {
    workers: project.threads,
    onProgress: (done, total) => report('models', done, total),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  const modelsDone = performance.now()
  report('findings', 0, 2)
  await raiseFindings(jobs, { profile: options.profile, asOf: options.asOf, dataTo })
  report('findings', 1, 2)
  await planWorkOrders(jobs, { profile: options.profile, asOf: options.asOf })
  report('findings', 2, 2)
  await run(jobs, `INSERT OR REPLACE INTO project_info VALUES ('features', $key)`, { key })
  await run(jobs, 'CHECKPOINT')
  return {
    asOf: options.asOf,
    dataTo,
    zone: analysis?.zone ?? 'UTC',
    seconds: {
      features: secondsBetween(started, featuresDone),
      models: secondsBetween(featuresDone, modelsDone),
      findings: secondsBetween(modelsDone, performance.now()),
    },
  }
}

/** False before the first analysis, and after one that was stopped half way. */
export const isAnalysed = async (project: Project): Promise<boolean> => (await storedKey(project)) !== undefined

const featureKey = async (project: Project, asOf: string): Promise<string> => {
  const imports = await readRows<{ import_id: string }>(project.jobs, 'SELECT import_no, import_id FROM import WHERE NOT undone ORDER BY import_no')
  const last = await readRow<{ day: string | null }>(project.jobs, `SELECT (max(last_ts) + INTERVAL 14 HOUR)::DATE AS day FROM segment`)
  const cut = last?.day != null && asOf >= last.day ? 'all' : asOf
  return createHash('sha256').update(JSON.stringify([imports, cut, featureVersion])).digest('hex')
}

const storedKey = async (project: Project): Promise<string | undefined> =>
  (await readRow<{ value: string }>(project.jobs, `SELECT value FROM project_info WHERE key = 'features'`))?.value

const secondsBetween = (from: number, to: number): number => Math.round(to - from) / 1000
