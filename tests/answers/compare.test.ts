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
  it('hold confirmed faults of the days that have data against those days', async () => {
    await run(
      fixture.connection,
      `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind, confirmed_fault) VALUES
         (1, 'W1', 'P01', '2024-12-20', 'repair', 'refrigerant_leak'), (1, 'W2', 'P02', '2019-05-01', 'repair', 'refrigerant_leak'), (1, 'W3', 'P03', '2025-01-03', 'repair', 'sensor_drift')`,
    )
    const made = await answers['compare.cohorts'](fixture.context, { a: of({ brand: 'P' }), b: of({ brand: 'Q' }), within: of({}) })
    expect(made.rates.find(({ rate }) => rate === 'confirmed')?.a.events).toBe(1)
  })
  it('count unneeded defrosts among those that could be judged: not those of samples over five minutes', async () => {
    await run(fixture.connection, `UPDATE unit_day SET defrosts = 4, defrosts_unnecessary = CASE WHEN day > DATE '2024-12-01' THEN 1 END`)
    const made = await answers['compare.cohorts'](fixture.context, { a: of({ brand: 'P' }), b: of({ brand: 'Q' }), within: of({}) })
    expect(made.metrics.find(({ metric }) => metric === 'unneeded_pct')?.a.mean).toBe(25)
    await run(fixture.connection, 'UPDATE unit_day SET defrosts = NULL, defrosts_unnecessary = NULL')
  })
  it('count what is in both in neither', async () => {
    const made = await answers['compare.cohorts'](fixture.context, { a: of({ brand: 'P' }), b: of({ firmware: '2' }), within: of({}) })
    expect(made.units).toEqual({ a: 6, b: 6, both: 6 })
  })
})

/**
 * Of a unit rated 4.0 at 8.3, 2.5 at -8.3 and 2.0 at -15 °C: 5 days near the first at COP 3.6, 10 near the second at 2.5, 4 near
 * the third, which are too few, and days 1.6 K off, which count nowhere: exp((5 ln 0.9 + 10 ln 1) / 15) - 1 = -3.4511 %.
 */
it('COP against rated is of the days at the rated outdoor temperatures, and needs units', async () => {
  const { connection, context } = fixture
  await run(
    connection,
    `INSERT INTO unit_register (import_no, unit_id, brand, rated_cop_8c, rated_cop_m8c, rated_cop_m15c) SELECT 1, 'R' || i, 'R', 4.0, 2.5, 2.0 FROM range(3) r(i);
     INSERT INTO unit_day_mode (unit_id, day, mode, outdoor_c, cop)
       SELECT u.unit_id, DATE '2025-01-01' - d.d, 'heat', d.outdoor, d.cop FROM unit_register u,
         (SELECT i::INTEGER AS d, CASE WHEN i < 5 THEN 9.7 WHEN i < 15 THEN -7 WHEN i < 19 THEN -15 ELSE 6.7 END AS outdoor, CASE WHEN i < 5 THEN 3.6 WHEN i < 15 THEN 2.5 WHEN i < 19 THEN 1 ELSE 9 END AS cop FROM range(30) r(i)) d
       WHERE u.brand = 'R'`,
  )
  const made = await answers['compare.cohorts'](context, { a: of({ brand: 'R' }), b: of({ brand: 'Q' }), within: of({}) })
  const row = made.metrics.find(({ metric }) => metric === 'cop_vs_rated_pct')
  expect(row?.a.mean).toBeCloseTo(-3.4511, 4)
  expect(row).toMatchObject({ a: { units: 3, low: null, high: null }, b: { units: 12 }, difference: null })
  expect(row?.b.low).toBeLessThan(row?.b.mean as number)
  await run(connection, `DELETE FROM unit_register WHERE brand = 'R'; DELETE FROM unit_day_mode WHERE starts_with(unit_id, 'R')`)
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
  const groupsOfThreeAndMore = 2 + 2 + 2 // brands, models, firmware
  expect(cause?.chance).toBeCloseTo((groupsOfThreeAndMore * 924) / 134_596, 9)
})
