import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CircuitFacts } from '../compliance/checks/circuit-facts'
import { equipmentTable, retentionTable } from '../compliance/lists/list-tables'
import { checkPackFolder, writeAuditPack } from '../compliance/papers/audit-pack'
import { tableText, writeLists, writeResultTables } from '../compliance/papers/epa-folder'
import { gatherBook } from '../compliance/papers/gather-book'
import { exportRecords } from '../compliance/records/export-records'
import type { EngineContract, Handlers, JobProgress } from '../contract'
import type { AuditPack, ExportedRecords } from '../contract/compliance'
import { EngineError } from '../contract/errors'
import { checkOutFolder, publishFolder } from '../pipeline/6-reports/out-folder'
import { recordAudit } from '../project/audit'
import type { Project } from '../project/open-project'
import { isAnalysed } from './analyse-project'
import { complianceContext, computeCompliance, lastCompliance, recordFiles } from './compliance'
import { letterheadOf } from './organisation-calls'
import { projectInfo } from './project-info'
import { saveRecord, voidRecord } from './save-record'
import { programVersion } from './version'

export interface ComplianceJobs {
  user: string
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
  /** Facts of all circuits since the last analysis; undefined where something else has changed the project. */
  known: { facts: readonly CircuitFacts[] | undefined }
}

type ComplianceCalls = Pick<EngineContract, 'compliance.save-record' | 'compliance.void-record' | 'compliance.export-records' | 'compliance.pack'>

/** The calls about refrigerant records and their papers. */
export const complianceHandlers = (project: Project, { user, inTurn, known }: ComplianceJobs): Handlers<ComplianceCalls> => ({
  'compliance.save-record': (input) => inTurn(() => saveRecord(project, user, input, known)),
  'compliance.void-record': (input) => inTurn(() => voidRecord(project, user, input, known)),
  'compliance.export-records': ({ outDir, form }) =>
    inTurn(async (): Promise<ExportedRecords> => {
      const folder = resolve(outDir)
      await checkEmpty(folder)
      const files = await withFolder(project, async (made) => {
        const written = await exportRecords(project.jobs, made, form)
        if (written.length > 0) await publishFolder(made, folder)
        return written
      })
      return { folder, files }
    }),
  'compliance.pack': ({ year, outDir }, context) => inTurn(() => packYear(project, user, { year, outDir, ...context })),
})

/** Refuses a folder that holds anything, an earlier report too: `out-not-empty`, `permission-denied`. */
const checkEmpty = async (folder: string): Promise<void> => {
  await checkOutFolder(folder)
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new EngineError('out-not-empty', `${folder} is not empty.`, { hint: 'Choose an empty or a new folder.' })
}

interface PackJob {
  year: number
  outDir: string
  signal: AbortSignal
  onProgress: (progress: JobProgress) => void
}

const packYear = async (project: Project, user: string, { year, outDir, signal, onProgress }: PackJob): Promise<AuditPack> => {
  const started = performance.now()
  const { jobs } = project
  const folder = resolve(outDir)
  await checkPackFolder(folder)
  if (!(await isAnalysed(project)))
    throw new EngineError('bad-arguments', 'The project has changed since it was analysed.', { hint: 'Analyse it, then make the pack.' })
  const settings = await lastCompliance(jobs)
  if (settings.outdated) await computeCompliance(jobs, settings, signal)
  const { simulated } = await projectInfo(project, jobs)
  const inputs = await recordFiles(jobs)
  const context = complianceContext(settings)
  const { book, equipment, retention } = await gatherBook(jobs, context, { zone: 'site', profileName: settings.profile.name, version: programVersion, simulated, inputs, letterhead: await letterheadOf(project) })
  const files = await withFolder(project, async (made) => {
    await writeResultTables(jobs, made)
    await writeLists(made, book)
    await writeFile(join(made, 'equipment.csv'), tableText(equipmentTable(equipment)))
    await writeFile(join(made, 'retention.csv'), tableText(retentionTable(retention)))
    await mkdir(join(made, 'records'))
    await exportRecords(jobs, join(made, 'records'))
    const pack = await writeAuditPack(book, {
      outDir: folder,
      year,
      threads: project.threads,
      signal,
      onProgress: (done, total) => onProgress({ stage: 'documents', done, total }),
      fill: (to) => cp(made, to, { recursive: true, force: false, errorOnExist: true }),
    })
    return pack.files.length + 1
  })
  await recordAudit(jobs, { who: user, command: 'pack', before: null, after: { year, as_of: settings.asOf, folder, files } })
  return { folder, year, asOf: settings.asOf, files, seconds: Math.round(performance.now() - started) / 1000 }
}

/** A folder of the project's own, where its database may write; gone afterwards. */
const withFolder = async <T>(project: Project, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = join(project.layout.tmp, `papers-${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
