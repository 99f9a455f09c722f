import type { ComplianceContext } from '../context'
import type { Mass } from '../exact/mass'
import type { CircuitRecords, Day } from '../records/records'
import { decideRegime } from '../regime/decide-regime'
import type { RegimeDecision } from '../results'
import { fullChargeOn } from './full-charge-on'
import { refrigerantOn } from './refrigerant-on'

/** What holds for a circuit on a day. */
export interface CircuitDay {
  fullCharge: Mass | null
  refrigerant: string | null
  decision: RegimeDecision
}

/** Full charge, refrigerant and regime of a circuit by day; each day is worked out once. */
export const circuitDays = (records: CircuitRecords, { rules, policy }: ComplianceContext): ((day: Day) => CircuitDay) => {
  const known = new Map<Day, CircuitDay>()
  const workOut = (on: Day): CircuitDay => {
    const [fullCharge, refrigerant] = [fullChargeOn(records, on), refrigerantOn(records, on)]
    return { fullCharge, refrigerant, decision: decideRegime({ appliance: records.appliance, refrigerant, fullCharge, on }, { rules, policy }) }
  }
  return (day) => {
    const found = known.get(day) ?? workOut(day)
    known.set(day, found)
    return found
  }
}
