import { isLive } from '../records/live'
import type { CircuitRecords, SharedRecords } from '../records/records'
import type { Violation } from '../results'
import type { CheckContext, Report } from './check'
import { checkCharge, checkRefrigerantName } from './check-charge'
import { checkCylinderUse } from './check-cylinder-use'
import { checkEvacuation } from './check-evacuation'
import { checkExemptCharges } from './check-exempt-charges'
import { checkCircuitFuture } from './check-future'
import { checkInstallation } from './check-installation'
import { checkLeakDetection } from './check-leak-detection'
import { checkLinks } from './check-links'
import { checkOrder } from './check-order'
import { checkPlace } from './check-place'
import { checkRequiredFields } from './check-required-fields'
import { checkReturned } from './check-returned'
import { checkSubsector } from './check-subsector'
import { checkTechnicians } from './check-technicians'
import { factsOf, noFactsOf, type CircuitFacts } from './circuit-facts'
import { viewCircuit, type CircuitView } from './circuit-view'

const checks: readonly ((view: CircuitView, report: Report) => void)[] = [
  checkCharge,
  checkRefrigerantName,
  checkSubsector,
  checkPlace,
  checkInstallation,
  checkLeakDetection,
  checkRequiredFields,
  checkTechnicians,
  checkEvacuation,
  checkCylinderUse,
  checkOrder,
  checkExemptCharges,
  checkReturned,
  checkLinks,
  checkCircuitFuture,
]

/**
 * What is wrong with one circuit's records by themselves, and its facts for what is checked across circuits. Voided records count for
 * nothing; of a voided appliance nothing is said.
 */
export const inspectCircuit = (
  records: CircuitRecords,
  shared: SharedRecords,
  context: CheckContext,
): { violations: Violation[]; facts: CircuitFacts } => {
  const view = viewCircuit(records, shared, context)
  const violations: Violation[] = []
  if (!isLive(records.appliance)) return { violations, facts: noFactsOf(view) }
  for (const check of checks) check(view, (violation) => violations.push(violation))
  return { violations, facts: factsOf(view) }
}

/** What is wrong with one circuit's records by themselves. */
export const checkCircuit = (records: CircuitRecords, shared: SharedRecords, context: CheckContext): Violation[] =>
  inspectCircuit(records, shared, context).violations
