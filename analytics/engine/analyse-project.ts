import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { CircuitFacts } from '../compliance/checks/circuit-facts'
import { EngineError } from '../contract/errors'
import type { JobProgress } from '../contract/jobs'
import { readRow, readRows, run } from '../db/query'
import { inTransaction } from '../db/transaction'
import { dropPrepared, prepareFeatures, publishFeatures } from '../pipeline/2-features/build-features'
import { runModels } from '../pipeline/3-models/run-models'
import { followingMarks, type MovedMark } from '../pipeline/4-findings/follow-marks'
import type { Profile } from '../pipeline/4-findings/profile'
import { raiseFindings } from '../pipeline/4-findings/raise-findings'
import { planWorkOrders } from '../pipeline/5-work-orders/plan-work-orders'
import { writeUnitCopBins } from '../pipeline/6-reports/unit-cop-bins'
import { writeUnitHealth } from '../pipeline/6-reports/unit-health'
import { foldLog } from '../project/fold-log'
import type { Project } from '../project/open-project'
import { hasRefrigerantRecords } from '../registers/has-refrigerant-records'
import { hasUnitSummaries } from '../registers/has-unit-summaries'
import { computeCompliance } from './compliance'
import { judgeCircuits } from './judge-circuits'
import { featureVersion } from './version'

export interface AnalysisOptions {
  /** `YYYY-MM-DD`. */
  asOf: string
  /** No as-of day was named: it is today. */
  asOfIsToday?: boolean | undefined
  profile: Profile
  /** Of the models, where they are not built: results of earlier analyses of the same version stay and are gone on from. */
  modelVersion?: string
  signal?: AbortSignal | undefined
  onProgress?: ((progress: JobProgress) => void) | undefined
  /** Becomes visible together with the analysis, or not at all. */
  beforeCommit?: ((analysis: AnalysisCut & { movedMarks: readonly MovedMark[] }) => Promise<void>) | undefined
}

export interface AnalysisCut {
  /** The last day with telemetry; null where refrigerant records or yearly summaries are all there is. */
  dataTo: string | null
  zone: string
}

export interface Analysis {
  asOf: string
  asOfIsToday: boolean
  dataTo: string | null
  zone: string
  /** What of each refrigerant circuit is needed beside those of others. */
  facts: readonly CircuitFacts[]
  seconds: { features: number; models: number; findings: number }
}

/**
 * Features (only when telemetry, registers or the cut changed), models, findings, work orders, health and refrigerant compliance of a
 * project, all of which become visible at once. Errors: `no-rows`, `cancelled`; the tables are then as before.
 */
export const analyseProject = async (project: Project, options: AnalysisOptions): Promise<Analysis> => {
  const { jobs } = project
  const { asOf, asOfIsToday = false, modelVersion, signal } = options
  const report = (stage: string, done: number, total: number) => options.onProgress?.({ stage, done, total })
  const key = await featureKey(project, asOf)
  const stored = await storedKey(project)
  const fresh = stored === key
  const times = [performance.now()]
  report('features', 0, 1)
  if (!fresh)
    await prepareFeatures(
      { jobs, connect: project.connect, telemetryFolder: project.layout.telemetry, tmpFolder: project.layout.tmp },
      { asOf, workers: project.threads, version: featureVersion, fromScratch: stored === undefined, signal, onProgress: ({ done, total }) => report('features', done, total) },
    ).catch((error: unknown) => {
      throw signal?.aborted ? new EngineError('cancelled', 'The analysis was cancelled.') : error
    })
  const { dataTo, zone, facts } = await inTransaction(jobs, async () => {
    if (fresh) await run(jobs, 'UPDATE analysis SET as_of = $asOf::DATE', { asOf })
    else await publishFeatures(jobs, asOf)
    times.push(performance.now())
    const cut = await analysisCut(jobs, asOf)
    report('models', 0, 1)
    await runModels(jobs, { workers: project.threads, onProgress: (done, total) => report('models', done, total), ...(modelVersion === undefined ? {} : { version: modelVersion }), ...(signal === undefined ? {} : { signal }) })
    times.push(performance.now())
    report('findings', 0, 3)
    const movedMarks = await followingMarks(jobs, async () => {
      await raiseFindings(jobs, { profile: options.profile, asOf, dataTo: cut.dataTo ?? asOf, ...(signal === undefined ? {} : { signal }) })
      await judgeCircuits(project, { profile: options.profile, asOf, dataTo: cut.dataTo ?? asOf, changed: !fresh, signal })
    })
    report('findings', 1, 3)
    await planWorkOrders(jobs, { profile: options.profile, asOf })
    await writeUnitHealth(jobs, { dataTo: cut.dataTo ?? asOf })
    await writeUnitCopBins(jobs)
    report('findings', 2, 3)
    const compliance = await computeCompliance(jobs, { asOf, asOfIsToday, profile: options.profile }, signal)
    report('findings', 3, 3)
    await storeKey(jobs, key)
    await options.beforeCommit?.({ ...cut, movedMarks })
    return { ...cut, facts: compliance.facts }
  }).catch(async (error: unknown) => {
    await dropPrepared(jobs).catch(() => undefined)
    throw error
  })
  await foldLog(jobs, project.layout)
  times.push(performance.now())
  const [features = 0, models = 0, findings = 0] = times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)) / 1000)
  return { asOf, asOfIsToday, dataTo, zone, facts, seconds: { features, models, findings } }
}

/** False before the first analysis, and when something was imported or taken back since the last one. */
export const isAnalysed = async (project: Project): Promise<boolean> => {
  const analysis = await readRow<{ as_of: string }>(project.jobs, 'SELECT as_of FROM analysis')
  return analysis !== undefined && (await storedKey(project)) === (await featureKey(project, analysis.as_of))
}

/** Says that what is analysed is what is imported: after a change that was worked out by itself. The caller owns the transaction. */
export const keepAnalysed = async (project: Project): Promise<void> => {
  const analysis = await readRow<{ as_of: string }>(project.jobs, 'SELECT as_of FROM analysis')
  if (analysis !== undefined) await storeKey(project.jobs, await featureKey(project, analysis.as_of))
}

const storeKey = (jobs: DuckDBConnection, key: string): Promise<void> => run(jobs, `INSERT OR REPLACE INTO project_info VALUES ('features', $key)`, { key })

const analysisCut = async (jobs: DuckDBConnection, asOf: string): Promise<AnalysisCut> => {
  const analysis = await readRow<{ data_to: string | null; zone: string | null }>(jobs, 'SELECT data_to, zone FROM analysis')
  const dataTo = analysis?.data_to ?? null
  if (dataTo === null && !(await hasRefrigerantRecords(jobs)) && !(await hasUnitSummaries(jobs)))
    throw new EngineError('no-rows', `There is no telemetry up to ${asOf} to analyse.`, { hint: 'Choose a later as-of date, or import telemetry.' })
  return { dataTo, zone: analysis?.zone ?? 'UTC' }
}

const featureKey = async (project: Project, asOf: string): Promise<string> => {
  const imports = await readRows<{ import_id: string }>(project.jobs, 'SELECT import_no, import_id FROM import WHERE NOT undone ORDER BY import_no')
  const last = await readRow<{ day: string | null }>(project.jobs, `SELECT (max(last_ts) + INTERVAL 14 HOUR)::DATE AS day FROM segment`)
  const cut = last?.day != null && asOf >= last.day ? 'all' : asOf
  return createHash('sha256').update(JSON.stringify([imports, cut, featureVersion])).digest('hex')
}

const storedKey = async (project: Project): Promise<string | undefined> =>
  (await readRow<{ value: string }>(project.jobs, `SELECT value FROM project_info WHERE key = 'features'`))?.value
