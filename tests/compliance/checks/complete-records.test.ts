import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { added, appliance, circuit, event, filing, inspection, repair, site, test } from '../support/circuit'
import { complete, ofCircuit, ofFleet, one, rules } from '../support/found'
import { cylinder, purchase, shared } from '../support/shared'

const installed = { install_date: dayOf('2020-01-01') }
const by = { technician_id: 'T1' }
const whole = circuit(appliance('R-410A', '120', installed), {
  events: [
    added('E1', '2026-02-10', '1', complete),
    added('E2', '2026-06-10', '6', { ...complete, cylinder_id: 'C1', cylinder_before: { lb: { n: 80n, d: 1n }, written: '80', unit: 'lb' }, cylinder_after: { lb: { n: 74n, d: 1n }, written: '74', unit: 'lb' } }),
  ],
  repairs: [repair('R1', 'E2', '2026-06-10', { ...by, repaired_on: dayOf('2026-06-20'), repair_description: 'flange tightened', outcome: 'repaired' })],
  tests: [
    test('V1', 'R1', 'initial', '2026-06-20', { ...by, provided_to_owner_on: dayOf('2026-06-20') }),
    test('V2', 'R1', 'follow_up', '2026-06-28', { ...by, provided_to_owner_on: dayOf('2026-06-28') }),
  ],
  inspections: [{ ...inspection('I1', '2026-08-01'), ...by }],
  filings: [filing('F1', 'plan', '2026-07-01', { trigger_event_id: 'E2', file: 'plan.pdf' })],
})

describe('records with nothing wrong', () => {
  it('have no violation, by themselves or together', () => {
    const with_cylinder = shared({ cylinders: [cylinder('C1')], purchases: [purchase('P1', '2026-01-02', '50', { cylinder_id: 'C1' })] })
    expect(ofCircuit(whole, with_cylinder)).toEqual([])
    expect(ofFleet([whole], with_cylinder)).toEqual([])
  })

  it('count for nothing when they are voided, and so does a voided circuit', () => {
    const bad = added('E9', '2026-03-01', '1', { technician_id: 'nobody', void_reason: 'wrong circuit' })
    expect(ofCircuit({ ...whole, events: [...whole.events, bad] }, shared())).toEqual([])
    expect(ofCircuit({ ...whole, appliance: { ...whole.appliance, full_charge_method: null, void_reason: 'twice' } }, shared())).toEqual([])
  })
})

describe('fields that the law wants', () => {
  it('are named with their paragraph where a regime binds', () => {
    const bare = circuit(appliance('R-410A', '120', installed), { events: [added('E1', '2026-06-10', '6', { technician_id: 'T1' })] })
    const [service, handed] = ofCircuit(bare).filter(({ record }) => record === 'refrigerant_events')
    expect(service).toMatchObject({ rule: 'required_field_missing', record_id: 'E1', cite: '40 CFR 84.106(l)(2)' })
    expect(service?.message).toContain('parts_serviced (iii), work_type_per_part (iv) and refrigerant (vi) are empty')
    expect(handed).toMatchObject({ rule: 'required_field_missing', cite: '40 CFR 84.106(b)' })
    expect(handed?.message).toContain('provided_to_owner_on')
  })

  it('are not asked for where no regime binds', () => {
    const exempt = circuit(appliance('R-410A', '11', { asset_type: 'split_hp', rlc_subsector: 'yes' }), { events: [added('E1', '2026-06-10', '6', { technician_id: 'T1' })] })
    expect(ofCircuit(exempt)).toEqual([])
  })

  it('are asked for by 82.157 of an ozone-depleting refrigerant', () => {
    const r22 = circuit(appliance('R-22', '60', { ...installed, asset_type: 'rtu_hp', rlc_subsector: 'yes' }), { events: [added('E1', '2026-06-10', '3', { ...complete, refrigerant: 'R-22', provided_to_owner_on: null })] })
    expect(one(ofCircuit(r22), 'required_field_missing')).toMatchObject({ cite: '40 CFR 82.157(b)', record_id: 'E1' })
  })

  it('need no handing over from the owner to the owner', () => {
    const own = circuit(appliance('R-410A', '120', installed), { events: [added('E1', '2026-06-10', '6', { ...complete, provided_to_owner_on: null })] })
    const people = shared()
    expect(rules(ofCircuit(own, people))).toEqual(['required_field_missing'])
    expect(ofCircuit(own, { ...people, technicians: people.technicians.map((person) => ({ ...person, employer: 'Owner' })) })).toEqual([])
  })

  it.each([
    ['(l)(1)', circuit(appliance('R-410A', '120', { ...installed, location_in_site: null }), {}), '(l)(2)', 'location_in_site'],
    ['(vi)', circuit(appliance('R-410A', '120'), {}), '(l)(1)', 'install_date'],
    ['owner', circuit(appliance('R-410A', '120', { ...installed, owner_operator_name: null }), { site: site({ owner_operator_name: null }) }), '(l)(1)', 'owner_operator_name'],
    ['inspection', circuit(appliance('R-410A', '120', installed), { inspections: [{ ...inspection('I1', '2026-08-01'), ...by, methods: null }] }), '(l)(3)', 'methods'],
    ['test', { ...whole, tests: [test('V1', 'R1', 'initial', '2026-06-20', { ...by, test_types: null, provided_to_owner_on: 1 })] }, '(l)(5)', 'test_types'],
    ['repair', { ...whole, repairs: [repair('R1', 'E2', '2026-06-10', { ...by, repaired_on: dayOf('2026-06-20'), repair_description: 'x', leak_locations: null })] }, '(d)(1)', 'leak_locations'],
    ['extension', { ...whole, repairs: [repair('R1', 'E2', '2026-06-10', { extension_ground: 'parts' })], tests: [] }, '(l)(7)', 'extension_requested_on'],
    ['mothball', { ...whole, repairs: [repair('R1', 'E2', '2026-06-10', { outcome: 'mothballed' })], tests: [] }, '(l)(8)', 'mothballed_on'],
    ['plan', { ...whole, filings: [filing('F1', 'plan', '2026-07-01')] }, '(l)(6)', 'file'],
    ['seasonal', circuit(appliance('R-410A', '120', installed), { events: [event('S1', '2026-05-15', 'seasonal_remove', null, complete)] }), '(l)(10)', 'lb_recovered'],
    ['revision', circuit(appliance('R-410A', '120', installed), { revisions: [{ appliance_id: 'CH-1', circuit_no: 1, void_reason: null, date: dayOf('2026-03-01'), old: null, new: { lb: { n: 120n, d: 1n }, written: '120', unit: 'lb' }, how: null }] }), '(l)(1)', 'how'],
  ])('are asked for by paragraph: %s', (_, records, paragraph, field) => {
    const found = ofCircuit(records).filter(({ rule }) => rule === 'required_field_missing')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ cite: `40 CFR 84.106${paragraph}` })
    expect(found[0]?.message).toContain(field)
  })
})
