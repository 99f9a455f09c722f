import { inspectCircuit } from '../../../analytics/compliance/checks/check-circuit'
import { checkShared } from '../../../analytics/compliance/checks/check-shared'
import type { CheckContext } from '../../../analytics/compliance/checks/check'
import type { CircuitRecords, RefrigerantEvent, SharedRecords } from '../../../analytics/compliance/records/records'
import type { Violation } from '../../../analytics/compliance/results'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { asOf } from './circuit'
import { shared as sharedRecords } from './shared'

/** A job's line that leaves nothing to say. */
export const complete: Partial<RefrigerantEvent> = {
  parts_serviced: 'valve', work_type_per_part: 'valve: replaced', technician_id: 'T1', technician_name: 'Name T1', refrigerant: 'R-410A',
  provided_to_owner_on: dayOf('2026-06-10'), recovery_machine_id: 'RM-1', evac_level_reached: '15',
}

export const today = asOf('2026-11-25')

export const ofCircuit = (records: CircuitRecords, shared: SharedRecords = sharedRecords(), context: CheckContext = today): Violation[] =>
  inspectCircuit(records, shared, context).violations

export const ofFleet = (circuits: readonly CircuitRecords[], shared: SharedRecords = sharedRecords(), context: CheckContext = today): Violation[] =>
  checkShared(shared, circuits.map((records) => inspectCircuit(records, shared, context).facts), context)

export const rules = (violations: readonly Violation[]): string[] => violations.map(({ rule }) => rule)

export const one = (violations: readonly Violation[], rule: string): Violation => {
  const found = violations.filter((violation) => violation.rule === rule)
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${rule} in ${rules(violations).join(', ')}`)
  return found[0]
}
