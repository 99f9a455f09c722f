import { heading } from '../../../documents/pdf/blocks'
import type { Paper } from '../../../documents/pdf/paper'
import { table, type TableCell, type TableColumn } from '../../../documents/pdf/table'
import { complianceText as text } from '../../../documents/text/en-compliance'
import { dayText } from '../../exact/day'
import { decimalText } from '../../exact/fraction'
import type { RefrigerantEvent } from '../../records/records'
import { deadlineKinds, type Deadline, type LeakRate } from '../../results'
import { massText, poundsText } from '../mass-text'
import { byText, citesText, dayOr, listed, orNotRecorded, type NameOf } from '../words'
import type { CircuitYear } from './in-year'

const words = text.leakRates

/** A heading and a table below it, kept together; nothing at all without rows. */
export const section = (
  paper: Paper,
  title: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  { level = 2, ofWidth = 1 }: { level?: 2 | 3; ofWidth?: number } = {},
): void => {
  if (rows.length === 0) return
  heading(paper, level, title, 40)
  table(paper, columns, rows, { ofWidth })
}

const ifVoided = (reason: string | null, what: string): TableCell => (reason === null || reason === '' ? what : { strong: words.voided(what, reason) })

export const additionsTable = (paper: Paper, rates: readonly LeakRate[]): void => {
  const titles = words.additionsColumns
  table(
    paper,
    [
      { title: titles.date, share: 2.2 },
      { title: titles.event, share: 3.2 },
      { title: titles.counted, share: 2, align: 'right' },
      { title: titles.basis, share: 2.8, align: 'right' },
      { title: titles.rate, share: 1.9, align: 'right' },
      { title: titles.threshold, share: 1.9, align: 'right' },
      { title: titles.result, share: 2.3 },
    ],
    rates.map((rate) => [
      dayText(rate.service_date),
      rate.event_id.replaceAll('+', ' + '),
      rate.counted === null ? '' : text.arithmetic.pounds(poundsText(rate.counted)),
      basisText(rate),
      rate.rate === null ? '' : `${decimalText(rate.rate, 2)} %`,
      rate.threshold_pct === null ? '' : text.percent(rate.threshold_pct),
      resultOf(rate),
    ]),
  )
}

const basisText = ({ rate, d_days, window_from }: LeakRate): string => {
  if (rate === null) return ''
  if (d_days !== null) return text.days(d_days)
  return window_from === null ? '' : words.windowFrom(dayText(window_from))
}

const resultOf = ({ rate, exceeds, decision }: LeakRate): TableCell => {
  const { results } = words
  if (rate === null) return results.noRate
  if (exceeds === null) return decision.regime === 'undetermined' ? results.undetermined : results.informational
  return exceeds ? { strong: results.over } : results.notOver
}

export const clocksTable = (paper: Paper, { deadlines }: CircuitYear): void => {
  const titles = words.clocksColumns
  section(
    paper,
    words.clocks,
    [
      { title: titles.kind, share: 3.3 },
      { title: titles.trigger, share: 3 },
      { title: titles.due, share: 1.8 },
      { title: titles.done, share: 1.8 },
      { title: titles.status, share: 2.5 },
      { title: titles.cite, share: 3 },
    ],
    inReadingOrder(deadlines).map((one) => [
      text.deadlineKinds[one.kind],
      `${dayText(one.trigger_on)} ${one.trigger_event_id.replaceAll('+', ' + ')}`,
      dayOr(one.due_on),
      dayOr(one.done_on),
      one.status === 'overdue' ? { strong: statusText(one.status, one.days_late) } : statusText(one.status, one.days_late),
      citesText(one.cite),
    ]),
  )
}

/** Each trigger's duties in the order of the rule, triggers by day. */
const inReadingOrder = (deadlines: readonly Deadline[]): Deadline[] => {
  const started = new Map<string, number>()
  for (const { trigger_event_id, trigger_on } of deadlines) started.set(trigger_event_id, Math.min(trigger_on, started.get(trigger_event_id) ?? trigger_on))
  const keyOf = (one: Deadline): number => started.get(one.trigger_event_id) ?? one.trigger_on
  return [...deadlines].sort(
    (a, b) => keyOf(a) - keyOf(b) || byText(a.trigger_event_id, b.trigger_event_id) || deadlineKinds.indexOf(a.kind) - deadlineKinds.indexOf(b.kind) || (a.due_on ?? 0) - (b.due_on ?? 0),
  )
}

const statusText = (status: keyof typeof text.deadlineStatuses, late: number | null): string =>
  late === null || late === 0 ? text.deadlineStatuses[status] : `${text.deadlineStatuses[status]}, ${text.late(late)}`

export const repairsTable = (paper: Paper, { repairs }: CircuitYear, nameOf: NameOf): void => {
  const titles = words.repairsColumns
  section(
    paper,
    words.repairs,
    [
      { title: titles.exceeded, share: 2 },
      { title: titles.repaired, share: 2 },
      { title: titles.locations, share: 3 },
      { title: titles.work, share: 4 },
      { title: titles.person, share: 2.9 },
      { title: titles.outcome, share: 1.7 },
    ],
    repairs.map((one) => [
      dayOr(one.exceeded_on),
      dayOr(one.repaired_on),
      listed(one.leak_locations),
      ifVoided(one.void_reason, one.repair_description ?? ''),
      nameOf(one.technician_id),
      one.outcome ?? '',
    ]),
  )
}

export const testsTable = (paper: Paper, { tests }: CircuitYear, nameOf: NameOf): void => {
  const titles = words.testsColumns
  section(
    paper,
    words.tests,
    [
      { title: titles.date, share: 2 },
      { title: titles.kind, share: 2 },
      { title: titles.location, share: 3.5 },
      { title: titles.types, share: 3 },
      { title: titles.result, share: 1.6 },
      { title: titles.person, share: 2.9 },
    ],
    tests.map((one) => [
      dayOr(one.test_date),
      one.kind === null ? text.notRecorded : words.testKinds[one.kind],
      ifVoided(one.void_reason, listed(one.leak_location_tested)),
      listed(one.test_types),
      one.passed === null ? text.notRecorded : one.passed ? words.passed : { strong: words.failed },
      nameOf(one.technician_id),
    ]),
  )
}

export const inspectionsTable = (paper: Paper, { inspections }: CircuitYear, nameOf: NameOf): void => {
  const titles = words.inspectionsColumns
  section(
    paper,
    words.inspections,
    [
      { title: titles.date, share: 2 },
      { title: titles.methods, share: 2.6 },
      { title: titles.locations, share: 3 },
      { title: titles.certified, share: 3 },
      { title: titles.exceptions, share: 1.9 },
      { title: titles.person, share: 2.9 },
    ],
    inspections.map((one) => [
      dayOr(one.inspection_date),
      listed(one.methods),
      ifVoided(one.void_reason, listed(one.leak_locations) || text.none),
      orNotRecorded(one.all_visible_accessible_certified),
      listed(one.exceptions),
      nameOf(one.technician_id),
    ]),
  )
}

export const servicesTable = (paper: Paper, { events }: CircuitYear, nameOf: NameOf): void => {
  const titles = words.servicesColumns
  section(
    paper,
    words.services,
    [
      { title: titles.date, share: 2.1 },
      { title: titles.record, share: 1.9 },
      { title: titles.kind, share: 2 },
      { title: titles.work, share: 3.3 },
      { title: titles.person, share: 2.6 },
      { title: titles.refrigerant, share: 1.9 },
      { title: titles.added, share: 1.6, align: 'right' },
      { title: titles.recovered, share: 1.9, align: 'right' },
    ],
    events.map((event) => [
      dayOr(event.service_date),
      event.event_id,
      event.event_kind === null ? text.notRecorded : text.eventKinds[event.event_kind],
      ifVoided(event.void_reason, workOf(event)),
      nameOf(event.technician_id, event.technician_name),
      orNotRecorded(event.refrigerant),
      event.lb_added === null ? '' : massText(event.lb_added),
      event.lb_recovered === null ? '' : massText(event.lb_recovered),
    ]),
  )
}

export const workOf = ({ parts_serviced, work_type_per_part }: RefrigerantEvent): string =>
  [listed(parts_serviced), listed(work_type_per_part)].filter((part) => part !== '').join(': ')

export const revisionsTable = (paper: Paper, { revisions }: CircuitYear): void => {
  const titles = words.chargeColumns
  section(
    paper,
    words.chargeRevisions,
    [
      { title: titles.date, share: 2 },
      { title: titles.old, share: 2 },
      { title: titles.new, share: 2 },
      { title: titles.how, share: 6 },
    ],
    revisions.map((one) => [dayOr(one.date), massText(one.old), massText(one.new), ifVoided(one.void_reason, orNotRecorded(one.how))]),
  )
}
