import { expect, test } from 'vitest'
import { rateLine, yearLine } from '../../../analytics/compliance/papers/arithmetic'
import { fraction } from '../../../analytics/compliance/exact/fraction'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import type { LeakRate } from '../../../analytics/compliance/results'
import { added, appliance, asOf, circuit, event, mass, site } from '../support/circuit'
import { faultsOf, printedRates } from './printed-rates'

const ratesOf = (charge: string, events: ReturnType<typeof added>[], method: 'annualizing' | 'rolling' = 'annualizing') =>
  computeRates(circuit(appliance('R-410A', charge), { site: site({ leak_rate_method: method }), events: events.map((one) => ({ ...one, refrigerant: 'R-410A' })) }), asOf('2026-12-01'))

const lines = (rates: readonly LeakRate[]): (string | undefined)[] => rates.map(rateLine)

test('a rate is written out with its numbers, annualized or rolling', () => {
  expect(lines(ratesOf('120', [added('a', '2026-02-10', '2'), added('b', '2026-06-10', '6')]).rates)).toEqual([
    '2026-02-10: 2 lb / 120 lb x 365 / 365 days x 100 = 1.67 % (exactly 5/3 %), not over 10 %',
    '2026-06-10: 6 lb / 120 lb x 365 / 120 days x 100 = 15.21 % (exactly 365/24 %), over 10 %',
  ])
  expect(lines(ratesOf('300', [added('a', '2026-02-01', '14'), added('b', '2026-05-01', '15'), added('c', '2026-06-15', '2')], 'rolling').rates)).toEqual([
    '2026-02-01: 14 lb / 300 lb x 100 = 4.67 % (exactly 14/3 %), window from 2026-01-01, not over 10 %',
    '2026-05-01: (14 lb + 15 lb) / 300 lb x 100 = 9.67 % (exactly 29/3 %), window from 2026-01-01, not over 10 %',
    '2026-06-15: (14 lb + 15 lb + 2 lb) / 300 lb x 100 = 10.33 % (exactly 31/3 %), window from 2026-01-01, over 10 %',
  ])
})

test('exactly the threshold is not over it', () => {
  expect(lines(ratesOf('365', [added('a', '2026-02-10', '1'), added('b', '2026-06-10', '12')]).rates)[1]).toBe(
    '2026-06-10: 12 lb / 365 lb x 365 / 120 days x 100 = 10.00 % (exactly 10 %), not over 10 %',
  )
})

test('kilograms stay as they were recorded, and what went back is taken off', () => {
  expect(lines(ratesOf('54.5 kg', [added('a', '2026-03-01', '2.5 kg')]).rates)).toEqual([
    '2026-03-01: (2.5 kg / 0.45359237 kg per lb) / (54.5 kg / 0.45359237 kg per lb) x 365 / 365 days x 100 = 4.59 % (exactly 500/109 %), not over 10 %',
  ])
  const recharged = event('r', '2026-08-08', 'repair_recharge', '120', { lb_returned: mass('110'), lb_recovered: mass('110') })
  expect(lines(ratesOf('120', [added('a', '2026-01-20', '1'), recharged]).rates)[1]).toBe(
    '2026-08-08: (120 lb - 110 lb) / 120 lb x 365 / 200 days x 100 = 15.21 % (exactly 365/24 %), over 10 %',
  )
})

test('an addition without a rate has no line', () => {
  expect(lines(ratesOf('120', [event('i', '2026-02-10', 'install_charge', '120')]).rates)).toEqual([undefined])
})

test('masses that do not add up to what counts are left out, an uneven number is a fraction', () => {
  const [rate] = ratesOf('120', [added('a', '2026-03-01', '6')]).rates
  if (rate === undefined) throw new Error('no rate')
  const third = { ...rate, counted: fraction(20, 3), rate: fraction(50, 9) }
  expect(rateLine(third)).toBe('2026-03-01: (20/3) lb / 120 lb x 365 / 365 days x 100 = 5.56 % (exactly 50/9 %), not over 10 %')
  expect(printedRates(rateLine(third) ?? '').flatMap(faultsOf)).toEqual([])
})

test('numbers that do not give the rate are never printed', () => {
  const [rate] = ratesOf('120', [added('a', '2026-03-01', '6')]).rates
  if (rate === undefined) throw new Error('no rate')
  expect(() => rateLine({ ...rate, rate: fraction(6) })).toThrow(RangeError)
})

test('a calendar year adds every mass once, though a rolling window names it again', () => {
  const { rates, years } = ratesOf('40', [added('a', '2026-02-20', '20'), added('b', '2026-05-11', '18'), added('c', '2026-09-03', '12')], 'rolling')
  expect(years.map((year) => yearLine(year, rates, 125))).toEqual(['2026: (20 lb + 18 lb + 12 lb) / 40 lb x 100 = 125.00 % (exactly 125 %), 125 % or more'])
})

test('what reads printed lines finds a wrong one', () => {
  const line = '2026-06-10: 6 lb / 120 lb x 365 / 120 days x 100 = 15.22 % (exactly 365/25 %), not over 10 %'
  expect(printedRates(line).flatMap(faultsOf).length).toBe(3)
})
