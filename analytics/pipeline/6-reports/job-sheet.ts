import type { LineChart } from '../../documents/pdf/line-chart'
import { lineChart } from '../../documents/pdf/line-chart'
import { facts, heading, list, paragraph } from '../../documents/pdf/blocks'
import type { Paper } from '../../documents/pdf/paper'
import { table } from '../../documents/pdf/table'
import { contentWidth, theme } from '../../documents/pdf/theme'
import { text } from '../../documents/text/en'

export interface SheetOrder {
  work_order_id: string
  priority: number
  score: number | null
  due_on: string
  unit_id: string
  site_id: string | null
  site_name: string | null
  address: string | null
  title: string
  diagnosis: string
  checklist: string
  parts: string
  safety: string
  required_skills: string
  required_epa_type: string | null
  required_refrigerant_class: string | null
  technician_id: string | null
  technician_name: string | null
  technician_reason: string
  estimated_hours: number
  cost_of_waiting_per_month: number | null
  currency: string
  finding_ids: string
  status: string
  cost_terms: string
  brand: string | null
  model: string | null
  refrigerant: string | null
  full_charge_lb: number | null
}

export interface SheetEvidence {
  metric: string
  value: number | null
  unit: string
  expected: number | null
  from: string
  to: string
}

const words = text.jobSheet

/** One job sheet from the top of a new page: facts, diagnosis, evidence with charts, safety, checklist, parts, costs, result. */
export const drawJobSheet = (
  paper: Paper,
  order: SheetOrder,
  evidence: readonly SheetEvidence[],
  charts: readonly LineChart[],
): void => {
  paper.newSheet()
  paper.doc.outline.addItem(`${words.priority(order.priority)} ${order.unit_id}: ${order.title}`)
  paper.group('Sect', () => {
    heading(paper, 1, `${words.priority(order.priority)}  ${order.title}`)
    facts(paper, factsOf(order))
    heading(paper, 2, words.diagnosis)
    paragraph(paper, order.diagnosis.replaceAll(' degC', ' °C'))
    if (evidence.length > 0 || charts.length > 0) heading(paper, 2, words.evidence)
    for (const chart of charts) lineChart(paper, chart)
    if (evidence.length > 0) table(paper, evidenceColumns, evidence.map(evidenceRow))
    heading(paper, 2, words.safety)
    list(paper, split(order.safety))
    heading(paper, 2, words.checklist)
    list(paper, split(order.checklist), true)
    if (order.parts !== '') {
      heading(paper, 2, words.parts)
      paragraph(paper, split(order.parts).join(', '))
    }
    heading(paper, 2, words.waiting)
    table(paper, [{ title: words.waitingColumns.term, share: 3 }, { title: words.waitingColumns.value, share: 2, align: 'right' }], costRows(order))
    heading(paper, 2, words.technician)
    paragraph(paper, order.technician_reason)
    paper.reserve(150)
    heading(paper, 2, words.result)
    list(paper, words.resultItems, true)
    drawSignature(paper)
  })
}

const split = (joined: string): string[] => joined.split('|').filter((part) => part !== '')

const factsOf = (order: SheetOrder): [string, string][] => {
  const { labels } = words
  const needs = [
    ...split(order.required_skills).map(words.skill),
    ...(order.required_epa_type === null ? [] : [words.epa(order.required_epa_type)]),
    ...(order.required_refrigerant_class === null ? [] : [words.refrigerantClass(order.required_refrigerant_class)]),
  ]
  const site = [order.site_name ?? order.site_id].filter((part) => part !== null).join()
  return [
    [labels.order, order.work_order_id],
    [labels.due, order.due_on],
    [labels.unit, order.unit_id],
    [labels.model, [order.brand, order.model].filter((part) => part !== null).join(' ') || text.unknown],
    [labels.site, site || text.unknown],
    [labels.address, order.address ?? text.unknown],
    [labels.refrigerant, order.refrigerant ?? text.unknown],
    [labels.charge, order.full_charge_lb === null ? text.unknown : words.pounds(order.full_charge_lb)],
    [labels.technician, order.technician_name ?? order.technician_id ?? text.workOrders.nobody],
    [labels.hours, words.hours(order.estimated_hours)],
    [labels.needs, needs.join(', ') || text.none],
    [labels.waiting, order.cost_of_waiting_per_month === null ? text.unknown : words.perMonth(money(order.cost_of_waiting_per_month, order.currency))],
  ]
}

export const money = (amount: number, currency: string): string =>
  /^[A-Z]{3}$/.test(currency) ? currencyText(amount, currency) : `${amount.toFixed(2)} ${currency}`

const currencyText = (amount: number, currency: string): string =>
  new Intl.NumberFormat(text.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount)

const evidenceColumns = [
  { title: words.evidenceColumns.metric, share: 4 },
  { title: words.evidenceColumns.value, share: 2, align: 'right' as const },
  { title: words.evidenceColumns.expected, share: 2, align: 'right' as const },
  { title: words.evidenceColumns.days, share: 3, align: 'right' as const },
]

const evidenceRow = (one: SheetEvidence): string[] => [
  words.metrics[one.metric] ?? one.metric.replaceAll('_', ' '),
  measured(one, one.value),
  measured(one, one.expected),
  one.from === one.to ? one.from : `${one.from} to ${one.to}`,
]

/** A measure as it is printed: temperatures to a tenth, shares as per cent, anything else to three digits, whole from a hundred on. */
export const measured = ({ metric, unit }: Pick<SheetEvidence, 'metric' | 'unit'>, value: number | null): string => {
  if (value === null) return ''
  if (metric.endsWith('_share')) return words.percent(Math.round(value * 1000) / 1000)
  const digits = unit === 'degC' || unit === 'K' ? Number(value.toFixed(1)) : Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
  return `${digits.toLocaleString(text.language)} ${words.units[unit] ?? unit}`.trimEnd()
}

const costRows = (order: SheetOrder): string[][] => {
  const terms = JSON.parse(order.cost_terms) as { term: string; value: number | null; unit: string }[]
  const rows = terms.map(({ term, value, unit }) => [
    term,
    value === null ? words.unknownTerm : unit === '1' ? words.percent(value) : money(value, unit),
  ])
  const total = order.cost_of_waiting_per_month
  return [...rows, [words.labels.waiting, total === null ? text.unknown : words.perMonth(money(total, order.currency))]]
}

const drawSignature = (paper: Paper): void => {
  paper.y += 34
  paper.artifact(() =>
    paper.doc.moveTo(theme.page.left, paper.y).lineTo(theme.page.left + contentWidth * 0.6, paper.y).lineWidth(0.6).strokeColor(theme.quiet).stroke(),
  )
  paper.y += 3
  paragraph(paper, words.signature, { size: theme.small, color: theme.quiet })
}
