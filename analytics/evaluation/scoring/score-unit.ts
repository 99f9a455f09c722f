import { groupOf } from '../fault-groups'
import type { Alert, UnitFacts } from '../unit-facts'

/** One unit-episode, scored (analytics notes 10.1, truth by condition: the fault is there from onset on). */
export interface UnitScore {
  facts: UnitFacts
  /** Alerts of the fault's group that opened while it was there. */
  hits: Alert[]
  /** Alerts of other groups that opened while the fault was there: a second finding beside it, or a wrong one. */
  beside: Alert[]
  /** Alerts on a unit without fault, or before its fault began. */
  falseAlarms: Alert[]
  /** The first alert of the group; undefined when the fault was missed. */
  first: Alert | undefined
  /** The alert that names the fault itself, else the first one. */
  named: Alert | undefined
  causeRight: boolean
  /** From the day the fault could be seen, in data that the unit has, to the first alert; negative when it was found earlier. NaN when missed. */
  delayDays: number
  /** The same in days on which a detector of this fault had a value. */
  delayScoredDays: number
  /** From the first alert to the failure; NaN when missed or without failure. */
  leadWeeks: number
  /** Days on which an alarm would have been false. */
  exposureDays: number
}

/** Scores one unit against its truth. Pure. */
export const scoreUnit = (facts: UnitFacts): UnitScore => {
  const { truth, alerts, scoredDays } = facts
  const faulty = truth.fault !== 'none'
  const onset = truth.onset ?? facts.firstDay
  const end = truth.failed ?? facts.lastDay
  const group = groupOf(truth.fault)
  const during = faulty ? alerts.filter(({ detected }) => detected >= onset && detected <= end) : []
  const hits = during.filter(({ fault }) => groupOf(fault) === group)
  const first = hits[0]
  const named = hits.find(({ fault }) => fault === truth.fault) ?? first
  const seen = Math.max(truth.detectable ?? onset, facts.firstDay)
  return {
    facts,
    hits,
    beside: during.filter((alert) => !hits.includes(alert)),
    falseAlarms: faulty ? alerts.filter(({ detected }) => detected < onset) : alerts,
    first,
    named,
    causeRight: named?.fault === truth.fault,
    delayDays: first === undefined ? NaN : first.detected - seen,
    delayScoredDays: first === undefined ? NaN : daysBetween(facts.ownScoredDays, seen, first.detected),
    leadWeeks: first === undefined || truth.failed === undefined ? NaN : (truth.failed - first.detected) / 7,
    exposureDays: faulty ? scoredDays.filter((day) => day < onset).length : scoredDays.length,
  }
}

/** Scored days from the first on which the fault could be seen up to the alert, that one included. */
const daysBetween = (days: readonly number[], from: number, to: number): number => days.filter((day) => day >= from && day <= to).length
