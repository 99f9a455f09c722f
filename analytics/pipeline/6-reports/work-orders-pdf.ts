import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRow, readRows } from '../../db/query'
import { heading, paragraph, table } from '../../documents/pdf/blocks'
import { openPaper, type Paper } from '../../documents/pdf/paper'
import { text } from '../../documents/text/en'
import { evidenceChart, type ChartedFinding } from './evidence-chart'
import { drawJobSheet, money, type SheetEvidence, type SheetOrder } from './job-sheet'
import jobSheets from './job_sheets.sql?raw'

export interface DocumentSettings {
  asOf: string
  dataTo: string | null
  zone: string
  profileName: string
  ruleDataVersion: string
  simulated: boolean
  inputs: readonly { file: string; sha256: string }[]
}

interface SheetFinding extends ChartedFinding {
  finding_id: string
  evidence: string | null
}

const words = text.workOrders

/** Writes `work-orders.pdf`: the list, one job sheet per order, the sources. Answers the first page of each order's sheet. */
export const writeJobSheets = async (
  connection: DuckDBConnection,
  path: string,
  settings: DocumentSettings,
): Promise<Record<string, number>> => {
  const orders = await readRows<SheetOrder>(connection, jobSheets)
  const units = await readRow<{ count: number }>(connection, 'SELECT count(*) AS count FROM unit')
  const paper = openPaper(path, {
    title: words.title,
    dayOn: settings.asOf,
    language: text.language,
    pageWord: text.page,
    footer: footerOf(settings),
    ...(settings.simulated ? { mark: text.simulated } : {}),
  })
  drawList(paper, orders, units?.count ?? 0)
  const pages: Record<string, number> = {}
  for (const order of orders) {
    const findings = await findingsOf(connection, order)
    const charts = []
    for (const finding of chartsWorth(findings)) {
      const chart = await evidenceChart(connection, finding, settings.dataTo ?? settings.asOf)
      if (chart !== undefined) charts.push(chart)
    }
    pages[order.work_order_id] = paper.pageNumber() + 1
    drawJobSheet(paper, order, findings.flatMap(evidenceOf), charts)
  }
  drawSources(paper, settings.inputs)
  await paper.close()
  return pages
}

const drawList = (paper: Paper, orders: readonly SheetOrder[], units: number): void => {
  paper.group('Sect', () => {
    heading(paper, 1, words.title)
    paragraph(paper, words.summary(orders.length, units))
    if (orders.length === 0) return
    const { columns } = words
    table(
      paper,
      [
        { title: columns.priority, share: 1.3 },
        { title: columns.due, share: 2 },
        { title: columns.unit, share: 2.6 },
        { title: columns.job, share: 4.4 },
        { title: columns.technician, share: 2.6 },
        { title: columns.waiting, share: 2.4, align: 'right' },
      ],
      orders.map((order) => [
        text.jobSheet.priority(order.priority),
        order.due_on,
        order.unit_id,
        order.title,
        order.technician_name ?? order.technician_id ?? words.nobody,
        order.cost_of_waiting_per_month === null ? text.unknown : money(order.cost_of_waiting_per_month, order.currency),
      ]),
    )
  })
}

const drawSources = (paper: Paper, inputs: DocumentSettings['inputs']): void => {
  if (inputs.length === 0) return
  paper.newPage()
  paper.group('Sect', () => {
    heading(paper, 1, words.sources)
    paragraph(paper, words.sourcesIntro)
    table(paper, [{ title: words.file, share: 5 }, { title: words.hash, share: 3 }], inputs.map(({ file, sha256 }) => [file, sha256.slice(0, 16)]))
  })
}

const footerOf = (settings: DocumentSettings): string => {
  const all = createHash('sha256').update(settings.inputs.map(({ file, sha256 }) => `${sha256} ${file}\n`).join('')).digest('hex')
  return text.footer({
    asOf: settings.asOf,
    dataTo: settings.dataTo ?? text.unknown,
    zone: settings.zone,
    profile: settings.profileName,
    rules: settings.ruleDataVersion,
    inputs: text.inputCount(settings.inputs.length, all.slice(0, 12)),
  })
}

const findingsOf = (connection: DuckDBConnection, order: SheetOrder): Promise<SheetFinding[]> =>
  readRows<SheetFinding>(
    connection,
    `SELECT finding_id, unit_id, fault, metric, onset_on, detected_on, evidence::VARCHAR AS evidence
     FROM finding WHERE list_contains(string_split($ids, '|'), finding_id) ORDER BY list_position(string_split($ids, '|'), finding_id)`,
    { ids: order.finding_ids },
  )

const chartsWorth = (findings: readonly SheetFinding[]): SheetFinding[] =>
  findings.filter((finding, index) => findings.findIndex(({ metric }) => metric === finding.metric) === index).slice(0, 2)

const evidenceList: z.ZodType<SheetEvidence[]> = z.array(
  z.object({
    metric: z.string(),
    value: z.number().nullable(),
    unit: z.string(),
    expected: z.number().nullable(),
    from: z.string(),
    to: z.string(),
  }),
)

const evidenceOf = ({ evidence }: SheetFinding): SheetEvidence[] => (evidence === null ? [] : evidenceList.parse(JSON.parse(evidence)))
