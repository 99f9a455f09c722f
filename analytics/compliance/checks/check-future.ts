import { dayText } from '../exact/day'
import { live } from '../records/live'
import type { Day, SharedRecords } from '../records/records'
import type { CheckContext, RecordTable, Report } from './check'
import type { CircuitView } from './circuit-view'
import { happenedOn } from './future-fields'

type Dated<T extends RecordTable> = { readonly [field in (typeof happenedOn)[T][number]]: Day | null }

/** Days of a record that lie after `asOf`, listed one by one. */
export const checkFuture = <T extends RecordTable>(record: T, row: Dated<T>, record_id: string, asOf: Day, report: Report): void => {
  for (const field of happenedOn[record] as readonly (keyof Dated<T> & string)[]) {
    const day = row[field]
    if (day === null || day <= asOf) continue
    report({ record, record_id, rule: 'date_in_future', message: `${field} is ${dayText(day)}, after today, ${dayText(asOf)}: what has not happened is no record, and nothing is computed from it. Correct the date.`, cite: '' })
  }
}

/** The days in one circuit's records; only where as-of is today, since another as-of cuts them off. */
export const checkCircuitFuture = (view: CircuitView, report: Report): void => {
  if (view.defaultAsOf !== true) return
  const { asOf, name } = view
  const { appliance, revisions, events, repairs, tests, inspections, filings } = view.given
  checkFuture('appliances', appliance, name, asOf, report)
  for (const row of live(revisions)) checkFuture('full_charge_revisions', row, name, asOf, report)
  for (const row of live(events)) checkFuture('refrigerant_events', row, row.event_id, asOf, report)
  for (const row of live(repairs)) checkFuture('leak_repairs', row, row.repair_id, asOf, report)
  for (const row of live(tests)) checkFuture('verification_tests', row, row.test_id, asOf, report)
  for (const row of live(inspections)) checkFuture('leak_inspections', row, row.inspection_id, asOf, report)
  for (const row of live(filings)) checkFuture('filings', row, row.filing_id, asOf, report)
}

/** The days in records that belong to no single circuit. */
export const checkSharedFuture = (shared: SharedRecords, { asOf, defaultAsOf }: CheckContext, report: Report): void => {
  if (defaultAsOf !== true) return
  for (const row of shared.sites) checkFuture('sites', row, row.site_id, asOf, report)
  for (const row of shared.technicians) checkFuture('technicians', row, row.technician_id, asOf, report)
  for (const row of live(shared.disposals)) checkFuture('disposals', row, row.disposal_id, asOf, report)
  for (const row of live(shared.transfers)) checkFuture('transfers', row, row.transfer_id, asOf, report)
  for (const row of live(shared.purchases)) checkFuture('purchases', row, row.purchase_id, asOf, report)
  for (const row of live(shared.cylinders)) checkFuture('cylinders', row, row.cylinder_id, asOf, report)
  for (const row of live(shared.cylinderMoves)) checkFuture('cylinder_moves', row, row.cylinder_id, asOf, report)
}
