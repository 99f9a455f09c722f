import type { Day } from '../records/records'
import type { RuleData } from './load-rules'
import { allRules } from './notes'

const boundaries = new WeakMap<RuleData, readonly Day[]>()

const boundariesOf = (rules: RuleData): readonly Day[] => {
  const known = boundaries.get(rules)
  if (known !== undefined) return known
  const days = allRules(rules).flatMap((rule) => [rule.effective_from, ...(rule.effective_to === null ? [] : [rule.effective_to + 1])])
  const sorted = [...new Set(days)].sort((a, b) => b - a)
  boundaries.set(rules, sorted)
  return sorted
}

/** Days after `from` and up to `to` on which a rule starts or no longer holds, ascending. */
export const ruleDays = (rules: RuleData, from: Day, to: Day): Day[] => boundariesOf(rules).filter((day) => day > from && day <= to).toReversed()

/** The first day of the time around `on` in which no rule starts or ends: on all its days the rules answer alike. */
export const periodOf = (rules: RuleData, on: Day): Day => boundariesOf(rules).find((day) => day <= on) ?? -Infinity
