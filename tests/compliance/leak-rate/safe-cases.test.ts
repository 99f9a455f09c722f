import { describe, expect, it } from 'vitest'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import { decimalText, fractionText } from '../../../analytics/compliance/exact/fraction'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import type { CircuitRecords } from '../../../analytics/compliance/records/records'
import { added, appliance, asOf, circuit, event, repair, site, test } from '../support/circuit'

const rolling = site({ leak_rate_method: 'rolling' })
const rtu = { asset_type: 'rtu_hp', rlc_subsector: 'yes', subsector_basis: 'rooftop unit of a small store' } as const

interface Case {
  records: CircuitRecords
  /** By event: d_days, exact percent, percent, over, regime, pounds that count. */
  rows: Record<string, [number | null, string, string, boolean | null, string, string]>
}

const chiller = (refrigerant: string, charge: string, ...additions: [id: string, on: string, pounds: string][]): CircuitRecords =>
  circuit(appliance(refrigerant, charge), { events: additions.map((addition) => added(...addition)) })

const t06 = [added('a', '2025-09-01', '25'), added('b', '2026-02-01', '14'), added('c', '2026-05-01', '15'), added('d', '2026-06-15', '2')]

const cases: Record<string, Case> = {
  T01: { records: chiller('R-410A', '120', ['p', '2026-02-10', '1'], ['x', '2026-06-10', '6']), rows: { x: [120, '365/24', '15.21', true, '84.106', '6.00'] } },
  T02: { records: chiller('R-410A', '120', ['p', '2026-02-10', '1'], ['x', '2026-07-10', '4']), rows: { x: [150, '73/9', '8.11', false, '84.106', '4.00'] } },
  T03: { records: chiller('R-134a', '365', ['p', '2026-02-10', '1'], ['x', '2026-06-10', '12']), rows: { x: [120, '10', '10.00', false, '84.106', '12.00'] } },
  'T03 and a hundredth': {
    records: chiller('R-134a', '365', ['p', '2026-02-10', '1'], ['x', '2026-06-10', '12.01']),
    rows: { x: [120, '1201/120', '10.01', true, '84.106', '12.01'] },
  },
  T04: { records: chiller('R-513A', '200', ['p', '2026-03-01', '1'], ['x', '2027-06-15', '18']), rows: { x: [365, '9', '9.00', false, '84.106', '18.00'] } },
  T05: { records: chiller('R-513A', '300', ['p', '2025-11-20', '5'], ['x', '2026-01-25', '28']), rows: { x: [365, '28/3', '9.33', false, '84.106', '28.00'] } },
  T06: {
    records: circuit(appliance('R-410A', '300'), { site: rolling, events: t06 }),
    rows: {
      b: [null, '14/3', '4.67', false, '84.106', '14.00'],
      c: [null, '29/3', '9.67', false, '84.106', '29.00'],
      d: [null, '31/3', '10.33', true, '84.106', '31.00'],
    },
  },
  T07: {
    records: circuit(appliance('R-410A', '300'), {
      site: rolling, events: [...t06, added('e', '2026-10-01', '5')],
      repairs: [repair('r', 'd', '2026-06-15', { repaired_on: dayOf('2026-07-10') })],
      tests: [test('i', 'r', 'initial', '2026-07-12'), test('f', 'r', 'follow_up', '2026-07-20')],
    }),
    rows: { e: [null, '5/3', '1.67', false, '84.106', '5.00'] },
  },
  T08: {
    records: circuit(appliance('R-22', '60', rtu), { events: [added('p', '2026-01-05', '0.5'), added('x', '2026-04-15', '3')] }),
    rows: { x: [100, '73/4', '18.25', true, '82.157', '3.00'] },
  },
  T09: {
    records: circuit(appliance('R-22', '12', { asset_type: 'split_hp', rlc_subsector: 'yes', subsector_basis: 'split' }), { events: [added('p', '2026-01-05', '1'), added('x', '2026-07-24', '6')] }),
    rows: { x: [200, '365/4', '91.25', null, 'none', '6.00'] },
  },
  T11: {
    records: circuit(appliance('R-410A', '32', rtu), { events: [added('p', '2026-01-05', '1'), added('x', '2026-04-05', '8')] }),
    rows: { x: [90, '1825/18', '101.39', null, 'none', '8.00'] },
  },
  T15: { records: chiller('R-515B', '900', ['p', '2026-02-01', '1'], ['x', '2026-08-30', '60']), rows: { x: [210, '730/63', '11.59', true, '84.106', '60.00'] } },
  'T16 14.99 lb': { records: chiller('R-454B', '14.99', ['p', '2026-01-05', '0.1'], ['x', '2026-11-01', '1']), rows: { x: [300, '36500/4497', '8.12', null, 'none', '1.00'] } },
  'T16 15.00 lb': { records: chiller('R-454B', '15.00', ['p', '2026-01-05', '0.1'], ['x', '2026-11-01', '1']), rows: { x: [300, '73/9', '8.11', false, '84.106', '1.00'] } },
  'T16 240 days': { records: chiller('R-454B', '15', ['p', '2026-01-05', '0.1'], ['x', '2026-09-02', '1']), rows: { x: [240, '365/36', '10.14', true, '84.106', '1.00'] } },
  T20: {
    records: chiller('R-410A', '80', ['p', '2026-02-01', '1'], ['x', '2026-07-01', '2'], ['y', '2026-07-01', '3']),
    rows: { 'x+y': [150, '365/24', '15.21', true, '84.106', '5.00'] },
  },
  T22: {
    records: circuit(appliance('R-134a', '1200', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80 }), { events: [added('p', '2026-01-05', '1'), added('x', '2026-04-15', '130')] }),
    rows: { x: [100, '949/24', '39.54', true, '84.106', '130.00'] },
  },
  T30: { records: chiller('R-410A', '60', ['p', '2027-12-31', '0.1'], ['x', '2028-03-01', '2']), rows: { x: [61, '3650/183', '19.95', true, '84.106', '2.00'] } },
  T33: {
    records: circuit(appliance('R-404A', '300', { asset_type: 'other', category: 'commercial_refrigeration' }), { events: [added('p', '2026-02-01', '1'), added('x', '2026-07-31', '30')] }),
    rows: { x: [180, '365/18', '20.28', true, '84.106', '30.00'] },
  },
  T34: { records: chiller('R-410A', '500', ['x', '2025-12-31', '200']), rows: { x: [365, '40', '40.00', null, 'none', '200.00'] } },
  'A1 of 82.157': { records: circuit(appliance('R-22', '120'), { events: [added('p', '2026-02-10', '1'), added('x', '2026-06-10', '6')] }), rows: { x: [120, '365/24', '15.21', true, '82.157', '6.00'] } },
}

describe('leak rates, worked by hand', () => {
  for (const [name, { records, rows }] of Object.entries(cases)) {
    it(name, () => {
      const { rates } = computeRates(records, asOf('2028-12-31'))
      for (const [id, expected] of Object.entries(rows)) {
        const row = rates.find(({ event_id }) => event_id === id)
        if (row?.rate == null || row.counted === null) throw new Error(`no rate for ${id}: ${row?.reason}`)
        expect([row.d_days, fractionText(row.rate), decimalText(row.rate, 2), row.exceeds, row.decision.regime, decimalText(row.counted, 2)]).toEqual(expected)
      }
    })
  }

  it('counts only what the window of a rolling average holds', () => {
    const windows = (records: CircuitRecords) => computeRates(records, asOf('2028-12-31')).rates.map(({ event_id, window_from, terms }) =>
      [event_id, dayText(window_from ?? 0), terms.map((term) => term.event_id).join(' ')])
    expect(windows(cases.T07?.records ?? circuit(appliance(null, null)))).toEqual([
      ['a', '2024-09-02', 'a'], ['b', '2026-01-01', 'b'], ['c', '2026-01-01', 'b c'], ['d', '2026-01-01', 'b c d'], ['e', '2026-07-21', 'e'],
    ])
  })

  it('T17: takes the middle of a range for the full charge', () => {
    const range = { fc_range_low: { lb: { n: 40n, d: 1n }, written: '40', unit: 'lb' }, fc_range_high: { lb: { n: 48n, d: 1n }, written: '48', unit: 'lb' } } as const
    const records = circuit(appliance('R-32', null, range), { events: [added('p', '2026-03-10', '0.5'), added('x', '2026-09-06', '2.5')] })
    const row = computeRates(records, asOf('2026-12-31')).rates[1]
    expect(row).toMatchObject({ full_charge: { written: '44', unit: 'lb' }, d_days: 180, rate: { n: 9125n, d: 792n }, exceeds: true })
  })

  it('T10, T13, T14: needs no rate where nothing was added, and gives informational ones where no regime binds', () => {
    for (const [refrigerant, charge] of [['R-410A', '11'], ['R-290', '16'], ['R-744', '40'], ['R-1234ze(E)', '900']] as const) {
      const records = chiller(refrigerant, charge)
      expect(computeRates(records, asOf('2026-12-31'))).toEqual({ rates: [], years: [], violations: [] })
      const row = computeRates(chiller(refrigerant, charge, ['x', '2026-05-01', '5']), asOf('2026-12-31')).rates[0]
      expect(row).toMatchObject({ exceeds: null, threshold_pct: null, decision: { regime: 'none' } })
    }
  })

  it('T18: a seasonal variance needs no rate', () => {
    const records = circuit(appliance('R-410A', '150'), { events: [event('out', '2026-05-15', 'seasonal_remove', '9'), event('in', '2026-11-01', 'seasonal_add', '9')] })
    const { rates, years } = computeRates(records, asOf('2026-12-31'))
    expect(rates).toHaveLength(1)
    expect(rates[0]).toMatchObject({ event_id: 'in', rate: null, counted: null, exceeds: null })
    expect(rates[0]?.reason).toContain('84.106(b)')
    expect(years).toEqual([])
  })

  it('T23: 125 % of a calendar year is chronic, 124.75 % is not', () => {
    const yearOf = (last: string) => computeRates(chiller('R-410A', '40', ['a', '2026-02-01', '20'], ['b', '2026-06-01', '18'], ['c', '2026-10-01', last]), asOf('2026-12-31')).years[0]
    expect(yearOf('12')).toMatchObject({ year: 2026, lost: { n: 50n, d: 1n }, rate: { n: 125n, d: 1n }, chronic: true, event_id: 'c' })
    expect(yearOf('11.9')).toMatchObject({ rate: { n: 499n, d: 4n }, chronic: false, event_id: null, reached_on: null })
  })
})
