import { facts, heading, paragraph } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { table } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import { dayText } from '../../exact/day'
import { compare, decimalText } from '../../exact/fraction'
import type { Technician } from '../../records/records'
import type { LeakRate, RuleNote } from '../../results'
import { notesOf } from '../../rules/notes'
import type { BookCircuit, BookSettings, ExemptCircuit, SiteBook } from '../book'
import type { ComplianceDocument } from '../document'
import { lead } from '../lead'
import { massText } from '../mass-text'
import { citesText, circuitName, namesOf, orNotRecorded } from '../words'
import { circuitChapter } from './circuit-chapter'
import { circuitYear, hasChapter, isBound } from './in-year'
import { leakRateSheets } from './leak-rate-sheets'
import { notesSection } from './sections'

const words = text.leakRates
const labels = text.labels

/** What a document of one site and year is made from. */
export interface SiteYear {
  settings: BookSettings
  site: SiteBook
  technicians: readonly Technician[]
  year: number
  /** Called for each chapter that is drawn. */
  onStep?: () => void
}

/**
 * The leak rates of one site in one year: undetermined circuits first, a chapter for each circuit under a regime with the arithmetic
 * of every rate, exempt circuits with their reason. 40 CFR 82.157(b), (l)(2); 84.106(b), (l)(2).
 */
export const leakRateReport = ({ settings, site, technicians, year, onStep }: SiteYear): ComplianceDocument => {
  const chapters = site.circuits.filter((circuit) => hasChapter(circuit, year))
  const undetermined = chapters.filter(({ compliance }) => compliance.decision.regime === 'undetermined')
  const others = chapters.filter(({ compliance }) => compliance.decision.regime !== 'undetermined')
  const bound = others.filter(isBound).length
  const exempt = [...site.exempt, ...site.circuits.filter((circuit) => !hasChapter(circuit, year)).map(asExempt)]
  const title = words.title(year)
  const nameOf = namesOf(technicians)
  return {
    stem: words.stem(year),
    title,
    running: text.running(title, site.site?.site_id ?? text.noSite),
    draw: (paper) => {
      paper.group('Sect', () => {
        heading(paper, 1, title)
        facts(paper, siteFacts(site, settings), { across: 1 })
        facts(paper, [[labels.circuits, words.counts(bound, others.length - bound, undetermined.length, exempt.length)]], { across: 1 })
        paper.y += 8
        paragraph(paper, words.intro)
        paragraph(paper, words.telemetry)
        drawUndetermined(paper, undetermined)
        drawSummary(paper, others, year)
      })
      for (const circuit of [...undetermined, ...others]) {
        circuitChapter(paper, circuit, year, settings, nameOf)
        onStep?.()
      }
      drawExempt(paper, exempt, chapters.length > 0)
      notesSection(paper, [...chapters.flatMap((circuit) => notesOfCircuit(circuit, year, settings)), ...exempt.flatMap(({ notes }) => notes)])
    },
    sheets: () => leakRateSheets({ settings, chapters, exempt, year }),
  }
}

const notesOfCircuit = (circuit: BookCircuit, year: number, { rules }: BookSettings): RuleNote[] => {
  const { decision } = circuit.compliance
  const { rates, deadlines } = circuitYear(circuit, year)
  return [...[decision, ...rates.map((rate) => rate.decision)].flatMap(({ notes }) => notes), ...notesOf(rules, [...new Set(deadlines.map(({ cite }) => cite))])]
}

/** Owner, facility, address, method and as-of day, as every document of a site names them. */
export const siteFacts = ({ site, owner, address, method }: SiteBook, settings: BookSettings): [string, string][] => [
  [labels.owner, orNotRecorded(owner)],
  [labels.site, site?.site_id ?? text.noSite],
  [labels.address, orNotRecorded(address)],
  [labels.method, method === null ? text.methodAssumed : text.methods[method]],
  [labels.asOf, dayText(settings.asOf)],
]

const drawUndetermined = (paper: Paper, circuits: readonly BookCircuit[]): void => {
  if (circuits.length === 0) return
  const titles = words.undeterminedColumns
  heading(paper, 2, words.undetermined, 60)
  lead(paper, words.undeterminedIntro)
  table(
    paper,
    [{ title: titles.circuit, share: 3 }, { title: titles.refrigerant, share: 2 }, { title: titles.charge, share: 2 }, { title: titles.missing, share: 7 }],
    circuits.map(({ records, refrigerant, fullCharge, compliance }) => [
      circuitName(records.appliance), refrigerant ?? orNotRecorded(records.appliance.refrigerant), massText(fullCharge), compliance.decision.reason,
    ]),
  )
}

const drawSummary = (paper: Paper, circuits: readonly BookCircuit[], year: number): void => {
  if (circuits.length === 0) return
  const titles = words.summaryColumns
  heading(paper, 2, words.summary, 40)
  table(
    paper,
    [
      { title: titles.circuit, share: 3.4 },
      { title: titles.refrigerant, share: 2 },
      { title: titles.charge, share: 2.2, align: 'right' },
      { title: titles.regime, share: 2 },
      { title: titles.highest, share: 2, align: 'right' },
      { title: titles.over, share: 1.6 },
      { title: titles.clocks, share: 1.6, align: 'right' },
    ],
    circuits.map((circuit) => {
      const { rates, deadlines } = circuitYear(circuit, year)
      const highest = highestOf(rates)
      const over = rates.some(({ exceeds }) => exceeds === true)
      return [
        circuitName(circuit.records.appliance), circuit.refrigerant ?? text.notRecorded, massText(circuit.fullCharge),
        text.regimesShort[circuit.compliance.decision.regime], highest === undefined ? words.results.noRate : `${decimalText(highest, 2)} %`,
        over ? { strong: words.results.over } : text.no,
        String(deadlines.filter(({ status }) => status !== 'met').length),
      ]
    }),
  )
}

const highestOf = (rates: readonly LeakRate[]) =>
  rates.flatMap(({ rate, exceeds }) => (rate === null || exceeds === null ? [] : [rate])).sort((a, b) => compare(b, a))[0]

const asExempt = ({ records: { appliance }, compliance: { decision }, refrigerant, fullCharge }: BookCircuit): ExemptCircuit => ({
  appliance_id: appliance.appliance_id,
  circuit_no: appliance.circuit_no,
  location: appliance.location_in_site,
  assetType: appliance.asset_type,
  refrigerant,
  fullCharge,
  reason: decision.reason,
  cites: decision.cites,
  notes: decision.notes,
  assumed: appliance.assumed,
})

const drawExempt = (paper: Paper, exempt: readonly ExemptCircuit[], onNewPage: boolean): void => {
  const titles = words.exemptColumns
  if (onNewPage) paper.newPage()
  paper.doc.outline.addItem(words.exempt)
  paper.group('Sect', () => {
    heading(paper, onNewPage ? 1 : 2, words.exempt, 60)
    if (exempt.length === 0) return paragraph(paper, words.noExempt)
    lead(paper, words.exemptIntro)
    table(
      paper,
      [
        { title: titles.circuit, share: 2.6 },
        { title: titles.charge, share: 1.9 },
        { title: titles.reason, share: 6 },
        { title: titles.cite, share: 3.3 },
      ],
      exempt.map((one) => [
        `${circuitName(one)}\n${typeText(one.assetType)}`, words.exemptWhat(orNotRecorded(one.refrigerant), massText(one.fullCharge)),
        one.assumed ? `${bareReason(one.reason)} (${text.assumedRecord})` : bareReason(one.reason), citesText(one.cites),
      ]),
    )
  })
}

/** The reason without the word for its outcome, which the heading says already. */
const bareReason = (reason: string): string => {
  const bare = reason.replace(/^(None|Exempt): /, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

const typeText = (type: string | null): string =>
  type === null ? text.notRecorded : ((text.assetTypes as Readonly<Record<string, string>>)[type] ?? type)
