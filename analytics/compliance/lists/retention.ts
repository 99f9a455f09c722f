import type { CheckContext, RecordTable } from '../checks/check'
import { indexShared } from '../checks/shared-index'
import { addYears } from '../exact/day'
import { circuitName, live } from '../records/live'
import type { CircuitRecords, Day, SharedRecords } from '../records/records'
import { recordsAsOf } from '../records/records-as-of'
import { retention, type Kept } from '../rules'

/** How long a record is kept. */
export interface RetentionLine {
  record: RecordTable
  record_id: string
  /** The day that the years are counted from; null where it has not come or is not recorded. */
  from_on: Day | null
  keep_until: Day | null
  years: number
  from: 'record' | 'retirement' | 'leaving'
  cite: string
}

type Keep = (record: RecordTable, record_id: string, from_on: Day | null, kept: Kept) => RetentionLine

const keeper = ({ rules, asOf }: CheckContext, state: string | null): Keep => {
  const known = new Map<Kept, ReturnType<typeof retention>>()
  return (record, record_id, from_on, kept) => {
    const rule = known.get(kept) ?? retention(rules, kept, asOf, state)
    known.set(kept, rule)
    const { years, from, cite } = rule
    return { record, record_id, from_on, keep_until: from_on === null ? null : addYears(from_on, years), years, from, cite }
  }
}

/**
 * How long each record of a circuit is kept: three years, the circuit's own record until three years after its retirement, 40 CFR
 * 82.157(l), 84.106(l); longer where its state wants it. Said of circuits that no regime binds too.
 */
export const circuitRetention = (given: CircuitRecords, context: CheckContext): RetentionLine[] => {
  const { appliance, site, revisions, events, repairs, tests, inspections, filings } = recordsAsOf(given, context.asOf)
  const keep = keeper(context, site?.state ?? null)
  const name = circuitName(appliance)
  return [
    keep('appliances', name, appliance.retired_on, 'circuit'),
    ...revisions.map(() => keep('full_charge_revisions', name, appliance.retired_on, 'circuit')),
    ...events.map(({ event_id, service_date }) => keep('refrigerant_events', event_id, service_date, 'records')),
    ...repairs.map(({ repair_id, repaired_on, exceeded_on }) => keep('leak_repairs', repair_id, repaired_on ?? exceeded_on, 'records')),
    ...tests.map(({ test_id, test_date }) => keep('verification_tests', test_id, test_date, 'records')),
    ...inspections.map(({ inspection_id, inspection_date }) => keep('leak_inspections', inspection_id, inspection_date, 'records')),
    ...filings.map(({ filing_id, sent_on, dated_on }) => keep('filings', filing_id, sent_on ?? dated_on, 'records')),
  ]
}

/** How long records that belong to no circuit are kept, 40 CFR 82.156(a)(3), 82.161. */
export const sharedRetention = (shared: SharedRecords, context: CheckContext): RetentionLine[] => {
  const index = indexShared(shared, context.asOf)
  const federal = keeper(context, null)
  const keepAt = (site_id: string | null): Keep => {
    const state = index.sites.get(site_id ?? '')?.state ?? null
    return state === null ? federal : keeper(context, state)
  }
  return [
    ...shared.technicians.map(({ technician_id, left_on }) => federal('technicians', technician_id, left_on, 'certificate')),
    ...index.disposals.map(({ disposal_id, recovery_date }) => federal('disposals', disposal_id, recovery_date, 'disposal')),
    ...index.transfers.map(({ transfer_id, date, site_id }) => keepAt(site_id)('transfers', transfer_id, date, 'disposal')),
    ...live(index.purchases).map(({ purchase_id, date, site_id }) => keepAt(site_id)('purchases', purchase_id, date, 'records')),
  ]
}
