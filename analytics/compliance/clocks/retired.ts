import type { Day } from '../records/records'
import type { Clock } from './deadline'

/**
 * What a retirement leaves of a clock of an exceedance, 40 CFR 82.157(c)(1), (h), 84.106(c)(1), (h): it is the work of a plan, ends what is
 * not due before it, and what was due before and not done it ends late.
 */
export const retire = (clock: Clock, day0: Day, retiredOn: Day | null): Clock[] => {
  const { kind, due_on, done_on } = clock
  if (retiredOn === null || retiredOn < day0 || done_on !== null) return [clock]
  const isLate = due_on !== null && due_on < retiredOn
  return isLate || kind === 'plan_completion' ? [{ ...clock, done_on: retiredOn }] : []
}
