import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRows, run } from '../../../analytics/db/query'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { testProject, type TestProject } from '../support/tables'

let project: TestProject

/** Five units at station S and three at station T; S reads 3 K lower from day 120 on, unit s5 drifts itself by 2.5 K from day 150 on. */
beforeAll(async () => {
  project = await testProject()
  await run(project.connection, `
    INSERT INTO analysis VALUES ('2025-08-31', '2025-08-31', 'UTC');
    INSERT INTO weather_register (import_no, place, ts, outdoor_c) VALUES (1, 'S', '2025-01-01', 5), (1, 'T', '2025-01-01', 5);
    INSERT INTO unit_register (import_no, unit_id, station_id) SELECT 1, 's' || i, 'S' FROM range(1, 6) r(i) UNION ALL SELECT 1, 't' || i, 'T' FROM range(1, 4) r(i);
    INSERT INTO unit_day (unit_id, day, sample_s, samples, samples_expected, coverage, power_coverage, last_at, outdoor_night_c, station_night_c)
    SELECT unit_id, DATE '2025-01-01' + i::INTEGER, 300, 288, 288, 1, 1, (DATE '2025-01-01' + i::INTEGER)::TIMESTAMP + INTERVAL 1435 MINUTE,
      5 + 3 * sin(i / 9) + 0.3 * sin(i * 7 + ascii(unit_id[2])) + CASE WHEN unit_id = 's5' AND i >= 150 THEN 2.5 ELSE 0 END,
      5 + 3 * sin(i / 9) - CASE WHEN i >= 120 THEN 3 ELSE 0 END
    FROM unit, range(240) r(i)`)
  await runModels(project.connection)
})
afterAll(() => project.close())

const found = (from: string) =>
  readRows(project.connection, `SELECT unit_id, round(max(outdoor_drift_k), 1) AS k, min(day) FILTER (outdoor_drift_k >= 1.7) AS first_on FROM unit_statistic WHERE day >= '${from}' GROUP BY unit_id ORDER BY unit_id`)

it('the error of a station that four units share is nobody\'s drift, and hides none', async () => {
  expect(await found('2025-01-01')).toMatchObject([
    ...['s1', 's2', 's3', 's4'].map((unit_id) => ({ unit_id, first_on: null })),
    { unit_id: 's5', k: expect.closeTo(2.5, 0) as number },
    ...['t1', 't2', 't3'].map((unit_id) => ({ unit_id, k: expect.closeTo(3, 0) as number })),
  ])
  const [drifting] = (await readRows<{ first_on: string }>(project.connection, `SELECT min(day) AS first_on FROM unit_statistic WHERE unit_id = 's5' AND outdoor_drift_k >= 1.7`))
  expect(drifting?.first_on).toMatch(/^2025-06-(0\d|1\d)$/)
})
