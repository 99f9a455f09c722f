import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { AssetType, Category } from '../../../analytics/compliance/records/records'
import {
  allowedTechnicianTypes, automaticLeakDetection, complianceRules as rules, disposalScope, evacuationLevel, isSmallAppliance, reachesLevel,
  ventingExemption,
} from '../../../analytics/compliance/rules'
import { mass } from '../support/circuit'

const on = dayOf('2026-06-01')
const level = (refrigerant: string | null, lb: string | null, made: string | null = '2015-01-01', small = false, day = on) =>
  evacuationLevel(rules, {
    refrigerant, fullCharge: lb === null ? null : mass(lb), assetType: 'chiller_hp', category: 'comfort_cooling',
    machineMadeOn: made === null ? null : dayOf(made), small, on: day,
  })

describe('evacuation, Table 1 to 40 CFR 82.156', () => {
  test.each([
    ['R-410A', '250', '2015-01-01', '10 in Hg'], ['R-410A', '12', '2015-01-01', '0 in Hg'], ['R-32', '250', '2015-01-01', '0 in Hg'],
    ['R-134a', '150', '2015-01-01', '10 in Hg'], ['R-134a', '250', '2015-01-01', '15 in Hg'], ['R-123', '300', '2015-01-01', '25 mm Hg absolute'],
    ['R-410A', '250', '1993-11-14', '4 in Hg'], ['R-410A', '250', '1993-11-15', '10 in Hg'], ['R-134a', '250', '1990-01-01', '4 in Hg'],
    ['R-134a', '199.99', '1993-11-15', '10 in Hg'], ['R-134a', '200', '1993-11-15', '15 in Hg'], ['R-22', '199.99', '2015-01-01', '0 in Hg'],
    ['R-22', '200', '2015-01-01', '10 in Hg'], ['R-11', '300', '1990-01-01', '25 mm Hg absolute'],
  ])('T29: %s, %s lb, machine of %s: %s', (refrigerant, lb, made, text) => {
    const found = level(refrigerant, lb, made)
    expect(found.text).toBe(text)
    expect(found.reason).toContain('40 CFR 82.156, Table 1')
  })
  test('a machine of unknown date is taken as a newer one', () => {
    expect(level('R-134a', '250', null).text).toBe('15 in Hg')
    expect(level('R-134a', '250', null).reason).toContain('unknown date')
  })
  test('what decides and is not known gives no level', () => {
    expect(level('R-134a', null).kind).toBe('unknown')
    expect(level('R-999', '250').kind).toBe('unknown')
    expect(level('R-123', null).text).toBe('25 mm Hg absolute')
  })
  test('exempt substitutes, and substitutes before 2018, need none', () => {
    expect(level('R-744', '250').kind).toBe('none')
    expect(level('R-410A', '250', null, false, dayOf('2017-12-31')).kind).toBe('none')
    expect(level('R-22', '250', null, false, dayOf('2017-12-31')).kind).toBe('vacuum')
  })
  test('small appliances', () => expect(level('R-410A', '3', null, true)).toMatchObject({ kind: 'small', recoverPct: 90, recoverPctOtherwise: 80 }))

  test.each<[string, string, string | null, boolean | null]>([
    ['R-410A', '250', '10', true], ['R-410A', '250', '9.9', false], ['R-410A', '250', '12 in Hg', true], ['R-410A', '12', '0', true], ['R-410A', '250', null, null],
    ['R-410A', '250', 'deep', null], ['R-123', '300', '25', true], ['R-123', '300', '25 mm Hg absolute', true], ['R-123', '300', '26', false],
    ['R-123', '300', '29 in Hg', true], ['R-123', '300', '28 in Hg', false], ['R-134a', '250', '300 mm Hg', true], ['R-134a', '250', '500 microns', true],
    ['R-999', '250', '29', null], ['R-744', '250', null, true],
  ])('%s, %s lb reached %s: %s', (refrigerant, lb, written, reached) => {
    expect(reachesLevel(level(refrigerant, lb), written)).toBe(reached)
  })
})

describe('certificates, 40 CFR 82.161', () => {
  const types = (asset_type: AssetType, refrigerant: string | null, lb: string, factory_sealed_small: boolean | null) =>
    allowedTechnicianTypes(rules, { appliance: { asset_type, factory_sealed_small }, refrigerant, fullCharge: mass(lb), on }).types
  test.each<[AssetType, string | null, string, boolean | null, string[] | null]>([
    ['pthp', 'R-410A', '3', true, ['I', 'U']], ['split_hp', 'R-410A', '3', false, ['II', 'U']], ['chiller_hp', 'R-123', '900', false, ['III', 'U']],
    ['hpwh', 'R-744', '4', false, ['II', 'U']], ['pthp', 'R-410A', '3', null, ['I', 'U']], ['pthp', 'R-410A', '5.01', true, ['II', 'U']],
    ['split_hp', 'R-410A', '4', null, ['II', 'U']], ['chiller_hp', 'R-1233zd(E)', '900', null, ['III', 'U']], ['chiller_hp', 'R-134a', '900', null, ['II', 'U']],
    ['split_hp', 'R-999', '12', null, null], ['pthp', null, '3', true, ['I', 'U']],
  ])('T31: %s, %s, %s lb, sealed %s', (kind, refrigerant, lb, sealed, wanted) => expect(types(kind, refrigerant, lb, sealed)).toEqual(wanted))

  test('5.0 lb is small', () => {
    const circuit = { appliance: { asset_type: 'hpwh' as const, factory_sealed_small: true }, refrigerant: 'R-134a', on }
    expect(isSmallAppliance(rules, { ...circuit, fullCharge: mass('5.0') })).toBe(true)
    expect(isSmallAppliance(rules, { ...circuit, fullCharge: mass('5.01') })).toBe(false)
    expect(isSmallAppliance(rules, { ...circuit, fullCharge: null })).toBe(false)
  })
})

describe('disposal records, 40 CFR 82.156(a)(3)', () => {
  const scope = (lb: string | null, refrigerant: string | null = 'R-410A', day = on) =>
    disposalScope(rules, { refrigerant, fullCharge: lb === null ? null : mass(lb), assetType: 'split_hp', category: 'comfort_cooling', on: day })
  test.each<[string | null, boolean | null]>([['5.0', false], ['5.1', true], ['49.9', true], ['50.0', false], ['5.01', true], ['49.99', true], [null, null], ['0', null]])(
    'T32: %s lb: %s', (lb, inScope) => expect(scope(lb).inScope).toBe(inScope))
  test('ozone-depleting too, exempt substitutes not, unknown not passed over', () => {
    expect(scope('12', 'R-22').inScope).toBe(true)
    expect(scope('12', 'R-744').inScope).toBe(false)
    expect(scope('12', 'R-290').inScope).toBe(true)
    expect(scope('12', 'R-999').inScope).toBeNull()
    expect(scope('12', 'R-410A', dayOf('2017-12-31')).inScope).toBe(false)
  })
})

describe('venting, 40 CFR 82.154(a)', () => {
  test.each<[string | null, AssetType, Category, boolean | null]>([
    ['R-744', 'chiller_hp', 'comfort_cooling', true], ['R-744', 'hpwh', 'other', true], ['R-290', 'pthp', 'comfort_cooling', true],
    ['R-290', 'hpwh', 'other', false], ['R-290', 'split_hp', 'comfort_cooling', false], ['R-290', 'chiller_hp', 'comfort_cooling', false],
    ['R-600a', 'hpwh', 'other', false], ['R-717', 'process_hp', 'ipr', true], ['R-717', 'chiller_hp', 'comfort_cooling', false],
    ['R-717', 'other', 'commercial_refrigeration', true], ['R-32', 'pthp', 'comfort_cooling', false], ['R-454B', 'split_hp', 'comfort_cooling', false],
    ['R-1234ze(E)', 'chiller_hp', 'comfort_cooling', false], ['R-22', 'split_hp', 'comfort_cooling', false], ['R-999', 'split_hp', 'comfort_cooling', null],
  ])('%s in %s, %s: %s', (refrigerant, assetType, category, exempt) => {
    const answer = ventingExemption(rules, { refrigerant, assetType, category, on })
    expect(answer.exempt).toBe(exempt)
    expect(answer.reason).toContain('40 CFR 82.154(a)')
  })
})

describe('automatic leak detection, 40 CFR 84.108', () => {
  const duty = (category: Category, lb: string, installed: string | null, refrigerant = 'R-404A', day = on) =>
    automaticLeakDetection(rules, { category, refrigerant, fullCharge: mass(lb), installDate: installed === null ? null : dayOf(installed), on: day })
  test('comfort cooling never, whatever the charge', () => {
    expect(duty('comfort_cooling', '5000', '2026-03-01').required).toBe(false)
    expect(duty('comfort_cooling', '15', '2026-03-01').required).toBe(false)
  })
  test.each<[string, string | null, boolean | null, string | null]>([
    ['1499.99', '2026-03-01', false, null], ['1500', '2026-03-01', true, '2026-03-31'], ['1500', '2018-03-01', true, '2027-01-01'],
    ['1500', '2016-12-31', false, null], ['1500', null, null, null],
  ])('refrigeration with %s lb installed %s: %s, %s', (lb, installed, required, due) => {
    expect(duty('commercial_refrigeration', lb, installed)).toMatchObject({ required, due: due === null ? null : dayOf(due) })
  })
  test('not with a refrigerant out of its scope, not before 2026', () => {
    expect(duty('ipr', '2000', '2026-03-01', 'R-717').required).toBe(false)
    expect(duty('ipr', '2000', '2018-03-01', 'R-404A', dayOf('2025-12-31')).required).toBe(false)
  })
})
