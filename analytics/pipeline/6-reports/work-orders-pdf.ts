import { createHash } from 'node:crypto'
import { heading, paragraph } from '../../documents/pdf/blocks'
import { openPaper, type Paper } from '../../documents/pdf/paper'
import { table } from '../../documents/pdf/table'
import { text } from '../../documents/text/en'
import { drawJobSheet, money, type SheetOrder } from './job-sheet'
import type { BookSettings, WorkOrderBook } from './work-order-book'

const words = text.workOrders

/** Writes `work-orders.pdf`: the list, one job sheet per order, the sources. Answers the first page of each order's sheet. */
export const writeJobSheets = async (path: string, { settings, units, orders }: WorkOrderBook): Promise<Record<string, number>> => {
  const paper = openPaper(path, {
    title: words.title,
    dayOn: settings.asOf,
    language: text.language,
    pageWord: text.page,
    footer: footerOf(settings),
    ...(settings.simulated ? { mark: text.simulated } : {}),
    letterhead: settings.letterhead,
  })
  drawList(paper, orders.map(({ order }) => order), units)
  const pages: Record<string, number> = {}
  for (const { order, findings, charts } of orders) {
    pages[order.work_order_id] = paper.pageNumber() + 1
    drawJobSheet(paper, order, findings.flatMap(({ evidence }) => evidence), charts)
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

const drawSources = (paper: Paper, inputs: BookSettings['inputs']): void => {
  if (inputs.length === 0) return
  paper.newPage()
  paper.group('Sect', () => {
    heading(paper, 1, words.sources)
    paragraph(paper, words.sourcesIntro)
    table(paper, [{ title: words.file, share: 5 }, { title: words.hash, share: 3 }], inputs.map(({ file, sha256 }) => [file, sha256.slice(0, 16)]))
  })
}

const footerOf = (settings: BookSettings): string => {
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
