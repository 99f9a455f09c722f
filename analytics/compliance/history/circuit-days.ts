import type { ComplianceContext } from '../context'
import type { Mass } from '../exact/mass'
import type { CircuitRecords, Day } from '../records/records'
import { decideRegime } from '../regime/decide-regime'
import type { Policy, RegimeDecision } from '../results'
import type { RuleData } from '../rules/load-rules'
import { fullChargeOn } from './full-charge-on'
import { refrigerantOn } from './refrigerant-on'

/** What holds for a circuit on a day. */
export interface CircuitDay {
  fullCharge: Mass | null
  refrigerant: string | null
  decision: RegimeDecision
}

export type CircuitDays = (day: Day) => CircuitDay

/** Full charge, refrigerant and regime of a circuit by day; each day is worked out once. */
export const circuitDays = (records: CircuitRecords, { rules, policy }: ComplianceContext): CircuitDays => {
  if (last?.records === records && last.rules === rules && last.policy === policy) return last.days
  const days = daysOf(records, rules, policy)
  last = { records, rules, policy, days }
  return days
}

/** Those that were asked for last: several ask for one circuit's before those of the next. */
let last: { records: CircuitRecords; rules: RuleData; policy: Policy; days: CircuitDays } | undefined

const daysOf = (records: CircuitRecords, rules: RuleData, policy: Policy): CircuitDays => {
  const known = new Map<Day, CircuitDay>()
  const workOut = (on: Day): CircuitDay => {
    const [fullCharge, refrigerant] = [fullChargeOn(records, on), refrigerantOn(records, on)]
    return { fullCharge, refrigerant, decision: decideRegime({ appliance: records.appliance, refrigerant, fullCharge, on }, { rules, policy }) }
  }
  return (day) => {
    const found = known.get(day)
    if (found !== undefined) return found
    const worked = workOut(day)
    known.set(day, worked)
    return worked
  }
}
