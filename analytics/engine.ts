import { answers } from './answers'
import type { AnswerContext } from './answers'
import { EngineError } from './contract/errors'
import type { AnalysisSummary, CallContext, EngineContract, Handlers, JobProgress } from './contract'
import { readColumns, readRows } from './db/query'
import { telemetryScan } from './db/telemetry-scan'
import { analyseProject, isAnalysed, type Analysis } from './engine/analyse-project'
import { assignOrder } from './engine/assign-order'
import { emitCompliance, today } from './engine/compliance'
import { complianceHandlers } from './engine/compliance-calls'
import type { KnownFacts } from './engine/save-record'
import { defaultAsOf } from './engine/default-as-of'
import { guardProject } from './engine/guarded'
import { importColumnHandlers } from './engine/import-column-calls'
import { importTarget, inspect, startImport, toImportSummary, type ImportStart } from './engine/import-calls'
import { lastAnalysis, recordProfile, usedProfile } from './engine/used-profile'
import { projectInfo } from './engine/project-info'
import { markFindings } from './engine/mark-findings'
import { letterheadOf, organisationHandlers } from './engine/organisation-calls'
import { projectFolderHandlers } from './engine/project-folder-calls'
import { settingsHandlers } from './engine/settings-calls'
import { setCauseApart } from './engine/set-cause-apart'
import { sqlHandlers } from './engine/sql-console'
import { openReaders } from './engine/readers'
import { createTables } from './engine/rebuild-project'
import { summarise } from './engine/summary'
import { profileOf } from './engine/profile-draft'
import { thresholdHandlers } from './engine/threshold-calls'
import { programVersion, ruleDataVersion } from './engine/version'
import type { ImportResult } from './pipeline/1-import/import-result'
import { undoImport } from './pipeline/1-import/undo-import'
import { loadProfile, type Profile } from './pipeline/4-findings/profile'
import { emitReports } from './pipeline/6-reports/emit-reports'
import { recordAudit } from './project/audit'
import { foldLog } from './project/fold-log'
import type { Project } from './project/open-project'
import { userName } from './project/owner'
import { settleImportRecords } from './project/write-import-record'

export { backtestProject } from './engine/backtest-project'
export { collectOfProject, compareCollected, publishComparison, readPeriod, type Period } from './engine/compare-project'
export { judgeFolder, lastTelemetryDay, publishEvaluation, readTruth, type JudgedFolder } from './engine/evaluate-project'
export { rebuildClosedProject } from './engine/rebuild-project'
export { programVersion } from './engine/version'
export { isDocument } from './pipeline/1-import/recognising/discover'
export { loadProfile } from './pipeline/4-findings/profile'
export { checkOutFolder } from './pipeline/6-reports/out-folder'

export interface JobContext {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: JobProgress) => void) | undefined
}

export interface ReportJob {
  analysis: Analysis
  outDir?: string | undefined
  importSeconds?: number
  warnings?: readonly string[]
}

/** One open project with everything it can be asked. */
export interface Engine {
  project: Project
  /** Whom the audit trail names. */
  user(): string
  /** Names somebody else from now on; noted in the audit trail. */
  rename(user: string): Promise<void>
  call(name: string, input: unknown, context: CallContext): Promise<unknown>
  import(input: ImportStart, context?: JobContext): Promise<ImportResult>
  /** Without a profile with the one in use. */
  analyse(options: { asOf: string; asOfIsToday?: boolean | undefined; profile?: Profile | undefined }, context?: JobContext): Promise<Analysis>
  /** Analyses once more as the last time, for the same day with the same profile. Answers that day; null when there was none. */
  repeatAnalysis(context?: JobContext): Promise<string | null>
  /** Whether what is analysed is what is imported now. */
  analysed(): Promise<boolean>
  report(job: ReportJob): Promise<{ reportDir: string; summary: Record<string, unknown> }>
  /** Interrupts what runs and closes the project: at once when no job runs, else when the job has ended. */
  close(): void
}

/**
 * Wires the rooms to the calls of the contract, for one open project. Jobs run one after the other.
 * `opener` is who the audit trail names until somebody else is named; default: the operating system's user.
 */
export const createEngine = async (project: Project, opener: string = userName()): Promise<Engine> => {
  let user = opener
  await createTables(project.jobs)
  await foldLog(project.jobs, project.layout)
  const readers = await openReaders(project.connect)
  const guard = guardProject(project, readers)
  const use: typeof readers.use = (task, signal) => guard(() => readers.use(task, signal))
  let profile = loadProfile()
  let turn: Promise<unknown> = Promise.resolve()
  const withAuditFile = async <T>(result: T): Promise<T> => {
    await project.auditFile.append().catch(() => undefined)
    await foldLog(project.jobs, project.layout)
    return result
  }
  let unfinished = 0
  let closed = false
  const startJob = <T>(job: () => Promise<T>): Promise<T> => {
    if (closed) throw new EngineError('cancelled', 'The project has been closed.')
    return guard(job)
  }
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    unfinished++
    const next = turn
      .then(() => startJob(job))
      .then(withAuditFile)
      .finally(() => unfinished--)
    turn = next.catch(() => undefined)
    return next
  }

  const known: KnownFacts = { facts: undefined }
  const changing = <T>(job: () => Promise<T>): Promise<T> =>
    inTurn(() => {
      known.facts = undefined
      return job()
    })
  const importJob: Engine['import'] = (input, context = {}) => changing(() => startImport(project, user, input, context))
  const analyseJob: Engine['analyse'] = (options, context = {}) =>
    changing(async () => {
      profile = options.profile ?? (await usedProfile(project.jobs))
      const analysis = await analyseProject(project, {
        asOf: options.asOf,
        asOfIsToday: options.asOfIsToday,
        profile,
        ...context,
        beforeCommit: async ({ dataTo, movedMarks }) => {
          project.ensureOurs()
          await recordProfile(project.jobs, user, profile)
          if (movedMarks.length > 0) await recordAudit(project.jobs, { who: user, command: 'move marks', before: movedMarks.map(({ was }) => ({ findingId: was })), after: movedMarks })
          await recordAudit(project.jobs, { who: user, command: 'analyse', before: null, after: { as_of: options.asOf, data_to: dataTo, profile: profile.name } })
        },
      })
      known.facts = analysis.facts
      return analysis
    })
  const reportJob: Engine['report'] = (job) =>
    inTurn(() =>
      emitAll(project, profile, job, (report) => {
        project.ensureOurs()
        return recordAudit(project.jobs, { who: user, command: 'report', before: null, after: { report, as_of: job.analysis.asOf, profile: profile.name } })
      }),
    )

  const repeatAnalysis: Engine['repeatAnalysis'] = async (context) => {
    const last = await inTurn(() => lastAnalysis(project.jobs))
    if (last !== undefined) await analyseJob(last, context)
    return last?.asOf ?? null
  }
  const handlersOf = (who: string): Record<string, unknown> => ({
    ...ownHandlers(project, { user: who, importJob, analyseJob, reportJob, inTurn: changing, use }),
    ...projectFolderHandlers(project, { user: who, readers: { ...readers, use }, inTurn: changing, repeatAnalysis }),
    ...importColumnHandlers(project, { user: who, inTurn }),
    ...thresholdHandlers(project, { user: who, use, inTurn }),
    ...sqlHandlers(project),
    ...settingsHandlers(project, { user: who, use, inTurn }),
    ...organisationHandlers(project, { user: who, use, inTurn }),
    ...complianceHandlers(project, { user: who, inTurn, known }),
  })
  let handlers = handlersOf(user)
  return {
    project,
    user: () => user,
    rename: (next) =>
      inTurn(async () => {
        if (next === user) return
        project.ensureOurs()
        await recordAudit(project.jobs, { who: user, command: 'change name', before: { name: user }, after: { name: next } })
        user = next
        handlers = handlersOf(user)
      }),
    import: importJob,
    analyse: analyseJob,
    repeatAnalysis,
    analysed: () => inTurn(() => isAnalysed(project)),
    report: reportJob,
    call: (name, input, context) => {
      const handler = handlers[name] as ((input: unknown, context: CallContext) => Promise<unknown>) | undefined
      if (handler !== undefined) return handler(input, context)
      const answer = (answers as Record<string, unknown>)[name] as ((context: AnswerContext, input: unknown) => Promise<unknown>) | undefined
      if (answer === undefined) throw new EngineError('bad-arguments', `There is no call ${name}.`)
      return use((connection) => answer(answerContext(project, connection), input), context.signal)
    },
    close: () => {
      if (closed) return
      closed = true
      readers.close()
      if (unfinished === 0) return project.close()
      project.jobs.interrupt()
      void turn.then(() => project.close())
    },
  }
}

const answerContext = (project: Project, connection: Parameters<typeof readRows>[0]): AnswerContext => ({
  projectDir: project.layout.dir,
  read: (sql, parameters) => readRows(connection, sql, parameters),
  columns: (sql, parameters) => readColumns(connection, sql, parameters),
  telemetry: ({ unitIds, fromTs, toTs, circuitNo }) =>
    telemetryScan(connection, project.layout.telemetry, {
      unitIds,
      circuitNo,
      ...(fromTs === undefined ? {} : { fromTs: plainTime(fromTs) }),
      ...(toTs === undefined ? {} : { toTs: plainTime(toTs) }),
    }),
})

const plainTime = (iso: string): string => new Date(iso).toISOString().slice(0, 19).replace('T', ' ')

interface OwnJobs {
  user: string
  importJob: Engine['import']
  analyseJob: Engine['analyse']
  reportJob: Engine['report']
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
  use: Awaited<ReturnType<typeof openReaders>>['use']
}

type OwnCalls = Pick<EngineContract, 'findings.mark' | 'workOrders.assign' | 'commonCauses.set-apart' | 'project.info' | 'project.analyse' | 'import.inspect' | 'import.start' | 'import.undo'>

const ownHandlers = (project: Project, jobs: OwnJobs): Handlers<OwnCalls> => ({
  'project.info': (_input, { signal }) => jobs.use((connection) => projectInfo(project, connection), signal),
  'project.analyse': async ({ asOf, profile: draft }, context): Promise<AnalysisSummary> => {
    const day = asOf ?? (await jobs.use((connection) => defaultAsOf(project, connection)))
    const used = await jobs.use((connection) => usedProfile(connection))
    const profile = draft === undefined ? used : profileOf(draft, used)
    const analysis = await jobs.analyseJob({ asOf: day, asOfIsToday: asOf === undefined && day === today(), profile }, context)
    const started = performance.now()
    const { reportDir, summary } = await jobs.reportJob({ analysis })
    return {
      asOf: analysis.asOf,
      dataTo: analysis.dataTo,
      units: Number(summary['units']),
      findings: Number(summary['findings']),
      workOrders: Number(summary['work_orders']),
      reportsDir: reportDir,
      seconds: { ...analysis.seconds, reports: Math.round(performance.now() - started) / 1000 },
    }
  },
  'workOrders.assign': (assignment) => jobs.inTurn(() => assignOrder(project.jobs, jobs.user, assignment)),
  'commonCauses.set-apart': (fold) => jobs.inTurn(() => setCauseApart(project.jobs, answerContext(project, project.jobs), jobs.user, fold)),
  'findings.mark': ({ marks }) => jobs.inTurn(() => markFindings(project.jobs, jobs.user, marks)),
  'import.inspect': ({ files, zone }) => jobs.inTurn(() => inspect(project, files, zone)),
  'import.start': async (input, context) => toImportSummary(await jobs.importJob(input, context)),
  'import.undo': ({ importNo }) => 
    jobs.inTurn(async () => {
      const unitIds = await undoImport(importTarget(project), importNo, (units) =>
        recordAudit(project.jobs, { who: jobs.user, command: 'undo import', before: { import_no: importNo, units: units.length }, after: null }),
      )
      await settleImportRecords(project.jobs, project.layout)
      return { importNo, unitIds }
    }),
})

const emitAll = async (
  project: Project,
  profile: Profile,
  job: ReportJob,
  register: (report: string) => Promise<void>,
): Promise<{ reportDir: string; summary: Record<string, unknown> }> => {
  const info = await projectInfo(project, project.jobs)
  const summary = await summarise(project.jobs, {
    analysis: job.analysis,
    profileName: profile.name,
    importSeconds: job.importSeconds ?? 0,
    warnings: job.warnings ?? [],
  })
  const letterhead = await letterheadOf(project)
  const emitted = await emitReports(project.jobs, {
    tmpDir: project.layout.tmp,
    reportsDir: project.layout.reports,
    register,
    asOf: job.analysis.asOf,
    dataTo: job.analysis.dataTo,
    zone: job.analysis.zone,
    profileName: profile.name,
    ruleDataVersion,
    version: programVersion,
    simulated: info.simulated,
    letterhead,
    beside: (folder) => emitCompliance(project.jobs, folder, { ...job.analysis, profile, simulated: info.simulated, letterhead, threads: project.threads }),
    summary: (seconds) => {
      Object.assign(summary['seconds'] as object, { reports: seconds })
      return summary
    },
    ...(job.outDir === undefined ? {} : { outDir: job.outDir }),
  })
  return { reportDir: emitted.reportDir, summary }
}
