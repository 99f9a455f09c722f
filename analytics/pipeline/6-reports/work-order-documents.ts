import { join } from 'node:path'
import { builtWorker, inThread } from '../../db/in-thread'
import type { WorkOrderBook } from './work-order-book'
import { writeWorkOrderCalendar } from './work-orders-ics'
import { writeJobSheets } from './work-orders-pdf'
import { writeWorkOrderWorkbook } from './work-orders-xlsx'

/** The files that `writeWorkOrderDocuments` writes. */
export const workOrderDocuments = ['work-orders.pdf', 'work-orders.xlsx', 'work-orders.ics'] as const

export interface DocumentsJob {
  folder: string
  book: WorkOrderBook
}

/**
 * Writes the work orders as job sheets, workbook and calendar into a folder, in a thread of their own: setting pages takes
 * the answering thread too long. Answers the first page of each order's job sheet.
 */
export const writeWorkOrderDocuments = async (folder: string, book: WorkOrderBook): Promise<Record<string, number>> => {
  const worker = builtWorker('work-order-documents')
  const job: DocumentsJob = { folder, book }
  return worker === undefined ? drawDocuments(job) : inThread<Record<string, number>>(worker, job)
}

/** The same on the thread of the caller. */
export const drawDocuments = async ({ folder, book }: DocumentsJob): Promise<Record<string, number>> => {
  const [pdf, xlsx, ics] = workOrderDocuments.map((name) => join(folder, name)) as [string, string, string]
  await writeWorkOrderWorkbook(xlsx, book)
  await writeWorkOrderCalendar(ics, book)
  return writeJobSheets(pdf, book)
}
