import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { CircuitRecords } from '../../../analytics/compliance/records/records'
import { added, appliance, circuit, filing, inspection, repair, test } from '../support/circuit'
import { complete, ofCircuit, one, rules } from '../support/found'

const chiller = (given: Partial<CircuitRecords>, of = {}): CircuitRecords => circuit(appliance('R-410A', '120', { install_date: dayOf('2020-01-01'), ...of }), given)
const has = (records: CircuitRecords): string[] => rules(ofCircuit(records)).filter((rule) => rule !== 'required_field_missing')

describe('days that contradict each other', () => {
  it('nothing happens after a circuit was retired', () => {
    const retired = (on: string) => chiller({ events: [added('E1', on, '1', complete)] }, { status: 'retired', retired_on: dayOf('2026-06-10') })
    expect(has(retired('2026-06-10'))).toEqual([])
    expect(one(ofCircuit(retired('2026-06-11')), 'event_after_retirement').message).toContain('service_date is 2026-06-11, after the appliance was retired on 2026-06-10')
  })

  it('a retired circuit says since when', () => {
    expect(has(chiller({}, { status: 'disposed' }))).toEqual(['retired_on_missing'])
  })

  it('no inspection comes before the installation', () => {
    const inspected = (on: string) => chiller({ inspections: [{ ...inspection('I1', on), technician_id: 'T1' }] })
    expect(has(inspected('2020-01-01'))).toEqual([])
    expect(has(inspected('2019-12-31'))).toEqual(['inspection_before_install'])
  })

  it('no inspection record says that not all was inspected', () => {
    const says = (all: string) => chiller({ inspections: [{ ...inspection('I1', '2026-06-01'), technician_id: 'T1', all_visible_accessible_certified: all }] })
    expect(has(says('true'))).toEqual([])
    expect(one(ofCircuit(says('false')), 'inspection_not_certified').cite).toBe('40 CFR 84.106(l)(3)')
  })

  it('repairs come after the exceedance', () => {
    const repaired = (given: Parameters<typeof repair>[3]) => chiller({ repairs: [repair('R1', null, '2026-06-10', given)] })
    expect(has(repaired({ repaired_on: dayOf('2026-06-10') }))).toEqual([])
    expect(one(ofCircuit(repaired({ repaired_on: dayOf('2026-06-09') })), 'repair_before_exceedance')).toMatchObject({ record: 'leak_repairs', record_id: 'R1', cite: '40 CFR 84.106(d)' })
    expect(has(repaired({ mothballed_on: dayOf('2026-06-09') }))).toEqual(['mothball_before_exceedance'])
    expect(has(repaired({ mothballed_on: dayOf('2026-06-20'), resumed_on: dayOf('2026-06-19') }))).toEqual(['resumed_before_mothball'])
    expect(has(repaired({ extension_ground: 'parts', extension_requested_on: dayOf('2026-06-09') }))).toEqual(['extension_before_exceedance'])
  })

  it('follow-up tests come after a passed initial test and at normal operation, with a regime or without', () => {
    const tested = (...tests: ReturnType<typeof test>[]) => circuit(appliance('R-410A', '12', { asset_type: 'split_hp', rlc_subsector: 'yes' }), { repairs: [repair('R1', null, '2026-06-10')], tests })
    const initial = test('V1', 'R1', 'initial', '2026-06-20')
    expect(has(tested(initial, test('V2', 'R1', 'follow_up', '2026-06-20')))).toEqual([])
    expect(one(ofCircuit(tested(initial, test('V2', 'R1', 'follow_up', '2026-06-19'))), 'follow_up_before_initial').message).toContain('first passed initial test on 2026-06-20')
    expect(has(tested(test('V2', 'R1', 'follow_up', '2026-06-19')))).toEqual(['follow_up_before_initial'])
    expect(has(tested({ ...initial, passed: false }, test('V2', 'R1', 'follow_up', '2026-06-25')))).toEqual(['follow_up_before_initial'])
    const early = test('V2', 'R1', 'follow_up', '2026-06-25', { normal_operation_on: dayOf('2026-06-26') })
    expect(has(tested(initial, early))).toEqual(['follow_up_before_normal_operation'])
    expect(has(chiller({ repairs: [repair('R1', null, '2026-06-10')], tests: [initial, early] }))).toEqual(['follow_up_before_normal_operation'])
  })

  it('filings answer events of their circuit', () => {
    const events = [added('E1', '2026-06-10', '6', complete)]
    const plan = (trigger_event_id: string) => chiller({ events, filings: [filing('F1', 'plan', '2026-07-01', { trigger_event_id, file: 'plan.pdf' })] })
    expect(has(plan('E1'))).toEqual([])
    expect(one(ofCircuit(plan('E1+E2')), 'trigger_unknown').message).toContain('no valid event E2')
    expect(has(chiller({ events, filings: [filing('F1', 'chronic_report', '2026-07-01', { trigger_event_id: 'E9' })] }))).toEqual([])
  })
})
