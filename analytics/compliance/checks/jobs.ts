import type { Day } from '../records/records'
import type { RecordTable } from './check'
import type { CircuitView } from './circuit-view'

/** Work that a person did on a circuit. */
export interface Job {
  record: RecordTable
  record_id: string
  /** The field that names the person is `technician_id` in every table. */
  technician_id: string
  day: Day
  work: string
}

/**
 * Work on a circuit for which 40 CFR 82.161(a) wants a certificate: everything that could break the refrigerant circuit, repairs
 * and verification tests with it; leak inspections only where a regime wants a certified person, 40 CFR 82.157(g)(2), 84.106(g)(2).
 */
export const jobsOf = (view: CircuitView): Job[] => {
  const { events, repairs, tests, inspections } = view.records
  const jobs: Job[] = []
  const add = (record: RecordTable, record_id: string, technician_id: string | null, day: Day | null, work: string): void => {
    if (technician_id !== null && technician_id !== '' && day !== null) jobs.push({ record, record_id, technician_id, day, work })
  }
  for (const event of events) add('refrigerant_events', event.event_id, event.technician_id, event.service_date, event.event_kind ?? 'service')
  for (const repair of repairs) add('leak_repairs', repair.repair_id, repair.technician_id, repair.repaired_on, 'leak repair')
  for (const test of tests) add('verification_tests', test.test_id, test.technician_id, test.test_date, 'verification test')
  for (const inspection of inspections) {
    const { inspection_id, technician_id, inspection_date } = inspection
    if (inspection_date === null || view.regimeOn(inspection_date).regime === 'none') continue
    add('leak_inspections', inspection_id, technician_id, inspection_date, 'leak inspection')
  }
  return jobs
}
