import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { csvText } from '../../documents/csv-text'
import { writeCsv } from '../../documents/write-csv'
import type { CheckContext } from '../checks/check'
import { yearOf } from '../exact/day'
import { disposalTable, rosterTable, usageTable, type ListTable } from '../lists/list-tables'
import { retentionYears } from '../rules'
import deadlineCsv from '../tables/deadline_csv.sql?raw'
import leakRateCsv from '../tables/leak_rate_csv.sql?raw'
import refrigerantCheckCsv from '../tables/refrigerant_check_csv.sql?raw'
import violationCsv from '../tables/violation_csv.sql?raw'
import type { ComplianceBook } from './book'
import { gatherBook, yearsWithRates, type GatherSettings } from './gather-book'
import { paperJobs } from './paper-set'
import { drawPapers, type DrawOptions } from './paper-threads'

/**
 * Writes `epa/` below a folder: the tables over all years, and the documents of each year in a folder of its own. Answers the names
 * of the files, below `folder`, sorted. The result tables of compliance have to be up to date.
 */
export const writeEpaFolder = async (
  connection: DuckDBConnection,
  folder: string,
  context: CheckContext,
  settings: GatherSettings,
  options: DrawOptions = {},
): Promise<string[]> => {
  const epa = join(folder, 'epa')
  await mkdir(epa, { recursive: true })
  const { book } = await gatherBook(connection, context, settings)
  await writeResultTables(connection, epa)
  await writeLists(epa, book)
  if (book.sites.length > 0) await drawYears(connection, epa, book, options)
  const files = (await readdir(epa, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
}

/** `leak-rates.csv`, `deadlines.csv`, `violations.csv` and `refrigerant-checks.csv`, as the result tables have them. */
export const writeResultTables = async (connection: DuckDBConnection, folder: string): Promise<void> => {
  await writeCsv(connection, join(folder, 'leak-rates.csv'), leakRateCsv, undefined, ['appliance_id', 'circuit_no', 'service_date', 'event_id'])
  await writeCsv(connection, join(folder, 'deadlines.csv'), deadlineCsv)
  await writeCsv(connection, join(folder, 'violations.csv'), violationCsv)
  await writeCsv(connection, join(folder, 'refrigerant-checks.csv'), refrigerantCheckCsv)
}

/** `disposal-log.csv`, `technician-roster.csv` and `usage-summary.csv` of all years. */
export const writeLists = async (folder: string, { settings: { rules }, shared }: ComplianceBook): Promise<void> => {
  await writeFile(join(folder, 'disposal-log.csv'), tableText(disposalTable(shared.disposals, rules.version)))
  await writeFile(join(folder, 'technician-roster.csv'), tableText(rosterTable(shared.roster, rules.version)))
  await writeFile(join(folder, 'usage-summary.csv'), tableText(usageTable(shared.usage, rules.version)))
}

export const tableText = ({ columns, rows }: ListTable): string => csvText(columns, rows)

const drawYears = async (connection: DuckDBConnection, epa: string, book: ComplianceBook, options: DrawOptions): Promise<void> => {
  const { settings, shared } = book
  const asOfYear = yearOf(settings.asOf)
  for (const year of await yearsWithRates(connection, asOfYear, retentionYears(settings.rules, settings.asOf, {}))) {
    const root = join(epa, String(year))
    await mkdir(root, { recursive: true })
    await drawPapers(root, paperJobs(book, year), { settings, technicians: shared.technicians, year }, options)
  }
}
