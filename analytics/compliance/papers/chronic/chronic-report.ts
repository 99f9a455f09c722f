import { facts, heading, list, paragraph, whole } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { signatureBlock, writingLines } from '../../../documents/pdf/signature'
import { table } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import type { WorkbookSheet } from '../../../documents/xlsx/workbook'
import { dayOf, dayText } from '../../exact/day'
import { decimalText, fractionText } from '../../exact/fraction'
import type { CalendarYear } from '../../results'
import { notesOf } from '../../rules/notes'
import { chronicReportDay, citeOf } from '../../rules/terms'
import { chronicLimit, yearLine } from '../arithmetic'
import type { BookCircuit } from '../book'
import type { ComplianceDocument } from '../document'
import { circuitYear } from '../leak-rates/in-year'
import { revisionsTable, workOf } from '../leak-rates/circuit-tables'
import { siteFacts, type SiteYear } from '../leak-rates/leak-rate-report'
import { notesSection } from '../leak-rates/sections'
import { massText, poundsCell, poundsText } from '../mass-text'
import { narrativeOf } from '../narrative'
import { assetText, circuitName, dayOr, fileWord, namesOf, orNotRecorded } from '../words'

const words = text.chronic
const labels = text.labels

/** A report for each circuit of the site that leaked chronically in the year, 40 CFR 82.157(j), 84.106(j). */
export const chronicReports = (book: SiteYear): ComplianceDocument[] =>
  book.site.circuits.flatMap((circuit) => {
    const year = circuit.compliance.years.find((one) => one.year === book.year && one.chronic)
    return year === undefined ? [] : [chronicReport(book, circuit, year)]
  })

const chronicReport = (book: SiteYear, circuit: BookCircuit, year: CalendarYear): ComplianceDocument => {
  const { appliance } = circuit.records
  const due = dueOf(book, circuit)
  return {
    stem: words.stem(fileWord(`${appliance.appliance_id}-${appliance.circuit_no}`), book.year),
    title: words.title,
    running: text.running(words.title, circuitName(appliance)),
    draw: (paper) => drawReport(paper, book, circuit, year, due),
    sheets: () => [sheetOf(book, circuit, year, due)],
  }
}

/** March 1 of the year after, as the rule data has it. */
const dueOf = ({ settings, year }: SiteYear, { compliance }: BookCircuit): string =>
  dayText(chronicReportDay(settings.rules, year, compliance.decision.regime))

const sentOn = ({ records }: BookCircuit, year: number): number | null =>
  records.filings.find(({ kind, sent_on, void_reason }) => kind === 'chronic_report' && !void_reason && sent_on !== null && sent_on > dayOf(`${year}-12-31`))?.sent_on ?? null

const drawReport = (paper: Paper, { settings, site, technicians, year: number }: SiteYear, circuit: BookCircuit, year: CalendarYear, due: string): void => {
  const { records, compliance } = circuit
  const nameOf = namesOf(technicians)
  const inYear = circuitYear(circuit, number)
  paper.group('Sect', () => {
    heading(paper, 1, words.title)
    paragraph(paper, words.intro(chronicLimit(settings, compliance.decision), number, due))
    paper.y += 4
    facts(paper, siteFacts(site, settings), { across: 1 })
    facts(paper, factsOf(circuit, year, due, number))
    facts(paper, [[labels.regime, text.regimes[compliance.decision.regime]], [labels.reason, compliance.decision.reason], [labels.cites, compliance.decision.cites.join('; ')]], { across: 1 })
    heading(paper, 2, words.arithmetic, 20)
    whole(paper, yearLine(year, compliance.rates, chronicLimit(settings, compliance.decision)) ?? '')
    if (inYear.revisions.some(({ void_reason }) => !void_reason)) paragraph(paper, words.revised)
    drawAdditions(paper, circuit, number)
    revisionsTable(paper, inYear)
    heading(paper, 2, words.narrative, 20)
    const told = narrativeOf(records, number, nameOf)
    if (told.length > 0) list(paper, told)
    paragraph(paper, told.length > 0 ? words.narrativeMore : words.narrativeNone)
    writingLines(paper, told.length > 0 ? 3 : 8)
    paper.y += 12
    const { name, title, signature, date } = text.signature
    signatureBlock(paper, words.certificate, [name, title, signature, date])
    notesSection(paper, [
      ...[compliance.decision, ...inYear.rates.map(({ decision }) => decision)].flatMap(({ notes }) => notes),
      ...notesOf(settings.rules, [citeOf(settings.rules, 'chronic', settings.asOf, compliance.decision.regime)]),
    ])
  })
}

const factsOf = (circuit: BookCircuit, year: CalendarYear, due: string, number: number): [string, string][] => {
  const { appliance } = circuit.records
  return [
    [labels.appliance, appliance.appliance_id],
    [labels.circuit, String(appliance.circuit_no)],
    [labels.location, orNotRecorded(appliance.location_in_site)],
    [labels.type, assetText(appliance)],
    [labels.refrigerant, circuit.refrigerant === null ? text.notRecorded : `${circuit.refrigerant}, ${text.gwp(circuit.gwp)}`],
    [words.labels.charge, massText(year.full_charge)],
    [labels.year, String(number)],
    [words.labels.lost, text.arithmetic.pounds(poundsText(year.lost))],
    [words.labels.percent, year.rate === null ? '' : `${decimalText(year.rate, 2)} %`],
    [words.labels.due, due],
    [words.labels.sent, dayOr(sentOn(circuit, number), words.notSent)],
  ]
}

const drawAdditions = (paper: Paper, circuit: BookCircuit, year: number): void => {
  const { rates, events } = circuitYear(circuit, year)
  const byId = new Map(events.map((event) => [event.event_id, event]))
  const titles = words.additionsColumns
  heading(paper, 2, words.additions, 40)
  table(
    paper,
    [{ title: titles.date, share: 2 }, { title: titles.record, share: 3 }, { title: titles.work, share: 6 }, { title: titles.counted, share: 2, align: 'right' }],
    rates
      .filter(({ rate }) => rate !== null)
      .flatMap(({ event_id }) => event_id.split('+'))
      .flatMap((id) => {
        const event = byId.get(id)
        return event === undefined ? [] : [[dayOr(event.service_date), id, workOf(event), netText(circuit, id)]]
      }),
  )
}

/** What counts of one event, from the terms of the rates that name it. */
const netText = ({ compliance }: BookCircuit, id: string): string => {
  const terms = compliance.rates.find(({ event_id }) => event_id.split('+').includes(id))?.terms.filter(({ event_id }) => event_id === id) ?? []
  return terms.map(({ mass, sign }, index) => `${index === 0 ? '' : ' '}${sign === -1 ? '- ' : index === 0 ? '' : '+ '}${massText(mass)}`).join('')
}

const sheetOf = ({ site, technicians }: SiteYear, circuit: BookCircuit, year: CalendarYear, due: string): WorkbookSheet => {
  const { appliance } = circuit.records
  const { decision } = circuit.compliance
  return {
    name: words.sheet,
    columns: [
      { title: 'owner_operator_name', width: 28, is: 'text' }, { title: 'site_id', width: 12, is: 'text' }, { title: 'site_address', width: 30, is: 'text' },
      { title: 'appliance_id', width: 18, is: 'text' }, { title: 'circuit_no', width: 9, is: 'number' }, { title: 'refrigerant', width: 12, is: 'text' },
      { title: 'full_charge_lb', width: 13, is: 'number', format: '0.00' }, { title: 'year', width: 7, is: 'number' }, { title: 'lost_lb', width: 11, is: 'number', format: '0.00' },
      { title: 'lost_pct', width: 11, is: 'number', format: '0.00' }, { title: 'lost_exact', width: 16, is: 'text' }, { title: 'regime', width: 12, is: 'text' },
      { title: 'cite', width: 30, is: 'text' }, { title: 'due_on', width: 11, is: 'day' }, { title: 'narrative', width: 90, is: 'text' },
    ],
    rows: [
      [
        site.owner, site.site?.site_id ?? null, site.address, appliance.appliance_id, appliance.circuit_no, circuit.refrigerant, poundsCell(year.full_charge?.lb),
        year.year, poundsCell(year.lost), poundsCell(year.rate), year.rate === null ? null : fractionText(year.rate), decision.regime, decision.cites.join('|'), due,
        narrativeOf(circuit.records, year.year, namesOf(technicians)).join('\n'),
      ],
    ],
  }
}
