import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFleet, simulateFleet, type FleetRecipe } from '../../sample-data/simulator'
import { askFleet } from './read-fleet'

const folder = mkdtempSync(join(tmpdir(), 'subcool-physics-'))
const kept = ['SIM-U04', 'SIM-U10', 'SIM-U13', 'SIM-U17']

/** Five winter months of four healthy units (cold, dry, mild and humid climates) and three faulty ones. */
const recipe: FleetRecipe = {
  ...sampleFleet,
  to_on: '2025-03-31',
  units: sampleFleet.units.filter((unit) => [...kept, 'SIM-U08', 'SIM-U02', 'SIM-U15', 'SIM-U11'].includes(unit.unit_id)),
}

beforeAll(async () => {
  await simulateFleet(recipe, { outDir: folder })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const steady = `(compressor_hz > 5 AND NOT defrost AND power_w > 200 AND mode = 'heat')`
const healthy = `unit_id IN (${kept.map((id) => `'${id}'`).join(', ')})`

describe('energy', () => {
  test('COP of running samples of healthy units lies between 0.5 and 9, its median between 2.3 and 5', async () => {
    const rows = await askFleet<{ unit_id: string; low: number; high: number; middle: number }>(
      folder,
      `SELECT unit_id, quantile_cont(heat_w / power_w, 0.001) AS low, max(heat_w / power_w) AS high, median(heat_w / power_w) AS middle
       FROM t WHERE ${steady} AND ${healthy} GROUP BY 1`,
    )
    expect(rows).toHaveLength(4)
    for (const row of rows) {
      expect(row.low).toBeGreaterThan(0.5)
      expect(row.high).toBeLessThan(9)
      expect(row.middle).toBeGreaterThan(2.3)
      expect(row.middle).toBeLessThan(5)
    }
  })

  test('a hydronic unit at 7 °C and about 35 °C supply is near the median of declared part-load points', async () => {
    const [row] = await askFleet<{ cop: number; carnot: number }>(
      folder,
      `SELECT median(heat_w / power_w) AS cop, median(heat_w / power_w * (supply_c - outdoor_c) / (supply_c + 273.15)) AS carnot
       FROM t WHERE ${steady} AND unit_id = 'SIM-U17' AND outdoor_c BETWEEN 5 AND 8`,
    )
    expect(row?.cop).toBeGreaterThan(3.4)
    expect(row?.cop).toBeLessThan(5)
    expect(row?.carnot).toBeGreaterThan(0.3)
    expect(row?.carnot).toBeLessThan(0.46)
  })

  test('the water carries the heat: flow and temperatures agree with the heat meter', async () => {
    const [row] = await askFleet<{ ratio: number }>(
      folder,
      `SELECT median(flow_lpm / 60 * 4186 * (supply_c - return_c) / heat_w) AS ratio FROM t WHERE ${steady} AND unit_id = 'SIM-U17'`,
    )
    expect(Math.abs((row?.ratio ?? 0) - 1)).toBeLessThan(0.02)
  })

  test('a step of -12 % shows at matched conditions', async () => {
    const [row] = await askFleet<{ before: number; after: number; n: number }>(
      folder,
      `WITH bins AS (
         SELECT round(outdoor_c) AS o, round(supply_c) AS s, round(compressor_hz / 3) AS f,
           median(heat_w / power_w) FILTER (ts < '2025-02-10') AS before, median(heat_w / power_w) FILTER (ts >= '2025-02-11') AS after,
           count(*) FILTER (ts < '2025-02-10') AS n0, count(*) FILTER (ts >= '2025-02-11') AS n1
         FROM t WHERE ${steady} AND unit_id = 'SIM-U11' GROUP BY ALL HAVING n0 >= 20 AND n1 >= 20)
       SELECT 1 AS before, sum(after / before * least(n0, n1)) / sum(least(n0, n1)) AS after, count(*) AS n FROM bins`,
    )
    expect(row?.n).toBeGreaterThan(10)
    expect(Math.abs((row?.after ?? 0) - 0.88)).toBeLessThan(0.02)
  })
})

describe('frost', () => {
  const cycles = `
    WITH edges AS (SELECT *, defrost AND NOT coalesce(lag(defrost) OVER w, false) AS starts FROM t WINDOW w AS (PARTITION BY unit_id ORDER BY ts)),
    numbered AS (SELECT *, sum(starts::INT) OVER (PARTITION BY unit_id ORDER BY ts) AS cycle FROM edges),
    cycles AS (SELECT unit_id, cycle, min(ts) AS began, count(*) * 5 AS minutes, max(outdoor_coil_c) AS coil_c, max(outdoor_c) AS outdoor_c
      FROM numbered WHERE defrost GROUP BY ALL)`

  test('humid and mild asks for more defrosts than dry and cold; all within 0 to 20 a day', async () => {
    const rows = await askFleet<{ unit_id: string; per_day: number }>(
      folder,
      `${cycles} SELECT unit_id, count(*) / 120.0 AS per_day FROM cycles WHERE began BETWEEN '2024-11-15' AND '2025-03-15' AND ${healthy} GROUP BY 1`,
    )
    const of = (id: string): number => rows.find((row) => row.unit_id === id)?.per_day ?? NaN
    expect(of('SIM-U13')).toBeGreaterThan(2 * of('SIM-U10'))
    for (const row of rows) {
      expect(row.per_day).toBeGreaterThan(0.3)
      expect(row.per_day).toBeLessThan(20)
    }
  })

  test('the time share between -1 and 4 °C in a humid climate is that of published demand defrost', async () => {
    const [row] = await askFleet<{ share: number }>(
      folder,
      `WITH c AS (SELECT *, compressor_hz > 5 OR defrost AS running FROM t)
       SELECT sum(CASE WHEN defrost THEN 0.55 ELSE 0 END) / count(*) AS share FROM c WHERE running AND unit_id = 'SIM-U13' AND outdoor_c BETWEEN -1 AND 4`,
    )
    expect(row?.share).toBeGreaterThan(0.03)
    expect(row?.share).toBeLessThan(0.13)
  })

  test('healthy defrosts end warm and short, and give negative heat in hydronic units', async () => {
    const [row] = await askFleet<{ coil: number; minutes: number; warmest: number }>(
      folder,
      `${cycles} SELECT quantile_cont(coil_c, 0.02) AS coil, avg(minutes) AS minutes, max(outdoor_c) AS warmest FROM cycles WHERE ${healthy}`,
    )
    expect(row?.coil).toBeGreaterThan(10)
    expect(row?.minutes).toBeLessThan(11)
    expect(row?.warmest).toBeLessThan(12)
    const [heat] = await askFleet<{ least: number }>(folder, `SELECT median(heat_w) AS least FROM t WHERE defrost AND unit_id = 'SIM-U17'`)
    expect(heat?.least).toBeLessThan(0)
  })

  test('a timer defrosts every 30 minutes; a weak defrost stays under 5 °C', async () => {
    const [timer] = await askFleet<{ gap: number }>(
      folder,
      `${cycles} SELECT median(gap) AS gap FROM (SELECT date_diff('minute', lag(began) OVER (ORDER BY began), began) AS gap
         FROM cycles WHERE unit_id = 'SIM-U08' AND began >= '2025-01-13')`,
    )
    expect(timer?.gap).toBeGreaterThanOrEqual(30)
    expect(timer?.gap).toBeLessThanOrEqual(40)
    const [weak] = await askFleet<{ coil: number }>(
      folder,
      `${cycles} SELECT quantile_cont(coil_c, 0.9) AS coil FROM cycles WHERE unit_id = 'SIM-U02' AND began >= '2025-01-21'`,
    )
    expect(weak?.coil).toBeLessThan(5)
  })
})

test('eight starts an hour show as runs of one sample', async () => {
  const [row] = await askFleet<{ runs: number; median_min: number }>(
    folder,
    `WITH e AS (SELECT *, compressor_hz > 5 AS running, compressor_hz > 5 AND NOT coalesce(lag(compressor_hz > 5) OVER (ORDER BY ts), false) AS starts
       FROM t WHERE unit_id = 'SIM-U15' AND ts >= '2025-01-16'),
     n AS (SELECT *, sum(starts::INT) OVER (ORDER BY ts) AS run FROM e)
     SELECT count(*) AS runs, median(minutes) AS median_min FROM (SELECT run, count(*) * 5 AS minutes FROM n WHERE running GROUP BY 1)`,
  )
  expect(row?.median_min).toBe(5)
  expect(row?.runs).toBeGreaterThan(75 * 50)
})

test('refrigerant readings of healthy units are plausible: evaporating below the air, superheat and subcooling positive', async () => {
  const [row] = await askFleet<Record<string, number>>(
    folder,
    `SELECT count(*) FILTER (outdoor_coil_c > outdoor_c - 0.5) / count(*) AS warm_coil, count(*) FILTER (discharge_kpa < 1.2 * suction_kpa) / count(*) AS flat,
       max(discharge_c) AS hottest, min(liquid_c) AS coldest_liquid
     FROM t WHERE ${steady} AND ${healthy}`,
  )
  expect(row?.warm_coil).toBeLessThan(0.001)
  expect(row?.flat).toBeLessThan(0.01)
  expect(row?.hottest).toBeLessThan(108)
})
