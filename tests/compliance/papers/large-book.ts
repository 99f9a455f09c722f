import { dayText } from '../../../analytics/compliance/exact/day'
import type { ComplianceBook } from '../../../analytics/compliance/papers/book'
import { makeSiteBooks } from '../../../analytics/compliance/papers/make-book'
import type { CircuitRecords } from '../../../analytics/compliance/records/records'
import { added, appliance, circuit, inspection, repair, site, test as verification } from '../support/circuit'
import { answer, asOfDay, seededBook } from './seeded-book'

/** `count` circuits under 84.106 in `siteCount` sites, each with `events` additions this year, repairs, tests and an inspection; ten exempt ones a site. */
export const largeBook = (count: number, siteCount: number, events = 20): ComplianceBook => {
  const seeded = seededBook()
  const answered = Array.from({ length: count }, (_, index) => answer(largeCircuit(index, siteCount, events)))
  const exempt = Array.from({ length: siteCount * 10 }, (_, index) => answer(exemptCircuit(index, siteCount)))
  return { ...seeded, sites: makeSiteBooks([...answered, ...exempt], seeded.settings) }
}

const siteOf = (index: number, siteCount: number) => site({ site_id: `S-${String(index % siteCount).padStart(3, '0')}`, owner_operator_name: 'Large Owner LLC', site_address: `${index % siteCount} Main Street, Seattle, WA`, state: 'WA' })

const largeCircuit = (index: number, siteCount: number, events: number): CircuitRecords => {
  const own = siteOf(index, siteCount)
  const key = { appliance_id: `CH-${String(index).padStart(4, '0')}`, circuit_no: 1 }
  const first = asOfDay - 330
  const days = Array.from({ length: events }, (_, at) => first + Math.floor((at * 320) / events))
  return circuit({ ...appliance('R-410A', String(100 + (index % 400)), { location_in_site: `roof ${index}` }), ...key, site_id: own.site_id }, {
    site: own,
    events: days.map((day, at) => ({
      ...added(`E-${index}-${at}`, dayText(day), String(1 + ((index + at) % 7)), { parts_serviced: 'suction valve stem', work_type_per_part: 'leak search, topped up', technician_id: 'T-1', refrigerant: 'R-410A' }),
      ...key,
    })),
    repairs: [0, 6, 12].map((at) => ({ ...repair(`R-${index}-${at}`, `E-${index}-${at}`, dayText(days[at] ?? first), { repaired_on: (days[at] ?? first) + 5, repair_description: 'Valve packing renewed', technician_id: 'T-1' }), ...key })),
    tests: [0, 6].flatMap((at) => [
      verification(`V-${index}-${at}`, `R-${index}-${at}`, 'initial', dayText((days[at] ?? first) + 5), { technician_id: 'T-1' }),
      verification(`W-${index}-${at}`, `R-${index}-${at}`, 'follow_up', dayText((days[at] ?? first) + 9), { technician_id: 'T-1' }),
    ]),
    inspections: [{ ...inspection(`I-${index}`, dayText(first + 100)), ...key }],
  })
}

const exemptCircuit = (index: number, siteCount: number): CircuitRecords => {
  const own = siteOf(index, siteCount)
  return circuit({ ...appliance('R-410A', '11', { asset_type: 'split_hp', rlc_subsector: 'yes' }), appliance_id: `SPL-${index}`, circuit_no: 1, site_id: own.site_id }, { site: own })
}
