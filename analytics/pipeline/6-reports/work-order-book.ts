import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRow, readRows } from '../../db/query'
import type { Letterhead } from '../../documents/pdf/letterhead'
import type { LineChart } from '../../documents/pdf/line-chart'
import { evidenceChart, type ChartedFinding } from './evidence-chart'
import jobSheets from './job_sheets.sql?raw'
import type { SheetEvidence, SheetOrder } from './job-sheet'

export interface BookSettings {
  asOf: string
  dataTo: string | null
  zone: string
  profileName: string
  ruleDataVersion: string
  version: string
  simulated: boolean
  inputs: readonly { file: string; sha256: string }[]
  /** Who the documents are from; nobody when it is left out. */
  letterhead?: Letterhead | undefined
}

export interface BookFinding {
  finding_id: string
  fault: string
  evidence: SheetEvidence[]
}

export interface BookOrder {
  order: SheetOrder
  findings: BookFinding[]
  charts: LineChart[]
}

/** Everything the documents of the work orders are drawn from: plain data that can go to another thread. */
export interface WorkOrderBook {
  settings: BookSettings
  /** Units of the whole fleet. */
  units: number
  /** First priority first. */
  orders: BookOrder[]
}

/** Reads the work orders with the evidence of their findings and a chart for each of the first two measures. */
export const loadWorkOrderBook = async (connection: DuckDBConnection, settings: BookSettings): Promise<WorkOrderBook> => {
  const orders = await readRows<SheetOrder>(connection, jobSheets)
  const units = await readRow<{ count: number }>(connection, 'SELECT count(*) AS count FROM unit')
  const book: WorkOrderBook = { settings, units: units?.count ?? 0, orders: [] }
  for (const order of orders) {
    const findings = await findingsOf(connection, order)
    const charts: LineChart[] = []
    for (const finding of chartsWorth(findings)) {
      const chart = await evidenceChart(connection, finding, settings.dataTo ?? settings.asOf)
      if (chart !== undefined) charts.push(chart)
    }
    book.orders.push({ order, charts, findings: findings.map((f) => ({ finding_id: f.finding_id, fault: f.fault, evidence: evidenceOf(f) })) })
  }
  return book
}

interface SheetFinding extends ChartedFinding {
  finding_id: string
  evidence: string | null
}

const findingsOf = (connection: DuckDBConnection, order: SheetOrder): Promise<SheetFinding[]> =>
  readRows<SheetFinding>(
    connection,
    `SELECT finding_id, unit_id, fault, metric, onset_on, detected_on, threshold, evidence::VARCHAR AS evidence
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
