import { expect, test } from 'vitest'
import { climateGroupOfZip } from '../../analytics/registers/climate-group'
import { averagePrice, monthCost, priceAt, priceStructureOf } from '../../analytics/registers/price-structure'
import type { TariffDefinition } from '../../analytics/registers/tariff-definition'

const common = { tariff_id: 't', name: '', currency: 'USD' }
const allDay = (period: number): number[][] => Array.from({ length: 12 }, () => Array<number>(24).fill(period))
const evening = Array.from({ length: 12 }, () => Array.from({ length: 24 }, (_, hour) => (hour >= 16 && hour < 21 ? 1 : 0)))

test('flat: 100 kWh at 0.12 cost 12.00', () => {
  const tariff: TariffDefinition = { ...common, kind: 'flat', price_per_kwh: 0.12 }
  expect(monthCost(tariff, 0, 70, 30)).toBeCloseTo(12, 10)
  expect(averagePrice(tariff)).toBeCloseTo(0.12, 12)
})

test('tiers: 0.10 to 300 kWh, 0.15 after: 500 kWh cost 60.00', () => {
  const tariff: TariffDefinition = { ...common, kind: 'tiered', tiers: [{ up_to_kwh: 300, price_per_kwh: 0.1 }, { price_per_kwh: 0.15 }] }
  expect(monthCost(tariff, 5, 400, 100)).toBeCloseTo(60, 10)
  expect(priceAt(priceStructureOf(tariff), { month: 0, weekend: false, hour: 3 }, 300)).toBe(0.15)
})

test('time of use: 0.30 from 16 to 21 h on weekdays, else 0.12', () => {
  const tariff: TariffDefinition = {
    ...common, kind: 'tou', periods: [{ name: 'low', price_per_kwh: 0.12 }, { name: 'peak', price_per_kwh: 0.3 }], weekday: evening, weekend: allDay(0),
  }
  const prices = priceStructureOf(tariff)
  expect(priceAt(prices, { month: 6, weekend: false, hour: 16 })).toBe(0.3)
  expect(priceAt(prices, { month: 6, weekend: false, hour: 21 })).toBe(0.12)
  expect(priceAt(prices, { month: 6, weekend: true, hour: 16 })).toBe(0.12)
  expect(averagePrice(tariff)).toBeCloseTo(0.12 + (0.18 * 5 * 5) / (24 * 7), 12)
  expect(monthCost(tariff, 0, 240, 24)).toBeCloseTo(190 * 0.12 + 50 * 0.3 + 24 * 0.12, 10)
})

test('URDB: price is rate + adj, tiers fill per period and month', () => {
  const tariff: TariffDefinition = {
    ...common, kind: 'urdb',
    energyratestructure: [[{ rate: 0.05, adj: 0.01, max: 100 }, { rate: 0.09 }]],
    energyweekdayschedule: allDay(0), energyweekendschedule: allDay(0),
  }
  expect(monthCost(tariff, 11, 120, 30)).toBeCloseTo(100 * 0.06 + 50 * 0.09, 10)
})

test('Building America group by ZIP, kept as text', () => {
  expect(climateGroupOfZip('00544')).toBe('Mixed-Humid')
  expect(climateGroupOfZip('00601')).toBe('Hot-Humid')
  expect(climateGroupOfZip('55401-1234')).toBe('Very-Cold/Cold')
  expect(climateGroupOfZip('94103')).toBe('Marine')
  expect(climateGroupOfZip('89101')).toBe('Mixed-Dry/Hot-Dry')
  expect(['544', '00000', 'SW1A 1AA', ''].map(climateGroupOfZip)).toEqual([undefined, undefined, undefined, undefined])
})
