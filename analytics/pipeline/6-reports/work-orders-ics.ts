import { writeFile } from 'node:fs/promises'
import { calendarText, type CalendarEvent } from '../../documents/ics/calendar'
import { text } from '../../documents/text/en'
import { money, type SheetOrder } from './job-sheet'
import type { BookSettings, WorkOrderBook } from './work-order-book'

const words = text.calendar

/** Writes `work-orders.ics`: an all-day event on the due day of every open work order, for any calendar program. */
export const writeWorkOrderCalendar = async (path: string, { settings, orders }: WorkOrderBook): Promise<void> => {
  const events = orders.filter(({ order }) => order.status === 'open').map(({ order }) => eventOf(order, settings))
  const name = settings.simulated ? `${words.name} (${text.simulated})` : words.name
  await writeFile(path, calendarText({ name, productId: `-//Subcool//Subcool ${settings.version}//EN`, asOf: settings.asOf, events }))
}

const rfcPriority: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 5, 4: 7, 5: 9 }

const eventOf = (order: SheetOrder, settings: BookSettings): CalendarEvent => ({
  uid: `${order.work_order_id}@subcool`,
  on: order.due_on,
  summary: words.summary(text.jobSheet.priority(order.priority), order.unit_id, order.title),
  location: [order.site_name, order.address].filter((part) => part !== null && part !== '').join(', ') || null,
  categories: [words.category, text.jobSheet.priority(order.priority), ...(settings.simulated ? [text.simulated] : [])],
  priority: rfcPriority[order.priority] ?? 0,
  description: [
    order.diagnosis.replaceAll(' degC', ' °C'),
    `${text.jobSheet.labels.technician}: ${order.technician_name ?? order.technician_id ?? text.workOrders.nobody}`,
    `${text.jobSheet.labels.hours}: ${text.jobSheet.hours(order.estimated_hours)}`,
    `${text.jobSheet.labels.waiting}: ${order.cost_of_waiting_per_month === null ? text.unknown : text.jobSheet.perMonth(money(order.cost_of_waiting_per_month, order.currency))}`,
    `${text.jobSheet.labels.order}: ${order.work_order_id}`,
    words.asOf(settings.asOf),
  ].join('\n'),
})
