import { expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { Appliance } from '../../../analytics/compliance/records/records'
import { stateDuties } from '../../../analytics/compliance/regime/states'
import { complianceRules, stateCode } from '../../../analytics/compliance/rules'
import { appliance, mass } from '../support/circuit'

const duties = (state: string | null, refrigerant: string | null, lb: string | null, given: Partial<Appliance> = {}, on = '2026-11-01') =>
  stateDuties({ state, appliance: appliance(refrigerant, lb, given), refrigerant, fullCharge: lb === null ? null : mass(lb), on: dayOf(on) }, complianceRules)
const ids = (...asked: Parameters<typeof duties>): string[] => duties(...asked).map((duty) => duty.id)
const rack = { category: 'commercial_refrigeration' } as const

test('California: refrigeration over 50 lb is registered, comfort cooling follows practices only', () => {
  expect(ids('CA', 'R-404A', '300', rack)).toEqual(['registration', 'inspection', 'repair', 'annual_report', 'plan'])
  expect(ids('CA', 'R-404A', '50', rack)).toEqual([])
  expect(ids('CA', 'R-404A', '50.01', rack)).not.toContain('annual_report')
  expect(ids('California', 'R-410A', '120')).toEqual(['service_practices'])
  expect(ids('CA', 'R-410A', '12', { install_date: dayOf('2025-06-01') })).toEqual(['gwp_limit'])
  expect(duties('CA', 'R-404A', '300', rack).find((duty) => duty.id === 'annual_report')?.due).toBe(dayOf('2027-03-01'))
})

test('Washington: air conditioning from 50 lb, registration by size', () => {
  expect(ids('wa', 'R-410A', '50')).toEqual(['registration', 'repair', 'annual_report', 'records'])
  expect(duties('WA', 'R-410A', '50')[0]).toMatchObject({ due: dayOf('2028-03-15'), retentionYears: 5, certainty: 'official', cite: 'WAC 173-443-115' })
  expect(duties('WA', 'R-410A', '200')[0]?.due).toBe(dayOf('2026-03-15'))
  expect(duties('WA', 'R-410A', '1500')[0]?.due).toBe(dayOf('2024-03-15'))
  expect(duties('WA', 'R-410A', '60').find((duty) => duty.id === 'repair')?.days).toBe(14)
  expect(ids('WA', 'R-454C', '60')).toEqual([])
})

test('New York: from 50 lb, chillers and variable refrigerant flow too', () => {
  expect(ids('NY', 'R-410A', '1500')).toEqual(['registration', 'leak_report'])
  expect(ids('NY', 'R-410A', '60', { asset_type: 'vrf' })).toEqual(['registration'])
  expect(ids('NY', 'R-410A', '60', {}, '2025-05-31')).toEqual([])
})

test('what is not known is not passed over', () => {
  expect(ids('WA', null, '60')).toEqual(['undetermined'])
  expect(ids('WA', 'R-410A', null)).toEqual(['undetermined'])
})

test('other states add nothing', () => {
  expect(ids('TX', 'R-410A', '600')).toEqual([])
  expect(ids(null, 'R-410A', '600')).toEqual([])
})

test.each([['CA', 'CA'], [' new york ', 'NY'], ['US-WA', 'WA'], ['Somewhere', null], [null, null]])('%s is %s', (written, code) => {
  expect(stateCode(written)).toBe(code)
})
