import { isDocument, type Engine } from '../../engine'
import type { WorkOrderPage } from '../../contract'

interface Summary {
  units: number
  rows: number
  findings: number
  work_orders: number
  as_of: string
  data_to: string | null
  seconds: Record<string, number>
  warnings: string[]
  imports: { status: string; file: string; message: string | null }[]
}

/** The few lines a person reads after a run: size, time, findings, the five most urgent work orders, refused files, where the reports are. */
export const summaryText = async (engine: Engine, raw: Record<string, unknown>, reportsDir: string): Promise<string> => {
  const summary = raw as unknown as Summary
  const orders = (await engine.call(
    'workOrders.list',
    { text: '', priorities: [], offset: 0, limit: 5 },
    { signal: new AbortController().signal, onProgress: () => undefined },
  )) as WorkOrderPage
  const seconds = Object.entries(summary.seconds).map(([stage, s]) => `${stage} ${s.toFixed(1)}`).join(', ')
  const refused = summary.imports.filter((file) => file.status === 'refused' && !isDocument(file.file))
  return [
    `${count(summary.units, 'unit')}, ${count(summary.rows, 'row')}, data to ${summary.data_to ?? '-'}, as of ${summary.as_of}`,
    `seconds: ${seconds}`,
    `${count(summary.findings, 'finding')}, ${count(summary.work_orders, 'work order')}${orders.rows.length === 0 ? '' : '; the most urgent:'}`,
    ...orders.rows.map((order) => `  P${order.priority}  due ${order.dueOn ?? '-'}  ${order.unitId}  ${order.title}${order.technicianName === null ? '' : `  -> ${order.technicianName}`}`),
    ...refused.slice(0, 5).map((file) => `refused: ${file.message ?? file.file}`),
    ...(refused.length > 5 ? [`refused: ${refused.length - 5} more, see summary.json`] : []),
    ...summary.warnings.slice(0, 5).map((warning) => `warning: ${warning}`),
    `reports: ${reportsDir}`,
    '',
  ].join('\n')
}

const count = (value: number, word: string): string => `${value.toLocaleString('en-US')} ${word}${value === 1 ? '' : 's'}`
