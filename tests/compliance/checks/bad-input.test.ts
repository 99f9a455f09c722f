import { expect, it } from 'vitest'
import { followClocks } from '../../../analytics/compliance/clocks/follow-clocks'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import type { CircuitRecords, SharedRecords } from '../../../analytics/compliance/records/records'
import type { Violation } from '../../../analytics/compliance/results'
import { added, appliance, circuit, event, mass, repair, site, test } from '../support/circuit'
import { complete, ofCircuit, ofFleet, today } from '../support/found'
import { cylinder, shared, technician } from '../support/shared'

const of = (charge: string | null, given: Partial<CircuitRecords> = {}, people: Partial<SharedRecords> = {}) => ({
  records: circuit(appliance('R-410A', charge, { install_date: dayOf('2020-01-01') }), given),
  people: shared(people),
})
const all = ({ records, people }: ReturnType<typeof of>): Violation[] => {
  const context = { ...today, defaultAsOf: true }
  const found = computeRates(records, context)
  return [...found.violations, ...followClocks(records, found, context).violations, ...ofCircuit(records, people, context), ...ofFleet([records], people, context)]
}
const first = added('E0', '2026-02-10', '1', complete)
const weighed = (before: string, after: string) => ({ ...complete, cylinder_id: 'C1', cylinder_before: mass(before), cylinder_after: mass(after) })
const method = site({ leak_rate_method: 'rolling', method_set_on: dayOf('2026-07-01') })

const cases: Record<string, [found: ReturnType<typeof of>, rule: string, field: string, remedy: string]> = {
  'missing full charge': [of(null, { events: [first] }), 'full_charge_missing', 'full_charge is empty', 'record the full charge'],
  'full charge of zero': [of('0', { events: [first] }), 'full_charge_not_positive', 'full_charge is 0 lb', 'record the pounds'],
  'negative pounds': [of('120', { events: [added('E1', '2026-06-10', '-6', complete)] }), 'pounds_negative', 'lb_added is -6 lb', 'void this record'],
  'event before installation': [of('120', { events: [added('E1', '2019-12-31', '6', complete)] }), 'event_before_install', 'service_date is 2019-12-31', 'Correct one of the two'],
  'test before repair': [
    of('120', {
      events: [first, added('E1', '2026-06-10', '6', complete)], repairs: [repair('R1', 'E1', '2026-06-10', { repaired_on: dayOf('2026-06-20') })],
      tests: [test('V1', 'R1', 'initial', '2026-06-19')],
    }),
    'test_before_repair', 'test_date is 2026-06-19', 'correct',
  ],
  'follow-up test before the initial one': [
    of('120', {
      events: [first, added('E1', '2026-06-10', '6', complete)], repairs: [repair('R1', 'E1', '2026-06-10', { repaired_on: dayOf('2026-06-15') })],
      tests: [test('V1', 'R1', 'initial', '2026-06-20'), test('V2', 'R1', 'follow_up', '2026-06-19')],
    }),
    'follow_up_before_initial', 'test_date of the follow-up test is 2026-06-19', 'Record the initial test',
  ],
  'overlapping cylinders': [
    of('120', { events: [added('E1', '2026-06-10', '6', weighed('80', '74')), added('E2', '2026-06-20', '6', weighed('80', '74'))] }, { cylinders: [cylinder('C1')] }),
    'cylinder_weight_gap', 'cylinder_before is 80 lb', 'correct the weight',
  ],
  'apprentice without supervisor': [
    of('120', { events: [first] }, { technicians: [technician('T1', { apprentice: true, epa_type: null })] }),
    'apprentice_without_supervisor', 'supervisor_id of the apprentice T1 is empty', 'Record the supervisor',
  ],
  'duplicate certificate numbers': [
    of('120', {}, { technicians: [technician('T1', { epa_number: '1' }), technician('T2', { epa_number: '1' })] }),
    'duplicate_certificate_number', 'epa_number is 1', 'correct the number',
  ],
  'date in the future': [of('120', { events: [added('E1', '2027-01-01', '6', complete)] }), 'date_in_future', 'service_date is 2027-01-01', 'Correct the date'],
  'refrigerant that was retrofitted in between': [
    of('120', { events: [event('E1', '2026-03-01', 'retrofit_charge', '100', { ...complete, refrigerant: 'R-454B' }), added('E2', '2026-06-10', '6', complete)] }),
    'refrigerant_differs', 'refrigerant is R-410A, but the circuit holds R-454B', 'Correct the record',
  ],
  'pounds and kilograms mixed up': [
    of('120', { events: [added('E1', '2026-06-10', '5 kg', weighed('80', '75'))] }, { cylinders: [cylinder('C1')] }),
    'cylinder_weights_differ', '5 lb left the cylinder, while lb_added is 11.02 lb', 'Correct the weights',
  ],
  'method changed without an acquisition': [of('120', { site: method, events: [first] }, { sites: [method] }), 'method_changed', 'method_set_on is 2026-07-01', 'record the acquisition'],
}

it.each(Object.entries(cases))('%s is listed with its field, rule and remedy', (_, [found, rule, field, remedy]) => {
  const listed = all(found).filter((violation) => violation.rule === rule && violation.message.includes(field))
  expect(listed.length, all(found).map((one) => `${one.rule}: ${one.message}`).join('\n')).toBeGreaterThan(0)
  expect(listed[0]?.message.toLowerCase()).toContain(remedy.toLowerCase())
  expect(listed[0]?.record_id).not.toBe('')
  expect(new Set(all(found).map((one) => `${one.record} ${one.record_id} ${one.rule} ${one.message}`)).size).toBe(all(found).length)
})

it('computes nothing from what cannot be right', () => {
  for (const name of ['missing full charge', 'full charge of zero', 'negative pounds', 'event before installation', 'date in the future'] as const) {
    const found = cases[name]?.[0]
    if (found === undefined) throw new Error(name)
    expect(computeRates(found.records, today).rates.filter(({ rate }) => rate !== null), name).toEqual([])
  }
})
