import { followClocks } from './clocks/follow-clocks'
import type { ComplianceContext } from './context'
import { circuitDays } from './history/circuit-days'
import { computeRates } from './leak-rate/compute-rates'
import { isLive } from './records/live'
import type { CircuitRecords } from './records/records'
import { recordsAsOf } from './records/records-as-of'
import type { CircuitCompliance } from './results'
import { inViolationOrder } from './violation-order'

/**
 * All that follows from one circuit's records as of a day: regime, leak rates, losses of calendar years, clocks, and what is wrong with
 * the records they come from. A voided appliance has its regime and nothing else.
 */
export const computeCircuit = (all: CircuitRecords, context: ComplianceContext): CircuitCompliance => {
  const records = recordsAsOf(all, context.asOf)
  const { appliance_id, circuit_no } = records.appliance
  const { decision } = circuitDays(records, context)(context.asOf)
  if (!isLive(records.appliance)) return { appliance_id, circuit_no, decision, rates: [], deadlines: [], years: [], violations: [] }
  const { rates, years, violations } = computeRates(records, context)
  const clocks = followClocks(records, { rates, years }, context)
  return { appliance_id, circuit_no, decision, rates, deadlines: clocks.deadlines, years, violations: [...violations, ...clocks.violations].sort(inViolationOrder) }
}
