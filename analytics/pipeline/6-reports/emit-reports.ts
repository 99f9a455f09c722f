import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { manifestEntry, type Letterhead } from '../../documents/pdf/letterhead'
import { writeCsv } from '../../documents/write-csv'
import dataQuality from './data_quality.sql?raw'
import defrostCycles from './defrost_cycles.sql?raw'
import findings from './findings.sql?raw'
import inputFiles from './input_files.sql?raw'
import type { Manifest } from './manifest'
import { checkOutFolder, fileReport, publishFolder } from './out-folder'
import rejects from './rejects.sql?raw'
import unitYears from './unit_years.sql?raw'
import { writeUnitHealth } from './unit-health'
import { loadWorkOrderBook, type BookSettings } from './work-order-book'
import { workOrderDocuments, writeWorkOrderDocuments } from './work-order-documents'
import workOrders from './work_orders.sql?raw'

export interface ReportSettings {
  /** Where the files go; left out, they are only kept in the project. */
  outDir?: string
  /** The project's own folders: `tmp` and `reports`. */
  tmpDir: string
  reportsDir: string
  asOf: string
  dataTo: string | null
  zone: string
  profileName: string
  ruleDataVersion: string
  version: string
  /** The fleet was made by the simulator: every page says so. */
  simulated: boolean
  /** Who the documents are from; nobody when it is left out. */
  letterhead?: Letterhead | undefined
  /** Notes a report's name in the audit trail; a report is never there without it. */
  register?: (name: string) => Promise<void>
  /** Writes what other rooms have to report below `folder`, in files of its own; answers their names there. */
  beside?: (folder: string) => Promise<string[]>
  /** `summary.json` as it is to be written, given the seconds the reports took. */
  summary: (reportSeconds: number) => Readonly<Record<string, unknown>>
}

export interface EmittedReports {
  /** The folder inside the project. */
  reportDir: string
  files: string[]
}

const tables: Readonly<Record<string, string>> = {
  'rejects.csv': rejects,
  'data_quality.csv': dataQuality,
  'unit_years.csv': unitYears,
  'unit_health.csv': 'FROM unit_health',
  'defrost_cycles.csv': defrostCycles,
  'findings.csv': findings,
  'work-orders.csv': workOrders,
}

/**
 * Writes every output of the pipeline with a manifest into `<reportsDir>/<asOf>-<n>` and, whole or not at all, into `outDir`.
 * Makes `unit_health` anew. Errors: `out-not-empty`, `permission-denied`, `disk-full`.
 */
export const emitReports = async (connection: DuckDBConnection, settings: ReportSettings): Promise<EmittedReports> => {
  const started = performance.now()
  if (settings.outDir !== undefined) await checkOutFolder(settings.outDir)
  await writeUnitHealth(connection, { dataTo: settings.dataTo ?? settings.asOf })
  const folder = join(settings.tmpDir, `report-${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  try {
    for (const [file, sql] of Object.entries(tables)) await writeCsv(connection, join(folder, file), sql)
    const inputs = await readRows<Manifest['inputs'][number]>(connection, inputFiles)
    const jobSheets = await writeWorkOrderDocuments(folder, await loadWorkOrderBook(connection, bookSettings(settings, inputs)))
    const beside = (await settings.beside?.(folder)) ?? []
    await writeFile(join(folder, 'summary.json'), jsonText(settings.summary(Math.round(performance.now() - started) / 1000)))
    const files = [...Object.keys(tables), ...workOrderDocuments, ...beside, 'summary.json'].sort()
    await writeFile(join(folder, 'manifest.json'), jsonText(await manifestOf(folder, files, inputs, jobSheets, settings)))
    const reportDir = await fileReport(folder, settings.reportsDir, settings.asOf, settings.register ?? (async () => undefined))
    if (settings.outDir !== undefined) await publishFolder(reportDir, settings.outDir)
    return { reportDir, files: [...files, 'manifest.json'] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const bookSettings = (settings: ReportSettings, inputs: Manifest['inputs']): BookSettings => {
  const { asOf, dataTo, zone, profileName, ruleDataVersion, version, simulated, letterhead } = settings
  return { asOf, dataTo, zone, profileName, ruleDataVersion, version, simulated, inputs, letterhead }
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const manifestOf = async (
  folder: string,
  files: readonly string[],
  inputs: Manifest['inputs'],
  jobSheets: Manifest['job_sheets'],
  settings: ReportSettings,
): Promise<Manifest> => ({
  schema: 'subcool/report@1',
  version: settings.version,
  as_of: settings.asOf,
  data_to: settings.dataTo,
  zone: settings.zone,
  profile: settings.profileName,
  rule_data_version: settings.ruleDataVersion,
  ...manifestEntry(settings.letterhead),
  inputs,
  files: await Promise.all(
    files.map(async (file) => ({
      file,
      sha256: file === 'summary.json' ? null : createHash('sha256').update(await readFile(join(folder, file))).digest('hex'),
    })),
  ),
  job_sheets: jobSheets,
})
