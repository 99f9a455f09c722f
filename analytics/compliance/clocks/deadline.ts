import { byId } from '../records/live'
import type { Appliance, Day } from '../records/records'
import type { Deadline, DeadlineKind, Violation } from '../results'
import { dayText } from '../exact/day'

export interface Clock {
  kind: DeadlineKind
  trigger_event_id: string
  trigger_on: Day
  due_on: Day | null
  done_on: Day | null
  cite: string
}

/** A clock read on the as-of day: `met` when done, however late; `overdue` when due before that day; `paused` when it has no day. */
export const readClock = ({ appliance_id, circuit_no }: Appliance, clock: Clock, asOf: Day): Deadline => {
  const { due_on, done_on, cite, ...trigger } = clock
  const common = { appliance_id, circuit_no, ...trigger, due_on, done_on }
  if (done_on !== null) return { ...common, status: 'met', days_late: due_on === null ? null : Math.max(0, done_on - due_on), cite }
  if (due_on === null) return { ...common, status: 'paused', days_late: null, cite }
  return due_on < asOf ? { ...common, status: 'overdue', days_late: asOf - due_on, cite } : { ...common, status: 'open', days_late: null, cite }
}

export const deadlineOrder = (a: Deadline, b: Deadline): number =>
  byId(a.kind, b.kind) || byId(a.trigger_event_id, b.trigger_event_id) || a.trigger_on - b.trigger_on || (a.due_on ?? Infinity) - (b.due_on ?? Infinity)

/** A day that a file states and that is computed otherwise; it is not used. */
export const dayDiffers = (record: string, record_id: string, field: string, stated: Day | null, computed: Day | null, cite: string): Violation[] =>
  stated === null || computed === null || stated === computed ? [] : [{
    record, record_id, rule: 'stated_value_differs',
    message: `${field} is ${dayText(stated)}, computed it is ${dayText(computed)}: the stated day is not used. Correct or empty it, or the records it is computed from.`,
    cite,
  }]
