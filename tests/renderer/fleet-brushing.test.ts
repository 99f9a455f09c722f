import { expect, it } from 'vitest'
import { toArrow } from '../../analytics/db/to-arrow'
import type { Columns } from '../../analytics/db/to-columns'
import { readColumnSet } from '../../renderer/engine/column-set'
import { copGrid } from '../../renderer/views/fleet/cop-grid'
import { fleetFigures, medianInterval } from '../../renderer/views/fleet/fleet-figures'
import { fleetDataOf } from '../../renderer/views/fleet/fleet-data'

const columns = (names: Record<string, number[] | string[]>, rowCount: number): Uint8Array =>
  toArrow({
    rowCount,
    names: Object.keys(names),
    columns: Object.fromEntries(Object.entries(names).map(([name, values]) => [name, typeof values[0] === 'string' ? { kind: 'text', values } : { kind: 'number', values: Float64Array.from(values as number[]) }])),
  } as Columns)

it('the curve of the density is the very median of the units, within a bin of COP and between two', () => {
  const cops = [[3.02], [3.02, 3.05], [2.6, 3.02, 3.24], [2.1, 2.9, 3.6, 4.4], [3.01, 3.02, 3.03, 9.5], []]
  const rows = cops.flatMap((values, bin) => values.map((cop, unit) => ({ unit, bin, cop })))
  rows.sort((a, b) => a.unit - b.unit || a.bin - b.bin)
  const bins = columns({ unit: rows.map(({ unit }) => unit), bin: rows.map(({ bin }) => bin), days: rows.map(() => 5), cop: rows.map(({ cop }) => cop) }, rows.length)
  const { curve, units } = copGrid(readColumnSet(bins), 4).density(new Int32Array(4))
  expect([...curve].slice(0, 6).map((cop) => Number(cop.toFixed(9)))).toEqual([3.02, 3.035, 3.02, 3.25, 3.025, NaN])
  expect([...units].slice(0, 6)).toEqual([1, 2, 3, 4, 4, 0])
  expect(copGrid(readColumnSet(bins), 4).density(Int32Array.of(1, 0, 1, 1)).curve[1]).toBe(3.05)
})

it('a unit is found by its id as it is written, a fault by its words', () => {
  const texts = { unit_id: ['HP_01'], customer: ['Ann'], site_name: ['Row_House 2'], brand: ['B'], model: ['M_9'], faults: ['refrigerant_leak'], firmware: ['1'], climate_zone: ['5A'], refrigerant: ['R-32'], unit_type: ['split'], segment: ['residential'] }
  const numbers = Object.fromEntries(['severity', 'install_year', 'cop_vs_expected_pct', 'cop_trend_pct_per_year', 'compressor_health', 'defrosts_per_day', 'energy_cost', 'seasonal_cop'].map((name) => [name, [1]]))
  const [words] = fleetDataOf(readColumnSet(columns({ ...texts, ...numbers }, 1))).words
  for (const wanted of ['hp_01', 'row_house', 'm_9', 'refrigerant leak']) expect(words).toContain(wanted)
})

it('money of units is in the currency of its own: electricity in that of the tariff, waiting in that of the order', () => {
  const names = ['severity', 'findings', 'priority', 'cost_of_waiting_per_month', 'energy_kwh', 'energy_cost', 'silent', 'seasonal_cop', 'cop_vs_expected_pct', 'days_of_data', 'visits', 'confirmed', 'install_year', 'cop_trend_pct_per_year', 'compressor_health', 'defrosts_per_day']
  const texts = ['unit_id', 'customer', 'site_name', 'brand', 'model', 'faults', 'firmware', 'climate_zone', 'refrigerant', 'unit_type', 'segment']
  const figures = (currency: string[], energyCurrency: string[]) => {
    const made = columns({ ...Object.fromEntries(names.map((name) => [name, [1, 2]])), ...Object.fromEntries(texts.map((name) => [name, ['a', 'b']])), currency, energy_currency: energyCurrency }, 2)
    return fleetFigures({ ...fleetDataOf(readColumnSet(made)), grid: undefined })
  }
  expect(figures(['USD', 'USD'], ['EUR', 'EUR'])).toMatchObject({ waiting: 3, currency: 'USD', energyCost: 3, energyCurrency: 'EUR' })
  expect(figures(['USD', 'USD'], ['EUR', 'USD'])).toMatchObject({ waiting: 3, currency: 'USD', energyCost: NaN, energyCurrency: null })
})

it('the interval of a median holds it in 95 of 100 samples at least, by the binomial distribution', () => {
  const of = (n: number) => medianInterval(Array.from({ length: n }, (_, i) => i + 1))
  expect([5, 6, 8, 11, 24].map((n) => [n, of(n).low, of(n).high])).toEqual([[5, NaN, NaN], [6, 1, 6], [8, 1, 8], [11, 2, 10], [24, 7, 18]])
  expect(of(10_000)).toMatchObject({ median: 5000.5, low: 4902, high: 5099 })
})
