import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { defaultPolicy } from '../../../analytics/compliance/results'
import { decideRegime } from '../../../analytics/compliance/regime/decide-regime'
import { bundledRules, complianceRules, loadRules } from '../../../analytics/compliance/rules/load-rules'
import { allRules, noteOf, notesOf } from '../../../analytics/compliance/rules/notes'
import { chargeFloor, repairDays, startOf, thresholdPct } from '../../../analytics/compliance/rules'
import { appliance, mass } from '../support/circuit'

type Row = Record<string, unknown>
type RuleFile = Record<string, Row[]>

const changed = (file: keyof typeof bundledRules, list: string, fits: (row: Row) => boolean, change: Row) => {
  const copy = structuredClone(bundledRules[file]) as RuleFile
  const rows = copy[list]?.filter(fits) ?? []
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) Object.assign(row, change)
  return loadRules({ [file]: copy })
}
const decide = (rules: typeof complianceRules, refrigerant: string, lb: string, on: string, given = {}) =>
  decideRegime(
    { appliance: appliance(refrigerant, lb, { rlc_subsector: null, ...given }), refrigerant, fullCharge: mass(lb), on: dayOf(on) },
    { rules, policy: defaultPolicy },
  )
const is84 = (row: Row): boolean => row['regime'] === '84.106'
const today = dayOf('2026-06-01')

describe('every rule', () => {
  const all = allRules(complianceRules)
  test('there are many', () => expect(all.length).toBeGreaterThan(150))
  test('has a cite and dates', () => {
    for (const rule of all) {
      expect(rule.cite).toMatch(/CFR|WAC|CCR|NYCRR/)
      expect(Number.isInteger(rule.effective_from)).toBe(true)
      expect(rule.effective_to === null || rule.effective_to >= rule.effective_from).toBe(true)
    }
  })
  test('from memory or by interpretation says so in one sentence', () => {
    for (const rule of all.filter((one) => one.certainty === 'memory' || one.certainty === 'interpretation')) expect(rule.note).toMatch(/\.$/)
  })
  test('the version is the latest of the files', () => expect(complianceRules.version).toBe(complianceRules['leak-repair'].version))
})

describe('rule data that cannot be used is refused', () => {
  const row = (change: Row) => () => changed('leak-repair', 'regimes', is84, change)
  test.each<[string, Row, RegExp]>([
    ['no cite', { cite: '' }, /leak-repair/], ['a day that is none', { effective_from: '2026-02-30' }, /effective_from/],
    ['ends before it starts', { effective_to: '2025-01-01' }, /ends before it starts/], ['a floor in words', { floor_lb: 'fifteen' }, /no plain decimal/],
    ['memory without a note', { certainty: 'memory' }, /needs a note/], ['an unknown field', { surprise: 1 }, /surprise/],
  ])('%s', (_, change, message) => expect(row(change)).toThrow(message))

  test('days of one rule that overlap', () => {
    const copy = structuredClone(bundledRules['leak-repair']) as RuleFile
    copy['thresholds']?.push({ ...copy['thresholds'][0], pct: 15, effective_from: '2027-01-01' })
    expect(() => loadRules({ 'leak-repair': copy })).toThrow(/overlaps a rule with the same regime, category/)
  })
  test('a file it does not know', () => expect(() => loadRules({ surprise: {} })).toThrow(/surprise/))
  test('no object at all', () => expect(() => loadRules('rules')).toThrow(/cannot be used/))
})

describe('a change of a rule is a change of data', () => {
  test('a floor', () => {
    const rules = changed('leak-repair', 'regimes', is84, { floor_lb: '50' })
    expect(decide(complianceRules, 'R-410A', '40', '2026-06-01').regime).toBe('84.106')
    const decision = decide(rules, 'R-410A', '40', '2026-06-01')
    expect(decision.regime).toBe('none')
    expect(decision.reason).toContain('40 lb is under the 50 lb floor')
  })
  test('a threshold', () => {
    const rules = changed('leak-repair', 'thresholds', (row) => is84(row) && row['category'] === 'comfort_cooling', { pct: 15 })
    expect(decide(rules, 'R-410A', '40', '2026-06-01').thresholdPct).toBe(15)
  })
  test('a threshold from a day on', () => {
    const copy = structuredClone(bundledRules['leak-repair']) as RuleFile
    const old = copy['thresholds']?.find((row) => is84(row) && row['category'] === 'comfort_cooling')
    if (old !== undefined) {
      copy['thresholds']?.push({ ...old, pct: 5, effective_from: '2027-01-01' })
      old['effective_to'] = '2026-12-31'
    }
    const rules = loadRules({ 'leak-repair': copy })
    expect(decide(rules, 'R-410A', '40', '2026-12-31').thresholdPct).toBe(10)
    expect(decide(rules, 'R-410A', '40', '2027-01-01').thresholdPct).toBe(5)
  })
  test('a start', () => {
    const rules = changed('leak-repair', 'regimes', is84, { effective_from: '2027-01-01' })
    expect(decide(rules, 'R-410A', '40', '2026-06-01')).toMatchObject({ regime: 'none', reason: expect.stringContaining('84.106 starts on 2027-01-01') })
    expect(startOf(rules, '84.106')).toBe(dayOf('2027-01-01'))
  })
  test('an exemption that ends', () => {
    const rules = changed('leak-repair', 'exemptions', (row) => row['exempt'] === 'residential_light_commercial', { effective_to: '2026-12-31' })
    expect(decide(rules, 'R-410A', '40', '2026-12-31', { asset_type: 'split_hp' }).regime).toBe('none')
    expect(decide(rules, 'R-410A', '40', '2027-01-01', { asset_type: 'split_hp' }).regime).toBe('84.106')
  })
  test('a GWP limit', () => {
    expect(decide(changed('leak-repair', 'regimes', is84, { gwp_over: 0 }), 'R-1234yf', '40', '2026-06-01').regime).toBe('84.106')
  })
  test('a subsector', () => {
    const rules = changed('subsectors', 'asset_types', (row) => row['asset_type'] === 'hpwh', { residential_light_commercial: 'yes' })
    expect(decide(rules, 'R-410A', '40', '2026-06-01', { asset_type: 'hpwh' }).regime).toBe('none')
  })
  test('a term', () => {
    expect(repairDays(changed('leak-repair', 'terms', (row) => row['term'] === 'repair', { value: 45 }), today)).toBe(45)
  })
  test('the bundled rules stay as they are', () => {
    expect(thresholdPct(complianceRules, 'comfort_cooling', today)).toBe(10)
    expect(chargeFloor(complianceRules, '84.106', today)).toEqual({ n: 15n, d: 1n })
  })
})

describe('notes', () => {
  test('of a paragraph, of the one around it, of several', () => {
    expect(noteOf(complianceRules, '40 CFR 84.106(f)(1)')?.certainty).toBe('memory')
    expect(noteOf(complianceRules, '40 CFR 84.106(h)(4)')?.note).toContain('recalled')
    expect(notesOf(complianceRules, ['40 CFR 82.157(h); 40 CFR 84.106(h)']).map((note) => note.cite)).toContain('40 CFR 84.106(h)')
    expect(noteOf(complianceRules, '40 CFR 82.157(a)')).toBeUndefined()
  })
})
