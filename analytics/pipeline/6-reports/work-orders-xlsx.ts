import { writeFile } from 'node:fs/promises'
import { text } from '../../documents/text/en'
import { workbookBytes, type SheetCell, type SheetColumn, type WorkbookSheet } from '../../documents/xlsx/workbook'
import type { SheetOrder } from './job-sheet'
import type { BookOrder, WorkOrderBook } from './work-order-book'

const words = text.workbook

/** Writes `work-orders.xlsx`: the columns of `work-orders.csv`, first priority first, the evidence of every finding of an order, and what it was made from. */
export const writeWorkOrderWorkbook = async (path: string, book: WorkOrderBook): Promise<void> => {
  await writeFile(path, await workbookBytes([orderSheet(book.orders), evidenceSheet(book.orders), aboutSheet(book)]))
}

type OrderColumn = SheetColumn & { title: Exclude<keyof SheetOrder, 'cost_terms' | 'technician_name' | 'brand' | 'model' | 'refrigerant' | 'full_charge_lb'> }

const orderColumns: readonly OrderColumn[] = [
  { title: 'work_order_id', width: 26, is: 'text' },
  { title: 'priority', width: 8, is: 'number' },
  { title: 'score', width: 8, is: 'number', format: '0.00' },
  { title: 'due_on', width: 11, is: 'day' },
  { title: 'unit_id', width: 14, is: 'text' },
  { title: 'site_id', width: 12, is: 'text' },
  { title: 'site_name', width: 22, is: 'text' },
  { title: 'address', width: 30, is: 'text' },
  { title: 'title', width: 34, is: 'text' },
  { title: 'diagnosis', width: 90, is: 'text' },
  { title: 'checklist', width: 90, is: 'text' },
  { title: 'parts', width: 28, is: 'text' },
  { title: 'safety', width: 80, is: 'text' },
  { title: 'required_skills', width: 22, is: 'text' },
  { title: 'required_epa_type', width: 17, is: 'text' },
  { title: 'required_refrigerant_class', width: 25, is: 'text' },
  { title: 'technician_id', width: 13, is: 'text' },
  { title: 'technician_reason', width: 60, is: 'text' },
  { title: 'estimated_hours', width: 15, is: 'number', format: '0.00' },
  { title: 'cost_of_waiting_per_month', width: 25, is: 'number', format: '#,##0.00' },
  { title: 'currency', width: 9, is: 'text' },
  { title: 'finding_ids', width: 32, is: 'text' },
  { title: 'status', width: 9, is: 'text' },
]

const orderSheet = (orders: readonly BookOrder[]): WorkbookSheet => ({
  name: words.orders,
  columns: orderColumns,
  rows: orders.map(({ order }) => orderColumns.map(({ title }): SheetCell => order[title])),
  filter: true,
})

const evidenceColumns: readonly SheetColumn[] = [
  { title: 'work_order_id', width: 26, is: 'text' },
  { title: 'unit_id', width: 14, is: 'text' },
  { title: 'finding_id', width: 30, is: 'text' },
  { title: 'fault', width: 26, is: 'text' },
  { title: 'metric', width: 28, is: 'text' },
  { title: 'value', width: 12, is: 'number' },
  { title: 'unit', width: 8, is: 'text' },
  { title: 'expected', width: 12, is: 'number' },
  { title: 'from', width: 11, is: 'day' },
  { title: 'to', width: 11, is: 'day' },
]

const evidenceSheet = (orders: readonly BookOrder[]): WorkbookSheet => ({
  name: words.evidence,
  columns: evidenceColumns,
  rows: orders.flatMap(({ order, findings }) =>
    findings.flatMap(({ finding_id, fault, evidence }) =>
      evidence.map((one) => [order.work_order_id, order.unit_id, finding_id, fault, one.metric, one.value, one.unit, one.expected, one.from, one.to]),
    ),
  ),
  filter: true,
})

const aboutSheet = ({ settings, units, orders }: WorkOrderBook): WorkbookSheet => ({
  name: words.about,
  columns: [
    { title: words.item, width: 40, is: 'text' },
    { title: words.value, width: 70, is: 'text' },
  ],
  rows: [
    [words.document, settings.simulated ? `${text.workOrders.title} (${text.simulated})` : text.workOrders.title],
    ...(settings.letterhead === undefined ? [] : [[words.organisation, settings.letterhead.name]]),
    [words.count, text.workOrders.summary(orders.length, units)],
    [words.asOf, settings.asOf],
    [words.dataTo, settings.dataTo ?? text.unknown],
    [words.zone, settings.zone === 'site' ? words.siteZone : settings.zone],
    [words.profile, settings.profileName],
    [words.rules, settings.ruleDataVersion],
    [words.version, settings.version],
    ...settings.inputs.map(({ file, sha256 }) => [words.input(file), sha256]),
  ],
})
