import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../analytics/db/query'
import { measuredRows, viewMeasured } from '../../../analytics/pipeline/4-findings/measured-views'
import { meanPrices } from '../../../analytics/pipeline/4-findings/mean-prices'
import type { RuleContext } from '../../../analytics/pipeline/4-findings/rule'
import { energyCost } from '../../../analytics/pipeline/4-findings/rules/energy-cost'
import { energyHours } from '../../../analytics/registers/hours-of-day'
import { openEmptyTables } from './empty-tables'

let connection: DuckDBConnection
const year = (row: number[]) => JSON.stringify(Array.from({ length: 12 }, () => row))
/** Period 1 from 16 to 21 h on weekdays, else 0. */
const peak = Array.from({ length: 24 }, (_, hour) => (hour >= 16 && hour < 21 ? 1 : 0))
const never = peak.map(() => 0)
const otherHours = energyHours.filter((name) => name !== 'energy_15_kwh' && name !== 'energy_16_kwh').map((name) => `0 AS ${name}`).join(', ')
const tariffs = {
  tou: `{"tariff_id":"tou","kind":"tou","periods":[{"price_per_kwh":0.12},{"price_per_kwh":0.30}],"weekday":${year(peak)},"weekend":${year(never)}}`,
  tiered: '{"tariff_id":"tiered","kind":"tiered","tiers":[{"up_to_kwh":300,"price_per_kwh":0.10},{"price_per_kwh":0.15}]}',
}

beforeAll(async () => {
  connection = await openEmptyTables()
  for (const [id, definition] of Object.entries(tariffs)) {
    await run(connection, `INSERT INTO tariff_register (import_no, tariff_id, name, currency, kind, definition) VALUES (1, $id, $id, 'USD', $id, $definition)`, { id, definition })
    await run(connection, `INSERT INTO unit_register (import_no, unit_id, time_zone, tariff_id) VALUES (1, $id, 'UTC', $id)`, { id })
  }
  await run(connection, `INSERT INTO unit_register (import_no, unit_id, time_zone) VALUES (1, 'none', 'UTC')`)
  // Monday 2025-03-03 on: at 15 h for a week, then at 16 h
  await run(connection, `INSERT INTO unit_day BY NAME SELECT u AS unit_id, (DATE '2025-03-03' + i::INTEGER)::DATE AS day, 300 AS sample_s, 20 AS energy_kwh,
    if(i < 7, 20, 0) AS energy_15_kwh, if(i < 7, 0, 20) AS energy_16_kwh, ${otherHours}
    FROM range(14) AS r(i), unnest(['tou', 'tiered', 'none']) AS t(u)`)
  for (const [plan, unitId] of ['tou', 'tiered', 'none'].entries())
    await run(connection, `INSERT INTO finding_window VALUES ($plan, 'before', $unitId, DATE '2025-03-03', DATE '2025-03-09'), ($plan, 'now', $unitId, DATE '2025-03-10', DATE '2025-03-16'), ($plan, 'year', $unitId, DATE '2025-03-03', DATE '2025-03-16')`, { plan, unitId })
  await viewMeasured(connection, ['none', 'tiered', 'tou'], await measuredRows(connection))
})
afterAll(() => connection.closeSync())

describe('the mean price of a window', () => {
  it('is that of the hours in which energy was drawn: 0.12 until 16 h, then five of seven days at 0.30', async () => {
    const prices = await meanPrices(connection, [0])
    expect([...prices.keys()]).toEqual(['0 before', '0 now'])
    expect(prices.get('0 before')).toBeCloseTo(0.12, 12)
    expect(prices.get('0 now')).toBeCloseTo((5 * 0.3 + 2 * 0.12) / 7, 8)
  })

  it('fills tiers as the whole month would: 31 days of 20 kWh, 300 at 0.10 and 320 at 0.15', async () => {
    expect((await meanPrices(connection, [1])).get('1 before')).toBeCloseTo((300 * 0.1 + 320 * 0.15) / 620, 8)
  })

  it('is not known without a tariff, nor asked for where nothing is to be told', async () => {
    expect([...(await meanPrices(connection, [2]))]).toEqual([])
    expect([...(await meanPrices(connection, []))]).toEqual([])
  })
})

describe('a rise of cost', () => {
  const none = { from: '2025-03-03', to: '2025-03-09', values: {} }
  const windowOf = (price: number | null, kwh: number) => ({ from: '2025-03-03', to: '2025-03-09', values: { price_mean: price, energy_kwh_per_day: kwh, degree_days_per_day: 10 } })
  const told = (before: ReturnType<typeof windowOf>, now: ReturnType<typeof windowOf>) => {
    const context: RuleContext = {
      held: 30, threshold: 25, thresholds: () => 10, now, before, like: none, year: none, statistics: {}, mode: 'heat', ranking: undefined,
      unit: { criticality: null, gas: 'other', hasStation: true }, pricePerKwh: 0.2, currency: 'USD',
    }
    const { evidence, why } = energyCost.report(context)
    return { why, of: (metric: string) => evidence.find((line) => line.metric === metric)?.value }
  }

  it('by price alone is price alone: 10 kWh at 0.30 instead of 0.10 are 2.00 a day', () => {
    const { of, why } = told(windowOf(0.1, 10), windowOf(0.3, 10))
    expect(of('cost_change')).toBeCloseTo(2, 12)
    expect(of('cost_change_price')).toBeCloseTo(2, 12)
    expect(of('cost_change_load')).toBeCloseTo(0, 12)
    expect(of('price_mean')).toBe(0.3)
    expect(why).toContain('a day took 2.00 USD more: 2.00 by price, 0.00 by weather')
  })

  it('costs a year what a day of it does, at most, and no more than its share of the year: summer has little to be four times of', () => {
    const of = (yearKwh: number, held: number, dayKwh: number) => {
      const now = windowOf(0.2, dayKwh)
      const context: RuleContext = {
        held, threshold: 25, thresholds: () => 10, now, before: now, like: none, year: { ...none, values: { energy_kwh: yearKwh } }, statistics: {}, mode: 'heat', ranking: undefined,
        unit: { criticality: null, gas: 'other', hasStation: true }, pricePerKwh: 0.2, currency: 'USD',
      }
      return energyCost.report(context).annualKwh
    }
    expect(of(3000, 400, 0.75)).toBeCloseTo(365 * 0.6, 9)
    expect(of(3000, 25, 30)).toBeCloseTo(600, 9)
  })

  it('by price and load adds up: from 1.00 to 6.00 by the logarithms of 2 and 3', () => {
    const { of } = told(windowOf(0.1, 10), windowOf(0.2, 30))
    const mean = 5 / Math.log(6)
    expect(of('cost_change_price')).toBeCloseTo(mean * Math.log(2), 12)
    expect(of('cost_change_load')).toBeCloseTo(mean * Math.log(3), 12)
  })

  it('takes one price for both where one is not known', () => {
    const { of, why } = told(windowOf(null, 10), windowOf(0.3, 20))
    expect(of('cost_change')).toBeCloseTo(0.2 * 10, 12)
    expect(of('cost_change_price')).toBeCloseTo(0, 12)
    expect(why).not.toContain('by price')
  })
})
