import { dayText } from '../exact/day'
import { citeOf } from '../rules/terms'
import type { RuleData } from '../rules/load-rules'
import type { Day, LeakRepair } from '../records/records'
import type { Regime, Violation } from '../results'

/** Days in which a circuit was mothballed and clocks stood still; `to` is null while it is. */
export interface Pause {
  from: Day
  to: Day | null
}

/** A repair's mothballing, which ends when refrigerant is added again, 40 CFR 82.157(d)(3), 84.106(d)(3). Null for none, or one that ends before it begins. */
export const pauseOf = ({ mothballed_on: from, resumed_on }: LeakRepair, chargeDays: readonly Day[]): Pause | null => {
  if (from === null || (resumed_on !== null && resumed_on < from)) return null
  const charged = chargeDays.find((day) => day > from) ?? null
  const ends = [resumed_on, charged].filter((day) => day !== null)
  return { from, to: ends.length === 0 ? null : Math.min(...ends) }
}

/** Pauses that do not overlap, in order. */
export const joinPauses = (pauses: readonly Pause[]): Pause[] => {
  const joined: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity))) {
    const last = joined.at(-1)
    if (last === undefined || (last.to !== null && last.to < pause.from)) joined.push({ ...pause })
    else last.to = last.to === null || pause.to === null ? null : Math.max(last.to, pause.to)
  }
  return joined
}

/**
 * A due day moved on by the days in which its clock stood still between `from` and the day on which the duty was done; null while it
 * stands still.
 */
export const shiftDue = (due: Day, from: Day, done: Day | null, pauses: readonly Pause[]): Day | null => {
  let moved = due
  for (const pause of pauses) {
    const begin = Math.max(pause.from, from)
    if (begin > moved || (done !== null && begin >= done)) break
    const ended = done === null ? pause.to : Math.min(pause.to ?? done, done)
    if (ended === null) return null
    moved += Math.max(0, ended - begin)
  }
  return moved
}

/** Where the recorded day of resuming is not that on which refrigerant was added again. */
export const pauseViolations = (repair: LeakRepair, pause: Pause | null, rules: RuleData, regime: Regime): Violation[] => {
  if (pause?.to == null || repair.resumed_on === null || pause.to === repair.resumed_on) return []
  return [{
    record: 'leak_repairs', record_id: repair.repair_id, rule: 'resumed_differs',
    message: `resumed_on is ${dayText(repair.resumed_on)}, but refrigerant was added on ${dayText(pause.to)}: the clocks go on from that day. Correct one of the two.`,
    cite: citeOf(rules, 'mothball', pause.to, regime),
  }]
}
