import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { cohort } from '../../analytics/contract'
import { run } from '../../analytics/db/query'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture

/** Twelve units of brand P and twelve of Q in zone 5A; P 10 % better at every outdoor temperature, Q's firmware 2 defrosts too often. */
beforeAll(async () => {
  fixture = await openFixture()
  await run(
    fixture.connection,
    `DELETE FROM unit_register; DELETE FROM finding; DELETE FROM unit_health; DELETE FROM unit_day_mode; DELETE FROM unit_day; DELETE FROM segment;
     INSERT INTO unit_register (import_no, unit_id, brand, model, firmware, climate_zone, site_name, rated_cop_8c)
       SELECT 1, format('{}{:02d}', b, i), b, 'M', (1 + i % 2)::VARCHAR, '5A', 'S' || i, 4.0 FROM range(12) r(i), (VALUES ('P'), ('Q')) brands(b);
     INSERT INTO unit_health (unit_id, days_of_data, cop_vs_expected_pct) SELECT unit_id, 365, 0 FROM unit_register;
     INSERT INTO unit_day (unit_id, day, coverage) SELECT unit_id, DATE '2025-01-02' - d::INTEGER, 1 FROM unit_register, range(300) r(d);
     INSERT INTO unit_day_mode (unit_id, day, mode, outdoor_c, cop, carnot_fraction)
       SELECT unit_id, DATE '2025-01-02' - d::INTEGER, 'heat', d % 20 - 10, (3 + (d % 20 - 10) * 0.05) * if(brand = 'P', 1.1, 1.0) * (1 + (hash(unit_id) % 100) / 5000.0), if(brand = 'P', 0.44, 0.40)
       FROM unit_register, range(120) r(d);
     INSERT INTO finding (finding_id, unit_id, family, fault, severity, onset_on, detected_on, cause_on, last_seen_on, status, metric, value, threshold, why, evidence, profile)
       SELECT unit_id || ':d', unit_id, 'defrost', 'defrost_excessive', 'major', DATE '2024-12-01', DATE '2024-12-01', DATE '2024-12-01', DATE '2024-12-31', 'open', 'm', 1, 1, '', '[]', 'default' FROM unit_register WHERE brand = 'Q' AND firmware = '2'`,
  )
})
afterAll(() => fixture.close())

const of = (match: object) => cohort.parse({ match })

describe('two cohorts', () => {
  it('differ by what they differ at the same outdoor temperature, with an interval', async () => {
    const made = await answers['compare.cohorts'](fixture.context, { a: of({ brand: 'P' }), b: of({ brand: 'Q' }), within: of({ climate_zone: '5A' }) })
    expect(made.units).toEqual({ a: 12, b: 12, both: 0 })
    const at = made.metrics.find(({ metric }) => metric === 'cop_at_pct')
    expect(at?.difference?.value).toBeGreaterThan(9)
    expect(at?.difference?.low).toBeGreaterThan(8)
    expect(at?.difference?.high).toBeLessThan(12)
    expect(made.metrics.find(({ metric }) => metric === 'carnot_pct')?.difference?.value).toBeCloseTo(4, 6)
    expect(made.metrics.find(({ metric }) => metric === 'defrosts_per_day')?.difference).toBeNull()
    expect(made.rates[0]?.a).toMatchObject({ events: 0 })
    expect(made.rates[0]?.b.per100).toBeCloseTo((100 * 6) / ((12 * 300) / 365.25), 9)
    expect(made.curves.a.length).toBeGreaterThan(5)
    expect(made.curves.a[0]?.median).toBeGreaterThan(made.curves.b[0]?.median as number)
    expect(made.rated.a).toEqual([{ outdoorC: 8.3, cop: 4, units: 12 }])
  })
  it('say that there are too few units instead of noise', async () => {
    const made = await answers['compare.cohorts'](fixture.context, { a: cohort.parse({ unitIds: ['P00', 'P01'] }), b: of({ brand: 'Q' }), within: of({}) })
    expect(made.metrics[0]?.a).toEqual({ units: 2, mean: null, low: null, high: null })
    expect(made.metrics[0]?.difference).toBeNull()
  })
  it('count what is in both in neither', async () => {
    const made = await answers['compare.cohorts'](fixture.context, { a: of({ brand: 'P' }), b: of({ firmware: '2' }), within: of({}) })
    expect(made.units).toEqual({ a: 6, b: 6, both: 6 })
  })
})

it('a matrix draws cells to what is common, with the weight of each', async () => {
  const { rows, columns, cells } = await answers['compare.matrix'](fixture.context, { rows: 'brand', columns: 'climate_zone', metric: 'cop_at_pct' })
  expect([rows, columns]).toEqual([['P', 'Q'], ['5A']])
  for (const cell of cells) {
    expect(cell.weight).toBeGreaterThan(0.9)
    expect(cell.units).toBe(12)
  }
})

it('firmware is held against the other versions of its model, and a common cause is one line', async () => {
  const firmware = await answers['compare.firmware'](fixture.context, { metric: 'cop_at_pct' })
  expect(firmware.map(({ model, firmware: version, units }) => [model, version, units])).toEqual([['P M', '1', 6], ['P M', '2', 6], ['Q M', '1', 6], ['Q M', '2', 6]])
  expect(firmware[3]?.findingsPer100).toBeGreaterThan(firmware[2]?.findingsPer100 as number)
  const [cause] = await answers['compare.causes'](fixture.context, {})
  expect(cause).toMatchObject({ fault: 'defrost_excessive', units: 6 })
  expect(cause?.chance).toBeLessThan(0.05)
})
