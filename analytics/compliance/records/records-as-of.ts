import { isLive } from './live'
import type { CircuitRecords, Day, Filing, LeakRepair, Recorded } from './records'

const upTo = <T extends Recorded>(records: readonly T[], asOf: Day, dayOf: (record: T) => Day | null): readonly T[] => {
  const counts = (record: T): boolean => isLive(record) && (dayOf(record) ?? -Infinity) <= asOf
  return records.every(counts) ? records : records.filter(counts)
}

const stepsOfRepair = ['repaired_on', 'mothballed_on', 'resumed_on', 'extension_requested_on', 'parts_received_on'] as const

const repairUpTo = (repair: LeakRepair, asOf: Day): LeakRepair => {
  if (stepsOfRepair.every((step) => (repair[step] ?? -Infinity) <= asOf)) return repair
  const known = { ...repair }
  for (const step of stepsOfRepair) if ((known[step] ?? -Infinity) > asOf) known[step] = null
  return known
}

const filingUpTo = (filing: Filing, asOf: Day): Filing => ((filing.sent_on ?? -Infinity) <= asOf ? filing : { ...filing, sent_on: null })

/** The same list where nothing in it changes. */
const mapped = <T>(records: readonly T[], change: (record: T) => T): readonly T[] => {
  const changed = records.map(change)
  return changed.every((record, index) => record === records[index]) ? records : changed
}

/**
 * What counts of a circuit's records on a day: without voided ones and later ones, and without the steps of a repair, or the sending of a filing, that came later.
 * The same object, where nothing is to be left out.
 */
export const recordsAsOf = (records: CircuitRecords, asOf: Day): CircuitRecords => {
  if (last?.asOf === asOf && (last.records === records || last.counted === records)) return last.counted
  const counted = countedOf(records, asOf)
  last = { records, asOf, counted }
  return counted
}

/** What was asked for last: one circuit's records are asked for again and again before those of the next. */
let last: { records: CircuitRecords; asOf: Day; counted: CircuitRecords } | undefined

const countedOf = (records: CircuitRecords, asOf: Day): CircuitRecords => {
  const revisions = upTo(records.revisions, asOf, ({ date }) => date)
  const events = upTo(records.events, asOf, ({ service_date }) => service_date)
  const repairs = mapped(upTo(records.repairs, asOf, ({ exceeded_on }) => exceeded_on), (repair) => repairUpTo(repair, asOf))
  const tests = upTo(records.tests, asOf, ({ test_date }) => test_date)
  const inspections = upTo(records.inspections, asOf, ({ inspection_date }) => inspection_date)
  const filings = mapped(upTo(records.filings, asOf, ({ dated_on, sent_on }) => dated_on ?? sent_on), (filing) => filingUpTo(filing, asOf))
  const same = revisions === records.revisions && events === records.events && repairs === records.repairs
    && tests === records.tests && inspections === records.inspections && filings === records.filings
  return same ? records : { appliance: records.appliance, site: records.site, revisions, events, repairs, tests, inspections, filings }
}
