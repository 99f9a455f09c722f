import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BookSettings, ComplianceBook, SharedBook, SiteBook } from './book'
import { chronicReports } from './chronic/chronic-report'
import { writeDocument, type ComplianceDocument } from './document'
import { disposalLog } from './fleet/disposal-log'
import { overdueList, type OverdueDuty } from './fleet/overdue'
import { technicianRoster } from './fleet/roster'
import { usageSummary } from './fleet/usage'
import { hasChapter } from './leak-rates/in-year'
import { leakRateReport, type SiteYear } from './leak-rates/leak-rate-report'
import { planDocuments } from './plan/plan-document'
import { fileWord } from './words'

/** What all jobs of one set share. */
export interface PaperContext {
  settings: BookSettings
  technicians: SharedBook['technicians']
  year: number
}

/** Documents to draw together: plain data that can go to another thread. `folder` is relative to the set's. */
export type PaperJob = { folder: string; steps: number } & (
  | { kind: 'leak-rates' | 'filings'; site: SiteBook }
  | { kind: 'fleet'; shared: SharedBook; overdue: readonly OverdueDuty[] }
)

/**
 * The jobs that make every document of a year, the longest first: the leak-rate report of each site and its reports and plans in
 * `sites/<site>`, and those of the fleet. `steps` counts documents and chapters.
 */
export const paperJobs = ({ settings, sites, shared }: ComplianceBook, year: number): PaperJob[] => {
  const folders = distinct(sites.map(({ site }) => fileWord(site?.site_id ?? 'no-site')))
  const overdue = sites.flatMap(({ site, circuits }) =>
    circuits.flatMap(({ compliance }) => compliance.deadlines.filter(({ status }) => status === 'overdue').map((one) => ({ ...one, site_id: site?.site_id ?? null }))),
  )
  const context = { settings, technicians: shared.technicians, year }
  const jobs = sites.flatMap((site, index): PaperJob[] => {
    const folder = join('sites', folders[index] ?? '')
    const filings = filingsOf({ ...context, site }).length
    return [
      { kind: 'leak-rates', folder, site, steps: 1 + site.circuits.filter((circuit) => hasChapter(circuit, year)).length },
      ...(filings === 0 ? [] : [{ kind: 'filings' as const, folder, site, steps: filings }]),
    ]
  })
  const fleet: PaperJob = { kind: 'fleet', folder: '', shared, overdue, steps: 4 }
  return [...jobs, fleet].sort((a, b) => b.steps - a.steps)
}

/** Writes the documents of one job below `root`. */
export const writePapers = async (root: string, job: PaperJob, context: PaperContext, onStep?: () => void): Promise<void> => {
  const documents = documentsOf(job, context, onStep)
  const folder = join(root, job.folder)
  const stems = distinct(documents.map(({ stem }) => stem))
  await mkdir(folder, { recursive: true })
  for (const [index, document] of documents.entries()) {
    await writeDocument(folder, { ...document, stem: stems[index] ?? document.stem }, context.settings)
    onStep?.()
  }
}

const documentsOf = (job: PaperJob, context: PaperContext, onStep: (() => void) | undefined): ComplianceDocument[] => {
  if (job.kind === 'fleet') return fleetDocuments(job, context)
  if (job.kind === 'filings') return filingsOf({ ...context, site: job.site })
  return [leakRateReport({ ...context, site: job.site, ...(onStep === undefined ? {} : { onStep }) })]
}

const filingsOf = (book: SiteYear): ComplianceDocument[] => [...chronicReports(book), ...planDocuments(book)]

const fleetDocuments = ({ shared, overdue }: Extract<PaperJob, { kind: 'fleet' }>, { settings, year }: PaperContext): ComplianceDocument[] => [
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
