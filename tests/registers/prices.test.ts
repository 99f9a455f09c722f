import { expect, test } from 'vitest'
import { climateGroupOfZip } from '../../analytics/registers/climate-group'
import { demandCharge } from '../../analytics/registers/demand-charge'
import { monthCost, type MonthUse } from '../../analytics/registers/energy-charge'
import { localHours } from '../../analytics/registers/local-hour'
import { monthBill } from '../../analytics/registers/month-bill'
import { averagePrice, priceAt, priceStructureOf } from '../../analytics/registers/price-structure'
import { runningMeter } from '../../analytics/registers/running-meter'
import { parseTariff, type TariffDefinition, type UrdbTariff } from '../../analytics/registers/tariff-definition'

/** Energy of a day by hour, spread evenly over it. */
const even = (kwh: number): number[] => Array<number>(24).fill(kwh / 24)
/** Energy that was drawn at some hours alone. */
const usedAt = (drawn: Readonly<Record<number, number>>): number[] => Array.from({ length: 24 }, (_, hour) => drawn[hour] ?? 0)
const common = { tariff_id: 't', name: '', currency: 'USD' }
const allDay = (period: number): number[][] => Array.from({ length: 12 }, () => Array<number>(24).fill(period))
const evening = Array.from({ length: 12 }, () => Array.from({ length: 24 }, (_, hour) => (hour >= 16 && hour < 21 ? 1 : 0)))

test('flat: 100 kWh at 0.12 cost 12.00', () => {
  const tariff: TariffDefinition = { ...common, kind: 'flat', price_per_kwh: 0.12 }
  expect(monthCost(tariff, 0, even(70), even(30))).toBeCloseTo(12, 10)
  expect(averagePrice(tariff)).toBeCloseTo(0.12, 12)
})

test('tiers: 0.10 to 300 kWh, 0.15 after: 500 kWh cost 60.00', () => {
  const tariff: TariffDefinition = { ...common, kind: 'tiered', tiers: [{ up_to_kwh: 300, price_per_kwh: 0.1 }, { price_per_kwh: 0.15 }] }
  expect(monthCost(tariff, 5, even(400), even(100))).toBeCloseTo(60, 10)
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
  expect(monthCost(tariff, 0, even(240), even(24))).toBeCloseTo(190 * 0.12 + 50 * 0.3 + 24 * 0.12, 10)
  expect(monthCost(tariff, 0, usedAt({ 3: 10, 15: 100, 16: 15, 20: 25, 21: 50 }), usedAt({ 18: 60 }))).toBeCloseTo(160 * 0.12 + 40 * 0.3 + 60 * 0.12, 10)
})

test('time of use: a night price from 22 to 6 h counts at these hours alone', () => {
  const night = Array.from({ length: 12 }, () => Array.from({ length: 24 }, (_, hour) => (hour >= 22 || hour < 6 ? 1 : 0)))
  const tariff: TariffDefinition = { ...common, kind: 'tou', periods: [{ name: 'day', price_per_kwh: 0.35 }, { name: 'night', price_per_kwh: 0.2 }], weekday: night, weekend: night }
  expect(monthCost(tariff, 0, usedAt({ 5: 10, 6: 20, 21: 40, 22: 80 }), usedAt({ 23: 7, 7: 3 }))).toBeCloseTo(97 * 0.2 + 63 * 0.35, 10)
})

test('URDB: price is rate + adj, tiers fill per period and month', () => {
  const tariff: TariffDefinition = {
    ...common, kind: 'urdb',
    energyratestructure: [[{ rate: 0.05, adj: 0.01, max: 100 }, { rate: 0.09 }]],
    energyweekdayschedule: allDay(0), energyweekendschedule: allDay(0),
  }
  expect(monthCost(tariff, 11, even(120), even(30))).toBeCloseTo(100 * 0.06 + 50 * 0.09, 10)
})

const urdb = (more: Partial<UrdbTariff>): UrdbTariff => ({
  ...common, kind: 'urdb', energyratestructure: [[{ rate: 0.1 }]], energyweekdayschedule: allDay(0), energyweekendschedule: allDay(0), ...more,
})
const use = (month: number, kwh: number, peakKw?: (index: number) => number): MonthUse => ({
  month, days: 31, kwh: Float64Array.from({ length: 48 }, () => kwh / 48), ...(peakKw === undefined ? {} : { peakKw: Float64Array.from({ length: 48 }, (_, index) => peakKw(index)) }),
})

test('URDB: tiers per day and per kW of demand become tiers of the month', () => {
  const tiers = (unit: 'kWh daily' | 'kWh/kW' | 'kWh/kW daily') => urdb({ energyratestructure: [[{ rate: 0.1, max: 10, unit }, { rate: 0.2 }]] })
  expect(monthBill(tiers('kWh daily'), use(0, 400)).energy).toBeCloseTo(310 * 0.1 + 90 * 0.2, 10)
  expect(monthBill(tiers('kWh/kW'), use(0, 400, () => 5)).energy).toBeCloseTo(50 * 0.1 + 350 * 0.2, 10)
  expect(monthBill(tiers('kWh/kW daily'), use(0, 400, () => 1)).energy).toBeCloseTo(310 * 0.1 + 90 * 0.2, 10)
})

test('URDB: fuel adjustments add to every kWh of their month', () => {
  const tariff = urdb({ fueladjustmentsmonthly: [0.01, ...Array<number>(10).fill(0), -0.02] })
  expect([0, 5, 11].map((month) => monthBill(tariff, use(month, 100)).energy)).toEqual([11, 10, 8].map((cost) => expect.closeTo(cost, 10)))
})

test('flat demand: 6 kW at 10 a kW, after a month of 10 kW billed as 8 by a ratchet of 80 %; a peak 12 months ago no longer counts', () => {
  const tariff = urdb({ flatdemandstructure: [[{ rate: 9, adj: 1 }]], flatdemandmonths: Array<number>(12).fill(0), demandratchetpercentage: Array<number>(12).fill(0.8) })
  const months = (first: number) => [use(6, 0, () => first), ...Array.from({ length: 10 }, () => use(7, 0, () => 2))]
  expect(demandCharge(tariff, use(5, 0, (index) => (index === 40 ? 6 : 1)))).toBeCloseTo(60, 10)
  expect(demandCharge(tariff, use(5, 0, () => 6), months(10))).toBeCloseTo(80, 10)
  expect(demandCharge(tariff, use(5, 0, () => 6), [use(5, 0, () => 10), ...months(2)])).toBeCloseTo(60, 10)
  expect(demandCharge({ ...tariff, demandratchetpercentage: Array<number>(12).fill(80) }, use(5, 0, () => 6), months(10))).toBeCloseTo(80, 10)
  expect(demandCharge(tariff, use(5, 0))).toBeUndefined()
})

test('demand by period and tier: 5 kW in the evening of weekdays at 2, then 4 above 3 kW; 7 kW else at 1', () => {
  const tariff = urdb({ demandratestructure: [[{ rate: 1 }], [{ rate: 2, max: 3 }, { rate: 4 }]], demandweekdayschedule: evening, demandweekendschedule: allDay(0) })
  const peaks = use(0, 0, (index) => (index >= 16 && index < 21 ? 5 : index === 30 ? 7 : 0))
  expect(demandCharge(tariff, peaks)).toBeCloseTo(3 * 2 + 2 * 4 + 7, 10)
})

test('a bill has fixed charges by month, day or year, and is at least the least charge', () => {
  const fixed = (unit: '$/month' | '$/day' | '$/year') => monthBill(urdb({ fixedchargefirstmeter: 12, fixedchargeunits: unit }), use(0, 100))
  expect([fixed('$/month').total, fixed('$/day').total, fixed('$/year').total]).toEqual([22, 10 + 372, 11].map((total) => expect.closeTo(total, 10)))
  expect(monthBill(urdb({ mincharge: 25, fixedchargefirstmeter: 5 }), use(0, 100))).toEqual({ energy: expect.closeTo(10, 10), demand: 0, fixed: 5, toLeast: expect.closeTo(10, 10), total: expect.closeTo(25, 10) })
})

test('what one more kWh costs is the price of the tier reached, not the average', () => {
  const tariff: TariffDefinition = { ...common, kind: 'tiered', tiers: [{ up_to_kwh: 300, price_per_kwh: 0.1 }, { price_per_kwh: 0.15 }] }
  expect([averagePrice(tariff), averagePrice(tariff, 299), averagePrice(tariff, 500)]).toEqual([0.1, 0.1, 0.15].map((price) => expect.closeTo(price, 12)))
})

test('hours are those of the clock: summer time ends on 2025-11-02 in New York', () => {
  const at = localHours('America/New_York')
  const hourOf = (iso: string) => at(Date.parse(iso) / 1000)
  expect(hourOf('2025-07-01T20:00:00Z')).toEqual({ year: 2025, month: 6, day: 1, hour: 16, weekend: false })
  expect(hourOf('2025-12-01T20:00:00Z').hour).toBe(15)
  expect([hourOf('2025-11-02T05:30:00Z').hour, hourOf('2025-11-02T06:30:00Z').hour]).toEqual([1, 1])
  expect(hourOf('2025-11-02T04:00:00Z')).toEqual({ year: 2025, month: 10, day: 2, hour: 0, weekend: true })
})

test('holidays have weekend prices: July 4 where the tariff says so', () => {
  const evenings = (holidays: string[]) => runningMeter({ ...common, kind: 'tou', periods: [{ name: '', price_per_kwh: 0.12 }, { name: '', price_per_kwh: 0.3 }], weekday: evening, weekend: allDay(0), holidays }, 'America/Chicago')
  const july4 = Date.parse('2025-07-04T17:00:00-05:00') / 1000
  expect([evenings([]), evenings(['07-04']), evenings(['2024-07-04'])].map((meter) => meter(july4, 10).cost)).toEqual([3, 1.2, 3].map((cost) => expect.closeTo(cost, 10)))
})

test('a running meter fills tiers hour by hour and starts again with the local month', () => {
  const meter = runningMeter({ ...common, kind: 'tiered', tiers: [{ up_to_kwh: 300, price_per_kwh: 0.1 }, { price_per_kwh: 0.15 }] }, 'America/New_York')
  const hour = (iso: string, kwh: number) => meter(Date.parse(iso) / 1000, kwh)
  expect(hour('2025-01-01T05:00:00Z', 299)).toEqual({ cost: expect.closeTo(29.9, 10), marginalPerKwh: 0.1 })
  expect(hour('2025-01-01T06:00:00Z', 2)).toEqual({ cost: expect.closeTo(0.1 + 0.15, 10), marginalPerKwh: 0.15 })
  expect(hour('2025-02-01T04:00:00Z', 10).cost).toBeCloseTo(1.5, 10)
  expect(hour('2025-02-01T05:00:00Z', 10).cost).toBeCloseTo(1, 10)
})

test('a month priced hour by hour costs what its sums cost', () => {
  const tariff = urdb({ energyratestructure: [[{ rate: 0.1, max: 50 }, { rate: 0.2 }], [{ rate: 0.3, max: 20 }, { rate: 0.4 }]], energyweekdayschedule: evening })
  const meter = runningMeter(tariff, 'UTC')
  const hourAt = localHours('UTC')
  const kwh = new Float64Array(48)
  let cost = 0
  for (let hour = 0; hour < 31 * 24; hour++) {
    const seconds = Date.parse('2025-01-01T00:00:00Z') / 1000 + 3600 * hour
    const energy = 0.1 + (hour % 7) / 10
    const at = hourAt(seconds)
    const place = at.hour + (at.weekend ? 24 : 0)
    kwh[place] = (kwh[place] as number) + energy
    cost += meter(seconds, energy).cost
  }
  expect(cost).toBeCloseTo(monthBill(tariff, { month: 0, days: 31, kwh }).energy, 8)
})

test('a record of the rate database is read with its charges, and refused where a schedule names no period', () => {
  const record = { label: 'abc', energyratestructure: [[{ rate: 0.1, unit: 'kWh' }]], energyweekdayschedule: allDay(0), energyweekendschedule: allDay(0), demandrateunit: null, flatdemandstructure: [[{ rate: 5, max: 0 }]], flatdemandmonths: Array(12).fill(0), sector: 'Commercial' }
  expect(parseTariff(record, 0)).toMatchObject({ tariff: { kind: 'urdb', tariff_id: 'abc', flatdemandstructure: [[{ rate: 5 }]] } })
  expect(parseTariff({ ...record, flatdemandmonths: Array(12).fill(1) }, 0)).toMatchObject({ problem: 'flatdemandmonths names a period that is not in flatdemandstructure' })
  expect(parseTariff({ ...record, energyratestructure: [[{ rate: 0.1, max: 5, unit: 'therm' }]] }, 0)).toMatchObject({ path: 'energyratestructure.0.0.unit' })
})

test('Building America group by ZIP, kept as text', () => {
  expect(climateGroupOfZip('00544')).toBe('Mixed-Humid')
  expect(climateGroupOfZip('00601')).toBe('Hot-Humid')
  expect(climateGroupOfZip('55401-1234')).toBe('Very-Cold/Cold')
  expect(climateGroupOfZip('94103')).toBe('Marine')
  expect(climateGroupOfZip('89101')).toBe('Mixed-Dry/Hot-Dry')
  expect(['544', '00000', 'SW1A 1AA', ''].map(climateGroupOfZip)).toEqual([undefined, undefined, undefined, undefined])
})
