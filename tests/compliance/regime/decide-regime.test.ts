import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { Appliance } from '../../../analytics/compliance/records/records'
import { defaultPolicy, type Policy, type RegimeDecision } from '../../../analytics/compliance/results'
import { decideRegime } from '../../../analytics/compliance/regime/decide-regime'
import { complianceRules } from '../../../analytics/compliance/rules/load-rules'
import { appliance, mass } from '../support/circuit'

const decide = (
  refrigerant: string | null, lb: string | null, on: string, given: Partial<Appliance> = {}, policy: Partial<Policy> = {},
): RegimeDecision =>
  decideRegime(
    { appliance: appliance(refrigerant, lb, { rlc_subsector: null, category: null, ...given }), refrigerant, fullCharge: lb === null ? null : mass(lb), on: dayOf(on) },
    { rules: complianceRules, policy: { ...defaultPolicy, ...policy } },
  )

const split = { asset_type: 'split_hp' } as const
const rooftop = { asset_type: 'rtu_hp', rlc_subsector: 'yes' } as const

describe('worked cases', () => {
  test.each<[string, string, string, string, Partial<Appliance>, string, number | null, string]>([
    ['T01', 'R-410A', '120', '2026-06-10', {}, '84.106', 10, '84.106(a)(1)'],
    ['T03', 'R-134a', '365', '2026-06-10', {}, '84.106', 10, '84.106(a)(1)'],
    ['T08', 'R-22', '60', '2026-04-15', rooftop, '82.157', 10, '82.157(a)'],
    ['T09', 'R-22', '12', '2026-04-15', split, 'none', null, '84.106(a)(3)(i)'],
    ['T10', 'R-410A', '11', '2026-04-15', { ...split, rlc_subsector: 'yes' }, 'none', null, '15 lb floor'],
    ['T11', 'R-410A', '32', '2026-04-15', rooftop, 'none', null, '84.106(a)(3)(ii)'],
    ['T13', 'R-290', '16', '2026-04-15', { asset_type: 'hpwh' }, 'none', null, 'contains no listed HFC and its GWP of 3'],
    ['T13', 'R-744', '40', '2026-04-15', { asset_type: 'hpwh' }, 'none', null, 'contains no listed HFC and its GWP of 1'],
    ['T14', 'R-1234ze(E)', '900', '2026-04-15', {}, 'none', null, 'contains no listed HFC'],
    ['T15', 'R-515B', '900', '2026-08-30', {}, '84.106', 10, 'contains R-227ea'],
    ['T16', 'R-454B', '14.99', '2026-08-30', {}, 'none', null, '14.99 lb is under the 15 lb floor'],
    ['T16', 'R-454B', '15.00', '2026-08-30', {}, '84.106', 10, 'contains R-32'],
    ['T17', 'R-32', '44', '2026-09-06', {}, '84.106', 10, '84.106(a)(1)'],
    ['T22', 'R-134a', '1200', '2026-04-15', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80 }, '84.106', 30, 'industrial process refrigeration'],
    ['T33', 'R-404A', '300', '2026-04-15', { asset_type: 'other', category: 'commercial_refrigeration' }, '84.106', 20, 'commercial refrigeration'],
    ['T34', 'R-410A', '500', '2025-12-31', {}, 'none', null, '84.106 starts on 2026-01-01'],
  ])('%s: %s with %s lb on %s', (_, refrigerant, lb, on, given, regime, thresholdPct, words) => {
    const decision = decide(refrigerant, lb, on, given)
    expect(decision).toMatchObject({ regime, thresholdPct })
    expect(decision.reason).toContain(words)
    expect(decision.cites.length).toBeGreaterThan(0)
  })

  test('T09, T10, T11 in words', () => {
    expect(decide('R-22', '12', '2026-04-15', split).reason)
      .toBe('None: 12 lb is under the 50 lb floor of 40 CFR 82.157(a); the refrigerant is solely ozone-depleting, 40 CFR 84.106(a)(3)(i)')
    expect(decide('R-410A', '11', '2026-04-15', split).reason)
      .toContain('it is also residential and light commercial equipment, 40 CFR 84.106(a)(3)(ii)')
    expect(decide('R-410A', '32', '2026-04-15', rooftop).reason)
      .toMatch(/^Exempt: residential and light commercial air conditioning and heat pumps, 40 CFR 84\.106\(a\)\(3\)\(ii\)/)
  })

  test.each<[Policy['vrf'], string, number | null]>([['exempt_per_preamble', 'none', null], ['treat_as_covered', '84.106', 10]])(
    'T12: variable refrigerant flow under %s', (vrf, regime, thresholdPct) => {
      for (const rlc_subsector of [null, 'undetermined'] as const) {
        const decision = decide('R-410A', '85', '2026-08-30', { asset_type: 'vrf', rlc_subsector }, { vrf })
        expect(decision).toMatchObject({ regime, thresholdPct })
        expect(decision.notes).toContainEqual(expect.objectContaining({ certainty: 'interpretation', note: expect.stringContaining(vrf) }))
      }
    })
})

describe('floors', () => {
  test.each([
    ['R-410A', '14.99', 'none'], ['R-410A', '15.00', '84.106'], ['R-22', '49.99', 'none'], ['R-22', '50.00', '82.157'],
    ['R-410A', '6.8 kg', 'none'], ['R-410A', '6.81 kg', '84.106'], ['R-22', '15', 'none'], ['R-12', '60', '82.157'], ['R-502', '60', '82.157'],
    ['R-409A', '60', '82.157'], ['R-409A', '20', 'none'],
  ])('%s with %s: %s', (refrigerant, lb, regime) => {
    expect(decide(refrigerant, lb, '2026-03-01').regime).toBe(regime)
  })

  test.each([['R-401A', '50', 'both'], ['R-402A', '49.99', '84.106'], ['R-408A', '15', '84.106'], ['R-408A', '14.99', 'none'], ['R-500', '80', 'both'], ['R-414B', '80', 'both']])(
    'a blend of ozone-depleting and other substances, %s with %s lb: %s', (refrigerant, lb, regime) => {
      expect(decide(refrigerant, lb, '2026-03-01').regime).toBe(regime)
    })

  test('both regimes: stricter threshold, both paragraphs, and the reading is told', () => {
    const decision = decide('R-402A', '120', '2026-03-01')
    expect(decision).toMatchObject({ regime: 'both', thresholdPct: 10, cites: ['40 CFR 82.157(a)', '40 CFR 84.106(a)(1)-(2)'] })
    expect(decision.reason).toContain('10 % by 40 CFR 82.157(c)(2); 40 CFR 84.106(c)(2)')
    expect(decision.notes).toContainEqual(expect.objectContaining({ certainty: 'interpretation', note: expect.stringContaining('both applying') }))
  })

  test('a blend of both in the exempt subsector stays under 82.157', () => {
    expect(decide('R-402A', '60', '2026-03-01', rooftop)).toMatchObject({ regime: '82.157', thresholdPct: 10 })
    expect(decide('R-402A', '30', '2026-03-01', rooftop).regime).toBe('none')
  })

  test('a blend of both whose subsector is open stays under 82.157, and says what is open', () => {
    const decision = decide('R-402A', '60', '2026-03-01', { asset_type: 'other' })
    expect(decision.regime).toBe('82.157')
    expect(decision.reason).toContain('under 40 CFR 84.106 whether 40 CFR 84.106(a)(3)(ii) exempts it is not known')
  })
})

describe('history', () => {
  test.each([
    ['R-22', '60', '2018-12-31', 'none', '82.156(i)'], ['R-22', '60', '2019-01-01', '82.157', '82.157(a)'], ['R-410A', '60', '2018-12-31', 'none', '82.156(i)'],
    ['R-410A', '60', '2019-01-01', '82.157', 'as in force until 2020-04-09'], ['R-410A', '49.99', '2019-06-01', 'none', '50 lb floor'],
    ['R-410A', '60', '2020-04-09', '82.157', 'a substitute'], ['R-410A', '60', '2020-04-10', 'none', 'covers ozone-depleting refrigerants only'],
    ['R-744', '60', '2019-06-01', 'none', 'exempt substitutes'],
    ['R-410A', '60', '2025-12-31', 'none', '84.106 starts on 2026-01-01'], ['R-410A', '60', '2026-01-01', '84.106', '84.106(a)'],
    ['R-22', '60', '2020-04-10', '82.157', '82.157(a)'], ['R-402A', '60', '2025-12-31', '82.157', 'ozone-depleting R-22'],
  ])('%s with %s lb on %s: %s', (refrigerant, lb, on, regime, words) => {
    const decision = decide(refrigerant, lb, on)
    expect(decision.regime).toBe(regime)
    expect(decision.reason).toContain(words)
  })

  test('before 2019 nothing is computed, and it says so', () => {
    expect(decide('R-22', '60', '2018-06-01').reason).toBe('None: before 2019-01-01 40 CFR 82.156(i) applied, with 35, 35 and 15 %; not computed')
  })

  test('the exempt subsector was none of 82.157 in 2019', () => {
    expect(decide('R-410A', '60', '2019-06-01', rooftop).regime).toBe('82.157')
  })
})

test('one circuit over the years: each day, charge, refrigerant and policy has its own answer', () => {
  const vrf = appliance('R-410A', '60', { asset_type: 'vrf', rlc_subsector: null, category: null })
  const ask = (refrigerant: string, lb: string, on: string, policy: Policy['vrf'] = 'treat_as_covered') =>
    decideRegime({ appliance: vrf, refrigerant, fullCharge: mass(lb), on: dayOf(on) }, { rules: complianceRules, policy: { ...defaultPolicy, vrf: policy } }).regime
  const round = () => [
    ask('R-22', '60', '2018-12-31'), ask('R-22', '60', '2019-01-01'), ask('R-410A', '60', '2020-04-09'), ask('R-410A', '60', '2020-04-10'),
    ask('R-410A', '60', '2026-01-01'), ask('R-410A', '14', '2026-01-01'), ask('R-410A', '60', '2026-01-01', 'exempt_per_preamble'), ask('R-402A', '60', '2026-01-01'),
    ask('R-410A', '14 kg', '2026-01-01'),
  ]
  const regimes = ['none', '82.157', '82.157', 'none', '84.106', 'none', 'none', 'both', '84.106']
  expect(round()).toEqual(regimes)
  expect(round()).toEqual(regimes)
})

describe('unknown never exempts', () => {
  test.each<[string | null, string | null, Partial<Appliance>, string]>([
    ['R-999', '60', {}, 'R-999 is not in the refrigerant table'], [null, '60', {}, 'the refrigerant is not recorded'], ['', '15', {}, 'not recorded'],
    ['R-999', '60', rooftop, 'R-999'], ['R-410A', null, {}, 'the full charge is not recorded'], ['R-410A', '0', {}, 'a full charge of 0 lb is not possible'],
    ['R-410A', '-5', rooftop, 'not possible'], ['R-744', null, {}, 'the full charge is not recorded'],
    ['R-410A', '60', { asset_type: 'hpwh' }, '84.106(a)(3)(ii)'], ['R-410A', '60', { asset_type: 'other' }, '84.106(a)(3)(ii)'],
    ['R-410A', '60', { asset_type: null }, 'the kind of equipment is not recorded'],
    ['R-410A', '60', { asset_type: 'hpwh', rlc_subsector: 'yes' }, 'without a written basis'],
    ['R-410A', '60', { asset_type: 'split_hp', rlc_subsector: 'undetermined' }, 'the register says undetermined'],
  ])('%s, %s lb, %o', (refrigerant, lb, given, words) => {
    const decision = decide(refrigerant, lb, '2026-03-01', given)
    expect(decision).toMatchObject({ regime: 'undetermined', thresholdPct: null })
    expect(decision.reason).toMatch(/^Undetermined: /)
    expect(decision.reason).toContain(words)
  })

  test('below every floor the refrigerant does not matter', () => {
    expect(decide('R-999', '14.99', '2026-03-01')).toMatchObject({ regime: 'none', cites: ['40 CFR 84.106(a)(1)-(2)'] })
    expect(decide('R-999', '49.99', '2025-03-01').regime).toBe('none')
    expect(decide('R-999', '50', '2025-03-01').regime).toBe('undetermined')
  })

  test('where the subsector does not decide it need not be known', () => {
    expect(decide('R-410A', '14', '2026-03-01', { asset_type: 'other' }).regime).toBe('none')
    expect(decide('R-1234yf', '400', '2026-03-01', { asset_type: 'other' }).regime).toBe('none')
    expect(decide('R-22', '60', '2026-03-01', { asset_type: 'other' }).regime).toBe('82.157')
  })
})

describe('subsector', () => {
  test.each<[NonNullable<Appliance['asset_type']>, string]>([
    ['split_hp', 'none'], ['minisplit', 'none'], ['packaged_hp', 'none'], ['rtu_hp', 'none'], ['pthp', 'none'], ['wshp_gshp', 'none'], ['vrf', 'none'],
    ['chiller_hp', '84.106'], ['process_hp', '84.106'], ['hpwh', 'undetermined'], ['other', 'undetermined'],
  ])('%s alone: %s', (asset_type, regime) => {
    expect(decide('R-410A', '60', '2026-03-01', { asset_type }).regime).toBe(regime)
  })

  test.each<[string, Partial<Appliance>, string]>([
    ['a stated no binds a split', { asset_type: 'split_hp', rlc_subsector: 'no' }, '84.106'],
    ['a stated no binds variable refrigerant flow', { asset_type: 'vrf', rlc_subsector: 'no' }, '84.106'],
    ['a rooftop unit that is stated no is bound', { asset_type: 'rtu_hp', rlc_subsector: 'no' }, '84.106'],
    ['a chiller stated yes without a basis is bound', { rlc_subsector: 'yes' }, '84.106'],
    ['a chiller stated undetermined is bound', { rlc_subsector: 'undetermined' }, '84.106'],
    ['a chiller stated yes with a basis is exempt', { rlc_subsector: 'yes', subsector_basis: 'serves one house', decided_by: 'A. Counsel' }, 'none'],
    ['a water heater stated yes with a basis is exempt', { asset_type: 'hpwh', rlc_subsector: 'yes', subsector_basis: 'one flat' }, 'none'],
    ['a water heater stated no is bound', { asset_type: 'hpwh', rlc_subsector: 'no' }, '84.106'],
    ['commercial refrigeration is outside', { asset_type: 'other', category: 'commercial_refrigeration' }, '84.106'],
    ['commercial refrigeration stated yes without a basis is bound', { asset_type: 'other', category: 'commercial_refrigeration', rlc_subsector: 'yes' }, '84.106'],
    ['a process heat pump stated yes without a basis is bound', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80, rlc_subsector: 'yes' }, '84.106'],
    ['a process heat pump stated yes with a basis is exempt', { asset_type: 'process_hp', rlc_subsector: 'yes', subsector_basis: 'one flat' }, 'none'],
    ['a split that serves a process is outside', { asset_type: 'split_hp', category: 'ipr', ipr_capacity_pct: 90 }, '84.106'],
  ])('%s', (_, given, regime) => {
    expect(decide('R-410A', '60', '2026-03-01', given).regime).toBe(regime)
  })

  test('a written basis is printed with who decided', () => {
    expect(decide('R-410A', '60', '2026-03-01', { asset_type: 'hpwh', rlc_subsector: 'yes', subsector_basis: 'one flat', decided_by: 'A. Counsel' }).reason)
      .toContain('the register says yes on the basis "one flat", decided by A. Counsel')
  })
})

describe('category', () => {
  test.each<[Partial<Appliance>, string, number]>([
    [{ asset_type: 'chiller_hp' }, 'comfort_cooling', 10], [{ asset_type: 'process_hp' }, 'other', 10],
    [{ asset_type: 'process_hp', ipr_capacity_pct: 50 }, 'ipr', 30], [{ asset_type: 'process_hp', ipr_capacity_pct: 49.9 }, 'other', 10],
    [{ asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 40 }, 'other', 10], [{ asset_type: 'process_hp', category: 'ipr' }, 'ipr', 30],
    [{ asset_type: 'hpwh', rlc_subsector: 'no' }, 'other', 10], [{ asset_type: 'other', category: 'refrigerated_transport' }, 'refrigerated_transport', 10],
    [{ asset_type: 'other', category: 'commercial_refrigeration' }, 'commercial_refrigeration', 20],
  ])('%o: %s, %d %%', (given, category, thresholdPct) => {
    expect(decide('R-134a', '600', '2026-03-01', given)).toMatchObject({ regime: '84.106', category, thresholdPct })
  })
})

describe('an HFC in the blend is enough', () => {
  test.each(['R-513A', 'R-515B', 'R-454C', 'R-455A', 'R-516A', 'R-450A', 'R-457A'])('%s', (refrigerant) => {
    const decision = decide(refrigerant, '20', '2026-03-01')
    expect(decision.regime).toBe('84.106')
    expect(decision.reason).toContain('which contains R-')
  })
  test.each(['R-1234yf', 'R-1234ze(E)', 'R-1233zd(E)', 'R-514A', 'R-717', 'R-744', 'R-290', 'R-600a', 'R-718'])('%s has none', (refrigerant) => {
    expect(decide(refrigerant, '2000', '2026-03-01').regime).toBe('none')
  })
  test('what is recalled is told', () => {
    expect(decide('R-458A', '20', '2026-03-01').notes).toContainEqual(expect.objectContaining({ certainty: 'memory', note: expect.stringContaining('R-458A') }))
    expect(decide('R-410A', '20', '2026-03-01').notes).toEqual([])
  })
})

describe('what some pages claim, and is not so', () => {
  test.each(['R-410A', 'R-22'])('comfort cooling is 10 %%, not 15 or 20: %s', (refrigerant) => {
    expect(decide(refrigerant, '60', '2026-03-01').thresholdPct).toBe(10)
  })
  test('commercial refrigeration is 20 %, not 35', () => {
    expect(decide('R-404A', '60', '2026-03-01', { category: 'commercial_refrigeration' }).thresholdPct).toBe(20)
  })
  test('not all rooftop units are covered now', () => {
    expect(decide('R-410A', '40', '2026-03-01', { asset_type: 'rtu_hp' }).regime).toBe('none')
  })
  test('82.157 starts at 50 lb, not 15', () => {
    expect(decide('R-22', '40', '2026-03-01').regime).toBe('none')
  })
})
