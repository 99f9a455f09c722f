import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { checkShared, sortViolations } from '../../../analytics/compliance/checks/check-shared'
import type { Site } from '../../../analytics/compliance/records/records'
import { added, appliance, circuit, site } from '../support/circuit'
import { complete, ofCircuit, ofFleet, one, rules, today } from '../support/found'
import { disposal, purchase, shared, technician, transfer } from '../support/shared'

describe('one method at a facility', () => {
  const fleet = (of: Site, on: string, appliances = appliance('R-410A', '120')) =>
    ofFleet([circuit(appliances, { site: of, events: [added('E1', on, '1', complete)] })], shared({ sites: [of] }))
  const set = site({ leak_rate_method: 'rolling', method_set_on: dayOf('2026-07-01') })

  it('is not changed after a rate was due', () => {
    const found = one(fleet(set, '2026-06-30'), 'method_changed')
    expect(found).toMatchObject({ record: 'sites', record_id: 'S1', cite: '40 CFR 84.106(b)(3)' })
    expect(found.message).toContain('method_set_on is 2026-07-01 for rolling, after the leak rate of E1 on 2026-06-30')
    expect(fleet(set, '2026-07-01')).toEqual([])
  })

  it('may be set on acquiring the facility', () => {
    expect(fleet({ ...set, acquired_on: dayOf('2026-07-01') }, '2026-06-30')).toEqual([])
    expect(rules(fleet({ ...set, acquired_on: dayOf('2026-07-02') }, '2026-06-30'))).toEqual(['method_changed'])
  })

  it('matters only where a regime bound', () => {
    expect(fleet(set, '2025-12-31')).toEqual([])
    expect(fleet(set, '2026-06-30', appliance('R-410A', '120', { asset_type: 'split_hp', rlc_subsector: 'yes' }))).toEqual([])
  })

  it('is one for sites at one address', () => {
    const [a, b] = [site(), site({ site_id: 'S2', site_address: 'STREET 1', leak_rate_method: 'rolling' })]
    expect(one(ofFleet([], shared({ sites: [a, b] })), 'two_methods_at_one_site')).toMatchObject({ record_id: 'S2', cite: '40 CFR 82.152; 40 CFR 84.102' })
    expect(ofFleet([], shared({ sites: [a, { ...b, site_address: 'Street 2' }] }))).toEqual([])
    expect(ofFleet([], shared({ sites: [a, { ...b, leak_rate_method: 'annualizing' }] }))).toEqual([])
  })
})

describe('records that hang in the air', () => {
  it('name a circuit or repair that is not there', () => {
    const found = checkShared(shared(), [], today, [
      { record: 'refrigerant_events', record_id: 'E1', field: 'appliance_id', value: 'X:2' },
      { record: 'verification_tests', record_id: 'V1', field: 'repair_id', value: null },
    ])
    expect(found.map(({ rule, message }) => [rule, message.split(':')[0]])).toEqual([
      ['appliance_unknown', 'appliance_id is X'],
      ['test_without_repair', 'repair_id is empty'],
    ])
  })

  it('name a site that is not there', () => {
    const records = { purchases: [purchase('P1', '2026-01-02', '5', { site_id: 'S9' })], transfers: [transfer('X1', '2026-01-02', '5', { site_id: null })] }
    expect(one(ofFleet([], shared(records)), 'site_unknown').message).toContain('site_id is S9')
    expect(ofFleet([], shared({ ...records, sites: [] }))).toEqual([])
  })

  it('group additions of two circuits as one leak', () => {
    const leaking = (appliance_id: string, event_id: string, leak: string) =>
      circuit(appliance('R-410A', '120', { appliance_id }), { events: [added(event_id, '2026-06-10', '1', { ...complete, leak_event_id: leak })] })
    expect(one(ofFleet([leaking('A', 'E1', 'L1'), leaking('B', 'E2', 'L1')]), 'leak_group_spans_circuits').message).toContain('here in B and in A')
    expect(ofFleet([leaking('A', 'E1', 'L1'), leaking('B', 'E2', 'L2')])).toEqual([])
  })
})

describe('disposals and transfers', () => {
  const ofDisposals = (...disposals: ReturnType<typeof disposal>[]) => ofFleet([], shared({ disposals }))

  it('have what 82.156(a)(3) asks for, between 5 and 50 lb', () => {
    expect(ofDisposals(disposal('D1', '2026-06-10', '12', '11'))).toEqual([])
    expect(one(ofDisposals(disposal('D1', '2026-06-10', '12', '11', { company_name: null, appliance_location: '' })), 'required_field_missing')).toMatchObject({ cite: '40 CFR 82.156(a)(3)(i)', record_id: 'D1' })
    expect(one(ofDisposals(disposal('D1', '2026-06-10', '12', null)), 'required_field_missing').cite).toBe('40 CFR 82.156(a)(3)(ii)')
    expect(ofDisposals(disposal('D1', '2026-06-10', '50', null, { company_name: null }))).toEqual([])
    expect(rules(ofDisposals(disposal('D1', '2026-06-10', null, '11')))).toEqual(['disposal_scope_unknown'])
  })

  it('belong to the month of their day', () => {
    expect(ofDisposals(disposal('D1', '2026-03-10', '12', '11', { month: '2026-03' }))).toEqual([])
    expect(one(ofDisposals(disposal('D1', '2026-03-10', '12', '11', { month: '2026-04' })), 'stated_value_differs').message).toContain('month is 2026-04, computed it is 2026-03')
  })

  it('and purchases name a refrigerant of the table', () => {
    const named = (refrigerant: string) => ofFleet([], shared({
      disposals: [disposal('D1', '2026-06-10', '12', '11', { refrigerant })], transfers: [transfer('X1', '2026-06-10', '11', { refrigerant })],
      purchases: [purchase('P1', '2026-06-10', '25', { refrigerant })],
    })).filter(({ rule }) => rule === 'refrigerant_unknown').map(({ record, record_id, cite }) => [record, record_id, cite])
    expect(named('R410A')).toEqual([])
    expect(named('R-999')).toEqual([['disposals', 'D1', '40 CFR 82.156(a)(3)(i)'], ['transfers', 'X1', '40 CFR 82.156(a)(3)(iii)'], ['purchases', 'P1', '']])
  })

  it('were done by who was certified', () => {
    expect(rules(ofDisposals(disposal('D1', '2026-06-10', '12', '11', { technician_id: 'T9' })))).toEqual(['technician_unknown'])
    const low = (id: string) => ofFleet([], shared({ technicians: [technician('T3', { epa_type: 'III' })], disposals: [disposal('D1', '2026-06-10', '12', '11', { technician_id: 'T3', refrigerant: id })] }))
    expect(rules(low('R-410A'))).toEqual(['technician_type_not_allowed'])
    expect(low('R-123')).toEqual([])
  })

  it('name what was sent where', () => {
    expect(ofFleet([], shared({ transfers: [transfer('X1', '2026-06-10', '11')] }))).toEqual([])
    expect(one(ofFleet([], shared({ transfers: [transfer('X1', '2026-06-10', '11', { recipient_name: null, purpose: null })] })), 'required_field_missing').message).toContain('purpose and recipient_name are empty')
  })
})

describe('dates in the future', () => {
  const tomorrow = dayOf('2026-11-26')
  const records = circuit(appliance('R-410A', '120', { install_date: tomorrow }), { events: [added('E1', '2026-11-26', '1', complete)] })
  const later = shared({ purchases: [purchase('P1', '2026-11-26', '5')] })

  it('are listed where as-of is today', () => {
    const found = ofCircuit(records, shared(), { ...today, defaultAsOf: true }).filter(({ rule }) => rule === 'date_in_future')
    expect(found.map(({ record, record_id }) => [record, record_id])).toEqual([['appliances', 'CH-1'], ['refrigerant_events', 'E1']])
    expect(found[1]?.message).toContain('service_date is 2026-11-26, after today, 2026-11-25')
    expect(rules(ofFleet([], later, { ...today, defaultAsOf: true }))).toEqual(['date_in_future'])
  })

  it('are cut off silently where another day was asked for', () => {
    expect(rules(ofCircuit(records))).not.toContain('date_in_future')
    expect(ofFleet([], later)).toEqual([])
  })

  it('are not those of what is only due', () => {
    const due = circuit(appliance('R-410A', '120', { install_date: dayOf('2020-01-01') }), { events: [added('E1', '2026-11-25', '1', complete)] })
    expect(rules(ofCircuit(due, shared(), { ...today, defaultAsOf: true }))).toEqual([])
  })
})

it('lists violations in one order', () => {
  const [a, b] = ['b', 'a'].map((rule) => ({ record: 'sites', record_id: 'S1', rule, message: '', cite: '' }))
  if (a === undefined || b === undefined) throw new Error('two')
  expect(sortViolations([a, b])).toEqual([b, a])
})
