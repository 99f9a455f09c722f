import { groupOf } from '../fault-groups'
import type { Label } from './labels'

export const outcomes = ['found', 'late', 'missed', 'false_alarm', 'other_cause'] as const
export type Outcome = (typeof outcomes)[number]

/** A line of `backtest.csv`; days count from 1970-01-01. */
export interface BacktestLine {
  unitId: string
  fault: string
  confirmed: number
  detected: number | undefined
  outcome: Outcome
}

/** A finding as it stood on some day. */
export interface Standing {
  fault: string
  detected: number
  /** Last day on which it was seen. */
  lastSeen: number
  isAdvisory: () => boolean
}

/** A finding that was last seen so many days before a visit still speaks of what the visit found. */
export const stillSaidDays = 30
/** A finding that opens so many days after the confirmation is late, one that opens later is another matter. */
const lateDays = 60

/**
 * Holds a visit against the findings as they stood on the day before it, and those that came afterwards. A visit that
 * confirmed a fault gives one line; one that found nothing gives a line for each finding of minor severity or above it refutes.
 */
export const outcomesOf = (label: Label, before: readonly Standing[], after: () => readonly Standing[]): BacktestLine[] => {
  const { unitId, confirmed, fault } = label
  const standing = before.filter(({ detected, lastSeen }) => detected < confirmed && lastSeen >= confirmed - stillSaidDays)
  if (fault === 'none')
    return standing.filter(({ isAdvisory }) => !isAdvisory()).map((one) => ({ unitId, fault: one.fault, confirmed, detected: one.detected, outcome: 'false_alarm' as const }))
  const line = (outcome: Outcome, one?: Standing): BacktestLine[] => [{ unitId, fault, confirmed, detected: one?.detected, outcome }]
  const group = groupOf(fault)
  const right = earliest(standing.filter((one) => one.fault === fault))
  if (right !== undefined) return line('found', right)
  const other = earliest(standing.filter((one) => groupOf(one.fault) === group))
  if (other !== undefined) return line('other_cause', other)
  const late = earliest(after().filter((one) => one.fault === fault && one.detected >= confirmed && one.detected <= confirmed + lateDays))
  return late === undefined ? line('missed') : line('late', late)
}

const earliest = (standings: readonly Standing[]): Standing | undefined =>
  standings.reduce<Standing | undefined>((first, one) => (first !== undefined && first.detected <= one.detected ? first : one), undefined)
