import { describe, expect, it } from 'vitest'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import { fractionText } from '../../../analytics/compliance/exact/fraction'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import type { CircuitRecords } from '../../../analytics/compliance/records/records'
import { added, appliance, asOf, circuit, event, mass, repair, revision, site, test } from '../support/circuit'

const ratesOf = (records: CircuitRecords, ...context: Parameters<typeof asOf>) =>
  computeRates(records, asOf(...context)).rates.map(({ event_id, service_date, rate, exceeds, d_days }) =>
    [event_id, dayText(service_date), rate === null ? '' : fractionText(rate), exceeds, d_days])

describe('leak rates that depend on how the law is read', () => {
  const vrf = circuit(appliance('R-410A', '85', { asset_type: 'vrf', rlc_subsector: null }), { events: [added('p', '2026-01-05', '0.1'), added('x', '2026-07-24', '9')] })

  it('T12: variable refrigerant flow is exempt, or covered', () => {
    expect(computeRates(vrf, asOf('2026-12-31')).rates[1]).toMatchObject({ exceeds: null, threshold_pct: null, decision: { regime: 'none' }, rate: { n: 657n, d: 34n } })
    expect(computeRates(vrf, asOf('2026-12-31', { vrf: 'treat_as_covered' })).rates[1]).toMatchObject({ exceeds: true, threshold_pct: 10, decision: { regime: '84.106' } })
  })

  it('T19: the whole of a larger seasonal addition counts, or what exceeds the removal', () => {
    const records = circuit(appliance('R-410A', '150'), { events: [event('out', '2026-05-15', 'seasonal_remove', '9'), event('in', '2026-11-01', 'seasonal_add', '11')] })
    const row = (seasonalExcess: 'whole' | 'excess') => computeRates(records, asOf('2026-12-31', { seasonalExcess })).rates[0]
    expect(row('whole')).toMatchObject({ counted: { n: 11n, d: 1n }, rate: { n: 22n, d: 3n } })
    expect(row('excess')).toMatchObject({ counted: { n: 2n, d: 1n }, rate: { n: 4n, d: 3n } })
    expect(row('excess')?.terms.map(({ event_id, sign, mass: { written } }) => [event_id, sign, written])).toEqual([['in', 1, '11'], ['out', -1, '9']])
  })

  it('T21: refrigerant that went back into its own circuit is no loss', () => {
    const records = circuit(appliance('R-410A', '120'), {
      events: [added('p', '2026-01-20', '1'), event('out', '2026-08-08', 'recovery', '110'), event('back', '2026-08-08', 'repair_recharge', '120', { lb_returned: mass('110') })],
    })
    expect(ratesOf(records, '2026-12-31')[1]).toEqual(['back', '2026-08-08', '365/24', true, 200])
  })
})

describe('which additions are one calculation', () => {
  it('joins those of one leak, up to the last of them, and whatever shares a day with one', () => {
    const leak = { leak_event_id: 'L' }
    const events = [
      added('p', '2026-02-01', '0.5'), added('a', '2026-03-01', '1', leak), added('b', '2026-03-10', '2', leak), added('c', '2026-03-10', '3'),
      added('d', '2026-04-10', '0.5'),
    ]
    expect(ratesOf(circuit(appliance('R-410A', '100'), { events }), '2026-12-31')).toEqual([
      ['p', '2026-02-01', '1/2', false, 365],
      ['a+b+c', '2026-03-10', '2190/37', true, 37],
      ['d', '2026-04-10', '365/62', false, 31],
    ])
    expect(ratesOf(circuit(appliance('R-410A', '100'), { events }), '2026-03-05')[1]).toEqual(['a', '2026-03-01', '365/28', true, 28])
  })

  it('says that the first additions of a leak were over alone, and that a later one takes it back', () => {
    const leak = { leak_event_id: 'L' }
    const found = (last: string) => computeRates(circuit(appliance('R-410A', '100'), { events: [added('p', '2026-01-01', '0.1'), added('a', '2026-02-10', '2', leak), added('b', last, '1', leak)] }), asOf('2026-12-31'))
    const kept = found('2026-02-20')
    expect(kept.rates[1]).toMatchObject({ exceeds: true, rate: { n: 219n, d: 10n }, over_before: { day: dayOf('2026-02-10'), rate: { n: 73n, d: 4n }, threshold_pct: 10 } })
    expect(kept.rates[1]?.reason).toContain('With what had been added by 2026-02-10 alone it was 18.25 %, over 10 %.')
    expect(kept.violations.map(({ rule }) => rule)).not.toContain('exceedance_joined_away')
    const taken = found('2026-06-30')
    expect(taken.rates[1]).toMatchObject({ exceeds: false, rate: { n: 73n, d: 12n } })
    expect(taken.violations.find(({ rule }) => rule === 'exceedance_joined_away')).toMatchObject({ record_id: 'a+b', message: expect.stringContaining('18.25 %, over 10 %; together with what was added for the same leak up to 2026-06-30 it is 6.08 %') as string })
  })

  it('needs none for the charge of an installation or a retrofit, which set the day of the last addition', () => {
    const records = circuit(appliance('R-454B', '100'), {
      events: [
        event('new', '2026-01-10', 'install_charge', '100', { refrigerant: 'R-410A' }), added('a', '2026-04-20', '1', { refrigerant: 'R410A' }),
        event('retro', '2026-06-01', 'retrofit_charge', '95', { refrigerant: 'R-454B' }), added('b', '2026-09-09', '2', { refrigerant: 'R-454B' }),
      ],
    })
    expect(ratesOf(records, '2026-12-31')).toEqual([
      ['new', '2026-01-10', '', null, null],
      ['a', '2026-04-20', '1', false, 365],
      ['retro', '2026-06-01', '', null, null],
      ['b', '2026-09-09', '73/10', false, 100],
    ])
  })

  it('keeps the day of an addition that can not be used, and says why it has no rate', () => {
    const records = (kind: 'addition' | 'seasonal_add' | 'install_charge', pounds: string | null, given = {}) => circuit(appliance('R-410A', '100'), {
      events: [added('p', '2026-01-10', '1'), event('q', '2026-07-10', kind, pounds, given), added('x', '2026-08-10', '2')],
    })
    const rows = (...of: Parameters<typeof records>) => ratesOf(records(...of), '2026-11-01').slice(1)
    const after31 = ['x', '2026-08-10', '730/31', true, 31]
    for (const kind of ['addition', 'seasonal_add', 'install_charge'] as const) expect(rows(kind, null)).toEqual([['q', '2026-07-10', '', null, null], after31])
    expect(computeRates(records('addition', null), asOf('2026-11-01')).rates[1]?.reason).toContain('lb_added is empty')
    expect(rows('addition', '5', { refrigerant: 'R-22' })).toEqual([['q', '2026-07-10', '', null, null], after31])
    expect(rows('addition', '5', { lb_returned: mass('6') })).toEqual([['q', '2026-07-10', '', null, null], after31])
    expect(rows('addition', '0')).toEqual([['x', '2026-08-10', '365/106', false, 212]])
  })

  it('takes the installation for the last addition under 82.157 alone', () => {
    const install_date = dayOf('2026-02-10')
    const rate = (refrigerant: string, records = circuit(appliance(refrigerant, '120', { install_date }), { events: [added('x', '2026-06-10', '6')] })) => ratesOf(records, '2026-12-31')[0]
    expect(rate('R-22')).toEqual(['x', '2026-06-10', '365/24', true, 120])
    expect(rate('R-410A')).toEqual(['x', '2026-06-10', '5', false, 365])
  })

  it('takes the days as they are for a blend that both rules bind', () => {
    const records = circuit(appliance('R-401A', '120'), { events: [added('p', '2026-02-10', '1'), added('x', '2026-06-10', '6')] })
    const { rates } = computeRates(records, asOf('2026-12-31'))
    expect(rates[1]).toMatchObject({ d_days: 120, exceeds: true, decision: { regime: 'both' } })
    const early = circuit(appliance('R-401A', '300'), { events: [added('p', '2025-11-20', '5'), added('x', '2026-01-25', '28')] })
    expect(computeRates(early, asOf('2026-12-31')).rates[1]).toMatchObject({ d_days: 66, exceeds: true })
    const rolling = circuit(appliance('R-401A', '300'), { site: site({ leak_rate_method: 'rolling' }), events: [added('p', '2025-11-20', '5'), added('x', '2026-01-25', '28')] })
    expect(computeRates(rolling, asOf('2026-12-31')).rates[1]?.rate).toEqual({ n: 11n, d: 1n })
  })

  it('uses up a seasonal removal once, within a year, and not beyond a retrofit', () => {
    const season = (...events: Parameters<typeof event>[]) => ratesOf(circuit(appliance('R-410A', '150'), { events: events.map((one) => event(...one)) }), '2028-12-31').map(([id, , rate]) => [id, rate])
    expect(season(['o', '2026-05-15', 'seasonal_remove', '9'], ['i', '2026-11-01', 'seasonal_add', '5'], ['j', '2026-12-01', 'seasonal_add', '5'])).toEqual([['i', ''], ['j', '10/3']])
    expect(season(['o', '2026-05-15', 'seasonal_remove', '9'], ['i', '2027-05-14', 'seasonal_add', '9'])).toEqual([['i', '']])
    expect(season(['o', '2026-05-15', 'seasonal_remove', '9'], ['i', '2027-05-15', 'seasonal_add', '9'])).toEqual([['i', '6']])
    expect(season(['i', '2026-05-15', 'seasonal_add', '9'], ['o', '2026-05-15', 'seasonal_remove', '9'])).toEqual([['i', '']])
    expect(season(['o', '2026-05-15', 'seasonal_remove', '9'], ['r', '2026-06-01', 'retrofit_charge', '150'], ['i', '2026-07-01', 'seasonal_add', '9'])[1]?.[1]).not.toBe('')
  })

  it('starts the window anew only when a follow-up test showed every leak repaired', () => {
    const events = [added('a', '2026-02-01', '20'), added('b', '2026-06-01', '15'), added('c', '2026-10-01', '5')]
    const rate = (repairs: CircuitRecords['repairs'], tests: CircuitRecords['tests']) =>
      ratesOf(circuit(appliance('R-410A', '300'), { site: site({ leak_rate_method: 'rolling' }), events, repairs, tests }), '2026-12-31')[2]?.[2]
    const done = { repaired_on: dayOf('2026-06-10') }
    const [one, two] = [repair('1', 'b', '2026-06-01', done), repair('2', 'b', '2026-06-01', done)]
    const tested = (id: string, initial = '2026-06-11', followUp = '2026-06-15') => [test(`i${id}`, id, 'initial', initial), test(`f${id}`, id, 'follow_up', followUp)]
    expect(rate([one], tested('1'))).toBe('5/3')
    expect(rate([one, two], tested('1'))).toBe('40/3')
    expect(rate([one, two], [...tested('1'), ...tested('2')])).toBe('5/3')
    expect(rate([one], tested('1', '2026-06-20', '2026-06-15'))).toBe('40/3')
    expect(rate([one], tested('1', '2026-06-01', '2026-06-05'))).toBe('40/3')
    expect(rate([one], tested('1').map((each) => ({ ...each, void_reason: 'wrong circuit' })))).toBe('40/3')
  })

  it('starts the window anew only by a follow-up test that passed at every place, at normal operation, with an initial test that stands', () => {
    const records = (tests: CircuitRecords['tests']) => circuit(appliance('R-410A', '300'), {
      site: site({ leak_rate_method: 'rolling' }), events: [added('a', '2026-02-01', '14'), added('b', '2026-06-15', '17'), added('c', '2026-08-01', '5')],
      repairs: [repair('r', 'b', '2026-06-15', { repaired_on: dayOf('2026-07-01') })], tests,
    })
    const rate = (...tests: CircuitRecords['tests']) => ratesOf(records(tests), '2026-11-01')[2]?.[2]
    const [failed, valve] = [{ passed: false }, { leak_location_tested: 'valve' }]
    const initial = test('i', 'r', 'initial', '2026-07-02')
    const followUp = (given: Parameters<typeof test>[4] = {}, on = '2026-07-10', id = 'f') => test(id, 'r', 'follow_up', on, given)
    expect(rate(initial, followUp())).toBe('5/3')
    expect(rate(followUp())).toBe('5/3')
    expect(rate(initial, followUp(), followUp({ ...failed, ...valve }, '2026-07-10', 'g'))).toBe('12')
    expect(rate(initial, test('j', 'r', 'initial', '2026-07-05', failed), followUp())).toBe('12')
    expect(rate(initial, followUp(failed), followUp({}, '2026-07-12', 'g'))).toBe('12')
    expect(rate(initial, followUp(failed), test('j', 'r', 'initial', '2026-07-11'), followUp({}, '2026-07-12', 'g'))).toBe('5/3')
    expect(rate(initial, followUp({ normal_operation_on: dayOf('2026-07-20') }))).toBe('12')
    expect(rate(initial, followUp({ normal_operation_on: dayOf('2026-07-10') }))).toBe('5/3')
    expect(rate(initial, followUp({}, '2026-07-10'), followUp(failed, '2026-07-20', 'g'))).toBe('5/3')
    const again = computeRates(records([initial, followUp(), followUp({}, '2026-07-20', 'g')]), asOf('2026-11-01')).rates[2]
    expect(dayText(again?.window_from ?? 0)).toBe('2026-07-21')
  })
})

describe('full charge and refrigerant of a day', () => {
  it('take the revision and the retrofit in force, from their own day on', () => {
    const records = circuit(appliance('R-410A', '100'), {
      revisions: [revision('2026-05-01', '60', '80'), revision('2026-08-01', '80', '100')],
      events: ['2026-04-30', '2026-05-01', '2026-07-31', '2026-08-01'].map((day, index) => added(`e${index}`, day, '1')),
    })
    const { rates, violations } = computeRates(records, asOf('2026-12-31'))
    expect(rates.map(({ full_charge }) => full_charge?.written)).toEqual(['60', '80', '80', '100'])
    expect(violations).toEqual([])
  })

  it('do not reach back before a first revision without old, and say so', () => {
    const records = circuit(appliance('R-410A', '100'), { revisions: [{ ...revision('2026-06-01', '80', '100'), old: null }], events: [added('a', '2026-05-01', '1'), added('b', '2026-07-01', '1')] })
    const { rates, violations } = computeRates(records, asOf('2026-12-31'))
    expect(rates.map(({ full_charge, rate }) => [full_charge?.written, rate !== null])).toEqual([[undefined, false], ['100', true]])
    expect(violations.find(({ rule }) => rule === 'revision_incomplete')?.message).toContain('the full charge before that day is not known, and no leak rate is computed')
  })

  it('say where revisions do not join, and where the register differs from the last', () => {
    const records = circuit(appliance('R-410A', '120'), { revisions: [revision('2026-08-01', '90', '100'), revision('2026-05-01', '60', '80')] })
    expect(computeRates(records, asOf('2026-12-31')).violations.map(({ record, record_id, rule }) => [record, record_id, rule])).toEqual([
      ['full_charge_revisions', 'CH-1 2026-08-01', 'full_charge_differs'], ['appliances', 'CH-1', 'full_charge_differs'],
    ])
  })

  it('are exact in kilograms', () => {
    const events = [added('p', '2026-02-10', '0.5 kg'), added('x', '2026-06-10', '2.72 kg')]
    expect(ratesOf(circuit(appliance('R-410A', '54.4 kg'), { events }), '2026-12-31')[1]).toEqual(['x', '2026-06-10', '365/24', true, 120])
  })
})

describe('records that cannot be right', () => {
  const oneAddition = added('x', '2026-06-10', '6')
  const found = (records: CircuitRecords) => {
    const { rates, violations, years } = computeRates(records, asOf('2026-12-31'))
    return { rates, years, rules: violations.map(({ record, record_id, rule }) => `${record} ${record_id} ${rule}`), messages: violations.map(({ message }) => message).join('\n') }
  }

  it('zero, negative or missing full charge', () => {
    for (const [charge, rule] of [['0', 'full_charge_not_positive'], ['-5', 'full_charge_not_positive'], [null, 'full_charge_missing']] as const) {
      const { rates, years, rules, messages } = found(circuit(appliance('R-410A', charge), { events: [oneAddition] }))
      expect(rules).toEqual([`appliances CH-1 ${rule}`])
      expect(rates[0]).toMatchObject({ rate: null, exceeds: null, decision: { regime: 'undetermined' } })
      expect(rates[0]?.reason).toContain('82.157(l)(1)')
      expect(years).toEqual([])
      expect(messages).toContain('full_charge is')
    }
  })

  it('more returned than added, or negative pounds', () => {
    for (const [given, rule] of [[{ lb_returned: mass('7') }, 'returned_more_than_added'], [{ lb_added: mass('-6') }, 'pounds_negative']] as const) {
      const { rates, rules } = found(circuit(appliance('R-410A', '120'), { events: [{ ...oneAddition, ...given }] }))
      expect(rules).toEqual([`refrigerant_events x ${rule}`])
      expect(rates[0]).toMatchObject({ rate: null, counted: null })
      expect(rates[0]?.reason).toContain('nothing is computed from it')
    }
  })

  it('an event before the installation', () => {
    const records = circuit(appliance('R-410A', '120', { install_date: dayOf('2026-03-01') }), { events: [added('p', '2026-02-10', '1'), added('q', '2026-03-02', '0.1'), oneAddition] })
    const { rates, rules } = found(records)
    expect(rules).toEqual(['refrigerant_events p event_before_install'])
    expect(rates.map(({ event_id, d_days }) => [event_id, d_days])).toEqual([['p', null], ['q', 365], ['x', 100]])
  })

  it('another refrigerant than the circuit holds, unless a retrofit lies between', () => {
    const differs = found(circuit(appliance('R-410A', '120'), { events: [{ ...oneAddition, refrigerant: 'R-22' }] }))
    expect(differs.rules).toEqual(['refrigerant_events x refrigerant_differs'])
    expect(differs.rates[0]).toMatchObject({ rate: null })
    const retrofit = event('r', '2026-05-01', 'retrofit_charge', '110', { refrigerant: 'R-454B' })
    const after = found(circuit(appliance('R-454B', '120'), { events: [added('o', '2026-02-01', '1', { refrigerant: 'R-410A' }), retrofit, { ...oneAddition, refrigerant: 'R-454B' }] }))
    expect(after.rules).toEqual([])
    expect(after.rates.map(({ decision }) => decision.reason.includes('R-454B'))).toEqual([false, true, true])
  })

  it('an unknown refrigerant: a rate, and no verdict', () => {
    const { rates } = found(circuit(appliance('R-99', '120'), { events: [oneAddition] }))
    expect(rates[0]).toMatchObject({ rate: { n: 5n, d: 1n }, exceeds: null, threshold_pct: null, decision: { regime: 'undetermined' } })
  })

  it('values stated otherwise than computed', () => {
    const stated = { leak_rate_pct: '15.21', leak_rate_method: 'annualizing' as const, d_days: 120, threshold_pct: 10, exceeds: true, regime: '84.106', full_charge_at_event: mass('120') }
    const events = (given: object) => [added('p', '2026-02-10', '1'), { ...oneAddition, ...given }]
    expect(found(circuit(appliance('R-410A', '120'), { events: events(stated) })).rules).toEqual([])
    const wrong = found(circuit(appliance('R-410A', '120'), { events: events({ leak_rate_pct: '5', leak_rate_method: 'rolling', d_days: 365, threshold_pct: 15, exceeds: false, regime: 'none', full_charge_at_event: mass('110') }) }))
    expect(wrong.rules).toEqual(Array(7).fill('refrigerant_events x stated_value_differs'))
    expect(wrong.messages).toContain('leak_rate_method is rolling, computed it is annualizing')
    expect(wrong.messages).toContain('leak_rate_pct is 5, computed it is 15.21')
  })
})
