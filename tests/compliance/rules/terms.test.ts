import { describe, expect, test } from 'vitest'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import type { Category } from '../../../analytics/compliance/records/records'
import {
  aldCalibrationMonths, annualizingCapDays, chargeFloor, chronicPct, chronicReportDay, chronicReportDayAfter, chronicShare, citeOf,
  complianceRules as rules, extensionCapDays, firstAnnualizingDays, followUpDays, initialTestDays, inspectionPlan, partsDays, planCompletionMonths,
  planDays, planExtensionMonths, presumedRepairedMonths, reliefDays, repairDays, retention, retentionYears, rollingStart, rollingWindowDays,
  seasonalDays, startOf, termOf, thresholdOf, thresholdPct,
} from '../../../analytics/compliance/rules'
import { mass } from '../support/circuit'

const on = dayOf('2026-06-01')

describe('terms', () => {
  test.each<[string, number, number]>([
    ['repair', repairDays(rules, on), 30], ['repair with a shutdown', repairDays(rules, on, { shutdown: true }), 120],
    ['initial test', initialTestDays(rules, on), 30], ['initial test with a shutdown', initialTestDays(rules, on, { shutdown: true }), 120],
    ['follow-up test', followUpDays(rules, on), 10], ['plan', planDays(rules, on), 30], ['relief', reliefDays(rules, on), 180],
    ['completion', planCompletionMonths(rules, on), 12], ['more time', planExtensionMonths(rules, on), 7], ['parts', partsDays(rules, on), 30],
    ['cap', extensionCapDays(rules, on), 180], ['cap with a shutdown', extensionCapDays(rules, on, { shutdown: true }), 270],
    ['chronic', chronicPct(rules, on), 125], ['presumed', presumedRepairedMonths(rules, on), 12], ['annualizing', annualizingCapDays(rules, on), 365],
    ['first annualizing', firstAnnualizingDays(rules, on), 365], ['rolling', rollingWindowDays(rules, on), 365], ['season', seasonalDays(rules, on), 365],
    ['calibration', aldCalibrationMonths(rules, on), 12],
  ])('%s', (_, found, wanted) => expect(found).toBe(wanted))

  test('paragraphs follow the regime', () => {
    expect(citeOf(rules, 'repair', on, '84.106')).toBe('40 CFR 84.106(d)(1)')
    expect(citeOf(rules, 'repair', on, 'both')).toBe('40 CFR 82.157(d)(1); 40 CFR 84.106(d)(1)')
    expect(citeOf(rules, 'repair', dayOf('2025-06-01'), 'both')).toBe('40 CFR 82.157(d)(1)')
    expect(termOf(rules, 'plan', on, '84.106').notes).toHaveLength(1)
  })

  test('dates', () => {
    expect(dayText(startOf(rules, '84.106'))).toBe('2026-01-01')
    expect(dayText(startOf(rules, '82.157'))).toBe('2019-01-01')
    expect(dayText(chronicReportDay(rules, 2026))).toBe('2027-03-01')
    expect(dayText(chronicReportDayAfter(rules, dayOf('2026-12-31')))).toBe('2027-03-01')
    expect(rollingStart(rules, '84.106')).toBe(dayOf('2026-01-01'))
    expect(rollingStart(rules, 'both')).toBeNull()
    expect(chronicShare(rules, on)).toEqual({ n: 5n, d: 4n })
  })

  test('floors by day', () => {
    expect(chargeFloor(rules, 'both', on)).toEqual({ n: 15n, d: 1n })
    expect(chargeFloor(rules, '82.157', on)).toEqual({ n: 50n, d: 1n })
    expect(chargeFloor(rules, '84.106', dayOf('2025-12-31'))).toBeNull()
    expect(chargeFloor(rules, 'both', dayOf('2018-12-31'))).toBeNull()
  })

  test.each<[Category, number]>([['comfort_cooling', 10], ['commercial_refrigeration', 20], ['ipr', 30], ['refrigerated_transport', 10], ['other', 10]])(
    'threshold of %s: %d', (category, pct) => {
      expect(thresholdPct(rules, category, on)).toBe(pct)
      expect(thresholdPct(rules, category, dayOf('2018-12-31'))).toBeNull()
    })

  test('transport under 84.106 has its paragraph', () => {
    expect(thresholdOf(rules, 'refrigerated_transport', on, '84.106')?.cite).toBe('40 CFR 84.106(c)(2)(iii)')
  })
})

describe('inspections', () => {
  test.each<[Category, string, number | undefined]>([
    ['ipr', '500', 3], ['commercial_refrigeration', '500', 3], ['ipr', '499.99', 12], ['commercial_refrigeration', '15', 12], ['comfort_cooling', '900', 12],
    ['other', '15', 12], ['comfort_cooling', '14.99', undefined],
  ])('%s with %s lb: every %s months', (category, lb, months) => {
    expect(inspectionPlan(rules, { category, fullCharge: mass(lb), on, regime: '84.106' })?.everyMonths).toBe(months)
  })
  test('nothing is due after 14 days federally', () => {
    for (const rule of rules['leak-repair'].inspections) expect(rule.every_months).toBeGreaterThanOrEqual(3)
    expect(rules['leak-repair'].terms.some((term) => term.unit === 'days' && term.value === 14)).toBe(false)
  })
  test('under 82.157 from 50 lb', () => {
    expect(inspectionPlan(rules, { category: 'other', fullCharge: mass('49.99'), on, regime: '82.157' })).toBeUndefined()
    expect(inspectionPlan(rules, { category: 'other', fullCharge: null, on })).toBeUndefined()
  })
})

describe('keeping', () => {
  test('three years federally, not five; five with a state that wants it', () => {
    expect(retentionYears(rules, on)).toBe(3)
    expect(retentionYears(rules, on, { state: 'TX' })).toBe(3)
    expect(retentionYears(rules, on, { state: 'California' })).toBe(5)
    expect(retention(rules, 'records', on, 'WA')).toMatchObject({ years: 5, cite: 'WAC 173-443-195' })
    expect(retention(rules, 'records', on)).toMatchObject({ years: 3, from: 'record' })
    expect(retention(rules, 'circuit', on)).toMatchObject({ years: 3, from: 'retirement' })
    expect(retention(rules, 'disposal', on)).toMatchObject({ years: 3, cite: '40 CFR 82.156(a)(3)' })
    expect(retention(rules, 'certificate', on, 'CA')).toMatchObject({ years: 3, from: 'leaving', cite: '40 CFR 82.161' })
  })
})
