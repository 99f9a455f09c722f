import { describe, expect, it } from 'vitest'
import { computeCircuit } from '../../../analytics/compliance/compute-circuit'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { Appliance } from '../../../analytics/compliance/records/records'
import { added, appliance, asOf, circuit, mass, site } from '../support/circuit'
import { ofCircuit, one, rules, today } from '../support/found'
import { shared } from '../support/shared'

const installed = { install_date: dayOf('2020-01-01') }
const of = (given: Partial<Appliance>, refrigerant = 'R-410A', charge: string | null = '120') => circuit(appliance(refrigerant, charge, { ...installed, ...given }))
const has = (given: Partial<Appliance>, refrigerant?: string, charge?: string | null): string[] => rules(ofCircuit(of(given, refrigerant, charge)))

describe('full charge', () => {
  it('says how it was determined', () => {
    expect(one(ofCircuit(of({ full_charge_method: null })), 'full_charge_method_missing').cite).toBe('40 CFR 84.106(l)(1)(iii)')
    expect(has({ full_charge_method: null, asset_type: 'split_hp', rlc_subsector: 'yes' })).toEqual([])
  })

  it('is the middle of a range that has a basis', () => {
    const range = { full_charge_method: 'range_midpoint', fc_range_low: mass('40'), fc_range_high: mass('48'), fc_range_basis: 'nameplates' } as const
    expect(has(range, 'R-32', '44')).toEqual([])
    expect(has(range, 'R-32', '45')).toEqual(['charge_not_midpoint'])
    expect(has({ ...range, fc_midpoint: mass('44.00') }, 'R-32', '44')).toEqual([])
    expect(one(ofCircuit(of({ ...range, fc_midpoint: mass('60') }, 'R-32', '44')), 'stated_value_differs').message).toContain('fc_midpoint is 60 lb, computed it is 44 lb')
    expect(has({ ...range, fc_range_basis: null }, 'R-32', '44')).toEqual(['charge_range_basis_missing'])
    expect(one(ofCircuit(of({ ...range, fc_range_low: mass('50') }, 'R-32', '44')), 'charge_range_reversed').message).toContain('fc_range_low is 50 lb, more than fc_range_high of 48 lb')
  })

  it('of a small appliance is 5 lb or less', () => {
    const small = { factory_sealed_small: true, asset_type: 'pthp', rlc_subsector: 'yes' } as const
    expect(has(small, 'R-410A', '5')).toEqual([])
    expect(has(small, 'R-410A', '5.01')).toEqual(['small_appliance_too_large'])
  })
})

it('a refrigerant that is not in the table is listed, and blocks', () => {
  expect(one(ofCircuit(of({}, 'R-999')), 'refrigerant_unknown').message).toContain('refrigerant is R-999, which is not in the table')
  expect(has({}, 'R410A')).toEqual([])
})

describe('the exempt subsector', () => {
  const hydronic = { asset_type: 'other' } as const
  const decided = { subsector_basis: 'single-family house', decided_by: 'A. Person', decided_on: dayOf('2026-01-05') }

  it('has to be decided for what is neither named in nor out', () => {
    expect(one(ofCircuit(of({ ...hydronic, rlc_subsector: null })), 'subsector_undetermined').message).toContain('rlc_subsector is empty for an appliance of type other')
    expect(has({ ...hydronic, rlc_subsector: null }, 'R-410A', '14.99')).toEqual([])
    expect(has({ ...hydronic, rlc_subsector: null }, 'R-290')).toEqual([])
    expect(has({ ...hydronic, rlc_subsector: 'no' })).toEqual([])
  })

  it('rests on a written basis, with its author and day', () => {
    expect(has({ ...hydronic, rlc_subsector: 'yes', ...decided })).toEqual([])
    expect(has({ ...hydronic, rlc_subsector: 'yes' })).toContain('subsector_basis_missing')
    expect(one(ofCircuit(of({ ...hydronic, rlc_subsector: 'yes', ...decided, decided_by: null })), 'subsector_decision_incomplete').message).toContain('decided_by is empty')
    expect(has({ asset_type: 'split_hp', rlc_subsector: 'yes' })).toEqual([])
  })

  it('without a written basis binds what is outside by its kind', () => {
    const process = { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80, rlc_subsector: 'yes' } as const
    expect(has(process)).toEqual(['subsector_basis_missing'])
    const records = { ...of(process, 'R-134a', '1200'), events: [added('p', '2026-01-05', '1'), added('x', '2026-04-15', '130')] }
    const { rates, deadlines } = computeCircuit(records, today)
    expect(rates[1]).toMatchObject({ exceeds: true, threshold_pct: 30, decision: { regime: '84.106' } })
    expect(deadlines.map(({ kind }) => kind)).toContain('repair')
  })

  it('does not take chillers without a basis', () => {
    expect(one(ofCircuit(of({ rlc_subsector: 'yes' })), 'subsector_conflict').cite).toBe('40 CFR 84.106(a)(3)(ii)')
    expect(has({ rlc_subsector: 'yes', ...decided })).toEqual([])
  })

  it('matters to variable refrigerant flow as the policy says', () => {
    const covered = asOf('2026-11-25', { vrf: 'treat_as_covered' })
    expect(rules(ofCircuit(of({ asset_type: 'vrf', rlc_subsector: 'yes' }), shared(), today))).toEqual([])
    expect(rules(ofCircuit(of({ asset_type: 'vrf', rlc_subsector: 'yes', subsector_basis: 'preamble' }), shared(), covered))).toEqual(['subsector_decision_incomplete'])
  })
})

describe('process heat pumps', () => {
  it('are industrial process refrigeration from half of their capacity', () => {
    expect(has({ asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 50 })).toEqual([])
    expect(one(ofCircuit(of({ asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 49 })), 'ipr_capacity_differs').message).toContain('category is ipr and ipr_capacity_pct is 49')
    expect(has({ asset_type: 'process_hp', category: 'other', ipr_capacity_pct: 50 })).toEqual(['ipr_capacity_differs'])
    expect(has({ asset_type: 'process_hp', category: 'other', ipr_capacity_pct: 49 })).toEqual([])
    expect(one(ofCircuit(of({ category: 'ipr' })), 'ipr_capacity_missing')).toMatchObject({ record_id: 'CH-1', cite: '40 CFR 82.152; 40 CFR 84.102' })
    expect(has({ category: 'ipr' }, 'R-410A', '12')).toEqual([])
  })
})

describe('automatic leak detection', () => {
  it('is calibrated every year where a regime binds', () => {
    const calibrated = (on: string | null) => has({ ald_installed: true, ald_last_calibrated: on === null ? null : dayOf(on) })
    expect(calibrated('2025-11-25')).toEqual([])
    expect(calibrated('2025-11-24')).toEqual(['ald_not_calibrated'])
    expect(calibrated(null)).toEqual(['ald_not_calibrated'])
    expect(has({ ald_installed: true, asset_type: 'split_hp', rlc_subsector: 'yes' })).toEqual([])
  })

  it('is wanted of large process refrigeration only', () => {
    const process = { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 100, install_date: dayOf('2026-02-01') } as const
    expect(has(process, 'R-134a', '1500')).toContain('ald_missing')
    expect(has(process, 'R-134a', '1499.99')).not.toContain('ald_missing')
    expect(has({ ...process, asset_type: 'chiller_hp', category: 'comfort_cooling' }, 'R-513A', '2000')).not.toContain('ald_missing')
  })
})

describe('installation, 84.54', () => {
  const split = { asset_type: 'split_hp', rlc_subsector: 'yes' } as const
  it('of T35', () => {
    const made = { ...split, components_mfg_date: dayOf('2024-11-15') }
    expect(has({ ...made, install_date: dayOf('2026-08-01') })).toEqual([])
    expect(one(ofCircuit(of({ ...made, install_date: dayOf('2026-03-01') })), 'installation_doubtful').cite).toContain('84.54')
    expect(has({ ...split, components_mfg_date: dayOf('2025-02-01'), install_date: dayOf('2026-08-01') })).toEqual(['installation_not_allowed'])
  })
})

describe('site', () => {
  it('is in the register and has a method', () => {
    const unknown = { ...of({ site_id: 'S9' }), site: undefined }
    expect(rules(ofCircuit(unknown))).toEqual(['site_unknown', 'leak_rate_method_missing'])
    expect(rules(ofCircuit(unknown, shared({ sites: [] })))).toEqual(['leak_rate_method_missing'])
    expect(rules(ofCircuit({ ...of({}), site: site({ leak_rate_method: null }) }))).toEqual(['leak_rate_method_missing'])
  })
})
