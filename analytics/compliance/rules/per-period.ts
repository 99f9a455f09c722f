import type { Day } from '../records/records'
import type { RuleData } from './load-rules'
import { periodOf } from './periods'

/**
 * An answer of the rules that is worked out once for each key and each time in which no rule starts or ends: it must rest on nothing
 * but the rules, the day and the key.
 */
export const perPeriod = <Key extends string, Answer>(workOut: (rules: RuleData, on: Day, key: Key) => Answer): ((rules: RuleData, on: Day, key: Key) => Answer) => {
  const known = new WeakMap<RuleData, Map<Key, Map<Day, { answer: Answer }>>>()
  return (rules, on, key) => {
    const byKey = known.get(rules) ?? new Map<Key, Map<Day, { answer: Answer }>>()
    if (byKey.size === 0) known.set(rules, byKey)
    let byPeriod = byKey.get(key)
    if (byPeriod === undefined) byKey.set(key, (byPeriod = new Map()))
    const period = periodOf(rules, on)
    const found = byPeriod.get(period)
    if (found !== undefined) return found.answer
    const answer = workOut(rules, on, key)
    byPeriod.set(period, { answer })
    return answer
  }
}
