import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvText } from '../../documents/csv-text'
import { heading } from '../../documents/pdf/blocks'
import { openPaper, type Paper } from '../../documents/pdf/paper'
import { table } from '../../documents/pdf/table'
import { complianceText as text } from '../../documents/text/en-compliance'
import { workbookBytes, type WorkbookSheet } from '../../documents/xlsx/workbook'
import { dayText } from '../exact/day'
import type { ListTable } from '../lists/list-tables'
import type { BookSettings } from './book'
import { lead } from './lead'

/** A document that is printed, and its rows as a workbook and as CSV. */
export interface ComplianceDocument {
  /** File name without its ending. */
  stem: string
  title: string
  landscape?: boolean
  /** Head of the pages after the first; the title where there is none. */
  running?: string
  draw(paper: Paper): void
  sheets(): readonly WorkbookSheet[]
  /** Rows of the CSV; the first sheet where there are none. */
  csv?: ListTable
}

/** Writes `<stem>.pdf`, `.xlsx` and `.csv` into a folder; answers their names. Same document and settings, same bytes. */
export const writeDocument = async (folder: string, document: ComplianceDocument, settings: BookSettings): Promise<string[]> => {
  const name = (ending: string): string => `${document.stem}.${ending}`
  const paper = openPaper(join(folder, name('pdf')), {
    title: document.title,
    dayOn: dayText(settings.asOf),
    language: text.language,
    pageWord: text.page,
    ofWord: text.of,
    footer: footerOf(settings),
    landscape: document.landscape === true,
    running: document.running ?? document.title,
    ...(settings.simulated ? { mark: text.simulated } : {}),
    letterhead: settings.letterhead,
  })
  document.draw(paper)
  drawSources(paper, settings.inputs)
  await paper.close()
  const sheets = document.sheets()
  await writeFile(join(folder, name('xlsx')), await workbookBytes([...sheets, aboutSheet(document.title, settings)]))
  await writeFile(join(folder, name('csv')), document.csv === undefined ? csvOf(sheets[0]) : csvText(document.csv.columns, document.csv.rows))
  return ['pdf', 'xlsx', 'csv'].map(name)
}

/** A sheet as CSV: numbers with as many decimals as their format shows. */
const csvOf = (sheet: WorkbookSheet | undefined): string => {
  const columns = sheet?.columns ?? []
  const decimals = columns.map(({ format }) => format?.split('.')[1]?.length)
  const rows = (sheet?.rows ?? []).map((row) =>
    row.map((cell, index) => (typeof cell === 'number' && decimals[index] !== undefined ? cell.toFixed(decimals[index]) : cell)),
  )
  return csvText(columns.map(({ title }) => title), rows)
}

/** The policy in force, in words. */
export const policyText = ({ policy }: BookSettings): string => text.policy(text.vrf[policy.vrf], text.seasonal[policy.seasonalExcess])

const footerOf = (settings: BookSettings): string => {
  const all = createHash('sha256').update(settings.inputs.map(({ file, sha256 }) => `${sha256} ${file}\n`).join('')).digest('hex')
  return text.footer({
    asOf: dayText(settings.asOf), zone: settings.zone, profile: settings.profileName, rules: settings.rules.version, version: settings.version,
    policy: policyText(settings), inputs: text.inputCount(settings.inputs.length, all.slice(0, 12)),
  })
}

const drawSources = (paper: Paper, inputs: BookSettings['inputs']): void => {
  if (inputs.length === 0) return
  paper.group('Sect', () => {
    heading(paper, 2, text.sources, 40)
    lead(paper, text.sourcesIntro)
    table(paper, [{ title: text.file, share: 2 }, { title: text.hash, share: 4 }], inputs.map(({ file, sha256 }) => [file, sha256]))
  })
}

const aboutSheet = (title: string, settings: BookSettings): WorkbookSheet => {
  const words = text.about
  return {
    name: words.sheet,
    columns: [{ title: words.item, width: 40, is: 'text' }, { title: words.value, width: 70, is: 'text' }],
    rows: [
      [words.document, settings.simulated ? `${title} (${text.simulated})` : title],
      ...(settings.letterhead === undefined ? [] : [[words.organisation, settings.letterhead.name]]),
      [words.asOf, dayText(settings.asOf)],
      [words.zone, settings.zone === 'site' ? words.siteZone : settings.zone],
      [words.profile, settings.profileName],
      [words.rules, settings.rules.version],
      [words.policy, policyText(settings)],
      [words.version, settings.version],
      ...settings.inputs.map(({ file, sha256 }) => [words.input(file), sha256]),
    ],
  }
}
