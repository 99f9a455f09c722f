import { facts, heading, list, paragraph } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { signatureBlock, writingLines } from '../../../documents/pdf/signature'
import { table } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import type { WorkbookSheet } from '../../../documents/xlsx/workbook'
import { dayText, yearOf } from '../../exact/day'
import type { Day } from '../../records/records'
import type { BookCircuit } from '../book'
import type { ComplianceDocument } from '../document'
import { siteFacts, type SiteYear } from '../leak-rates/leak-rate-report'
import { notesSection } from '../leak-rates/sections'
import { massText, poundsCell } from '../mass-text'
import { assetText, byText, citesText, circuitName, dayOr, fileWord, listed, orNotRecorded } from '../words'
import { planDates, type PlanDate, type PlanDays } from './plan-dates'

const words = text.plan
const labels = text.labels

/** A plan that was filed, or one that is due and not there yet. */
interface Plan extends PlanDays {
  id: string
}

/**
 * A retrofit or retirement plan for each filing of a plan dated in the year and each plan that is still due, with what the law wants
 * in it, lines to fill in, and lines to sign on. 40 CFR 82.157(h), 84.106(h).
 */
export const planDocuments = (book: SiteYear): ComplianceDocument[] =>
  book.site.circuits.flatMap((circuit) => plansOf(circuit, book.year).map((plan) => planDocument(book, circuit, plan)))

const plansOf = ({ records, compliance }: BookCircuit, year: number): Plan[] => {
  const deadlines = compliance.deadlines.filter(({ kind }) => kind === 'plan')
  const filed = records.filings.filter(({ kind, void_reason, dated_on }) => kind === 'plan' && !void_reason && dated_on !== null && yearOf(dated_on) === year)
  const dayOfEvent = (id: string | null): Day | null =>
    compliance.rates.find(({ event_id }) => id !== null && (event_id === id || event_id.split('+').includes(id)))?.service_date ?? null
  return [
    ...filed.map(({ filing_id, dated_on, trigger_event_id }): Plan => {
      const due = deadlines.find((one) => one.trigger_event_id === trigger_event_id || one.done_on === dated_on)
      return { id: filing_id, dated: dated_on, due: due?.due_on ?? null, exceeded: due?.trigger_on ?? dayOfEvent(trigger_event_id) }
    }),
    ...deadlines
      .filter(({ status, trigger_on }) => status !== 'met' && yearOf(trigger_on) <= year)
      .map((one): Plan => ({ id: one.trigger_event_id, dated: null, due: one.due_on, exceeded: one.trigger_on })),
  ]
}

const planDocument = (book: SiteYear, circuit: BookCircuit, plan: Plan): ComplianceDocument => {
  const { appliance } = circuit.records
  return {
    stem: words.stem(fileWord(`${appliance.appliance_id}-${appliance.circuit_no}`), fileWord(plan.id)),
    title: words.title,
    running: text.running(words.title, circuitName(appliance)),
    draw: (paper) => drawPlan(paper, book, circuit, plan),
    sheets: () => [sheetOf(book, circuit, plan)],
  }
}

const drawPlan = (paper: Paper, { settings, site }: SiteYear, circuit: BookCircuit, plan: Plan): void => {
  const { appliance } = circuit.records
  const { decision } = circuit.compliance
  const dates = planDates(plan, settings, decision.regime)
  paper.group('Sect', () => {
    heading(paper, 1, words.title)
    paragraph(paper, words.intro)
    paper.y += 4
    facts(paper, siteFacts(site, settings), { across: 1 })
    facts(paper, [
      [labels.appliance, circuitName(appliance)],
      [labels.location, orNotRecorded(appliance.location_in_site)],
      [labels.type, assetText(appliance)],
      [labels.category, text.categories[decision.category]],
      [labels.refrigerant, circuit.refrigerant === null ? text.notRecorded : `${circuit.refrigerant}, ${text.gwp(circuit.gwp)}`],
      [labels.charge, massText(circuit.fullCharge)],
    ])
    facts(paper, [[labels.regime, text.regimes[decision.regime]]], { across: 1 })
    drawDates(paper, dates)
    paper.y += 6
    paragraph(paper, words.relief)
    drawLeaks(paper, circuit)
    heading(paper, 2, words.choice, 30)
    list(paper, words.choices, true)
    for (const { heading: title, lines } of words.toFill) {
      heading(paper, 2, title, lines * 20 - 20)
      writingLines(paper, lines)
    }
    paper.y += 12
    const { name, title, signature, date } = text.signature
    signatureBlock(paper, words.certificate, [name, title, signature, date])
    notesSection(paper, [decision, ...dates].flatMap(({ notes }) => notes))
  })
}

const drawDates = (paper: Paper, dates: readonly PlanDate[]): void => {
  const titles = words.datesColumns
  heading(paper, 2, words.dates, 60)
  table(
    paper,
    [{ title: titles.what, share: 3.6 }, { title: titles.day, share: 2 }, { title: titles.how, share: 4.4 }, { title: titles.cite, share: 3 }],
    dates.map(({ what, day, how, cite }) => [what, day, how, citesText(cite)]),
  )
}

const drawLeaks = (paper: Paper, { records }: BookCircuit): void => {
  const titles = words.leaksColumns
  const repairs = records.repairs
    .filter(({ void_reason, leak_locations }) => !void_reason && listed(leak_locations) !== '')
    .sort((a, b) => (a.exceeded_on ?? Infinity) - (b.exceeded_on ?? Infinity) || byText(a.repair_id, b.repair_id))
  heading(paper, 2, words.leaks, 30)
  if (repairs.length === 0) return paragraph(paper, words.noLeaks)
  table(
    paper,
    [{ title: titles.day, share: 2 }, { title: titles.location, share: 6 }, { title: titles.repaired, share: 2 }],
    repairs.map((one) => [dayOr(one.exceeded_on), listed(one.leak_locations), dayOr(one.repaired_on, text.no)]),
  )
}

const sheetOf = ({ settings, site }: SiteYear, circuit: BookCircuit, plan: Plan): WorkbookSheet => {
  const { appliance } = circuit.records
  const dates = planDates(plan, settings, circuit.compliance.decision.regime)
  return {
    name: words.sheet,
    columns: [
      { title: 'site_id', width: 12, is: 'text' }, { title: 'appliance_id', width: 18, is: 'text' }, { title: 'circuit_no', width: 9, is: 'number' },
      { title: 'refrigerant', width: 12, is: 'text' }, { title: 'full_charge_lb', width: 13, is: 'number', format: '0.00' }, { title: 'exceeded_on', width: 11, is: 'day' },
      { title: 'dated_on', width: 11, is: 'day' }, { title: 'what', width: 34, is: 'text' }, { title: 'day', width: 14, is: 'text' }, { title: 'how', width: 40, is: 'text' },
      { title: 'cite', width: 8, is: 'text' },
    ],
    rows: dates.map(({ what, day, how, cite }) => [
      site.site?.site_id ?? null, appliance.appliance_id, appliance.circuit_no, circuit.refrigerant, poundsCell(circuit.fullCharge?.lb),
      plan.exceeded === null ? null : dayText(plan.exceeded), plan.dated === null ? null : dayText(plan.dated), what, day, how, cite,
    ]),
  }
}
