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

/** The few lines a person reads after a run: size, time, findings, the five most urgent work orders, refused files, what was left out of others, where the reports are. */
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
    ...notes(summary.imports),
    ...summary.warnings.slice(0, 5).map((warning) => `warning: ${warning}`),
    `reports: ${reportsDir}`,
    '',
  ].join('\n')
}

/** What was said of files that were loaded, each sentence once, the first three. */
const notes = (imports: Summary['imports']): string[] => {
  const said = new Map<string, string[]>()
  for (const { status, file, message } of imports) if (status === 'loaded' && message !== null) said.set(message, [...(said.get(message) ?? []), file])
  const lines = [...said].slice(0, 3).map(([message, [file = '', ...more]]) => `note: ${file}${more.length === 0 ? '' : ` and ${more.length} more`}: ${message}`)
  return said.size > lines.length ? [...lines, `note: ${said.size - lines.length} more, see summary.json`] : lines
}

const count = (value: number, word: string): string => `${value.toLocaleString('en-US')} ${word}${value === 1 ? '' : 's'}`
