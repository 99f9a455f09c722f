import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BookSettings, ComplianceBook, SharedBook, SiteBook } from './book'
import { chronicReports } from './chronic/chronic-report'
import { writeDocument, type ComplianceDocument } from './document'
import { disposalLog } from './fleet/disposal-log'
import { overdueList, type OverdueDuty } from './fleet/overdue'
import { technicianRoster } from './fleet/roster'
import { usageSummary } from './fleet/usage'
import { leakRateReport, type SiteYear } from './leak-rates/leak-rate-report'
import { planDocuments } from './plan/plan-document'
import { fileWord } from './words'

/** One document to draw in a thread: those of a site, or those of the fleet. */
export type PaperJob =
  | { kind: 'site'; folder: string; year: number; settings: BookSettings; site: SiteBook; technicians: SharedBook['technicians'] }
  | { kind: 'fleet'; folder: string; year: number; settings: BookSettings; shared: SharedBook; overdue: readonly OverdueDuty[] }

/** The jobs that make every document of a year below `folder`: one a site in `sites/<site>`, and one for the fleet. */
export const paperJobs = (folder: string, { settings, sites, shared }: ComplianceBook, year: number): PaperJob[] => {
  const folders = distinct(sites.map(({ site }) => fileWord(site?.site_id ?? 'no-site')))
  const overdue = sites.flatMap(({ site, circuits }) =>
    circuits.flatMap(({ compliance }) => compliance.deadlines.filter(({ status }) => status === 'overdue').map((one) => ({ ...one, site_id: site?.site_id ?? null }))),
  )
  return [
    ...sites.map((site, index): PaperJob => ({
      kind: 'site', folder: join(folder, 'sites', folders[index] ?? ''), year, settings, site, technicians: shared.technicians,
    })),
    { kind: 'fleet', folder, year, settings, shared, overdue },
  ]
}

/** Writes the documents of one job; answers how many. */
export const writePapers = async (job: PaperJob): Promise<number> => {
  const documents = job.kind === 'site' ? siteDocuments(job) : fleetDocuments(job)
  const stems = distinct(documents.map(({ stem }) => stem))
  await mkdir(job.folder, { recursive: true })
  for (const [index, document] of documents.entries()) await writeDocument(job.folder, { ...document, stem: stems[index] ?? document.stem }, job.settings)
  return documents.length
}

const siteDocuments = (book: SiteYear): ComplianceDocument[] => [leakRateReport(book), ...chronicReports(book), ...planDocuments(book)]

const fleetDocuments = ({ settings, shared, year, overdue }: Extract<PaperJob, { kind: 'fleet' }>): ComplianceDocument[] => [
  usageSummary(settings, shared.usage, year),
  technicianRoster(settings, shared.roster),
  disposalLog(settings, shared.disposals, year),
  overdueList(settings, overdue),
]

/** The same names, those that a file system could take for an earlier one with a number after them. */
const distinct = (names: readonly string[]): string[] => {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${name}-${count}`
    taken.add(free.toLowerCase())
    return free
  })
}
