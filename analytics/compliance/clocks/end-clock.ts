import type { Day } from '../records/records'
import type { Clock } from './deadline'

/**
 * What is left of a clock of an exceedance when the circuit is retired, retrofitted or no longer bound, 40 CFR 82.157(c)(1), (h),
 * 84.106(c)(1), (h): the work of a plan is done, what is not due before that day ends without a line, and what was due before is late.
 */
export const endClock = (clock: Clock, endedOn: Day | null): Clock[] => {
  const { kind, due_on, done_on } = clock
  if (endedOn === null || done_on !== null) return [clock]
  const isLate = due_on !== null && due_on < endedOn
  return isLate || kind === 'plan_completion' ? [{ ...clock, done_on: endedOn }] : []
}
