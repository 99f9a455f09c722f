import { byId } from './records/live'
import type { Violation } from './results'

/** By record, id, rule, message. */
export const inViolationOrder = (a: Violation, b: Violation): number =>
  byId(a.record, b.record) || byId(a.record_id, b.record_id) || byId(a.rule, b.rule) || byId(a.message, b.message)
