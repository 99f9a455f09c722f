import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from '../../../analytics/db/query'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import { chartedMetrics, evidenceChart } from '../../../analytics/pipeline/6-reports/evidence-chart'
import { testProject, type TestProject } from '../support/tables'
import fleet from './fleet.sql?raw'

let project: TestProject

beforeEach(async () => {
  project = await testProject()
  await run(project.connection, fleet)
})

afterEach(() => project.close())

const chart = (metric: string, onset_on: string | null = '2025-12-01') =>
  evidenceChart(project.connection, { unit_id: 'A', fault: '', metric, onset_on, detected_on: '2025-12-20' }, '2026-02-28')

test('every chart belongs to a measure that a rule raises findings on', () => {
  const raised = new Set<string>(rules.map((rule) => rule.detector))
  for (const metric of chartedMetrics()) expect(raised.has(metric), metric).toBe(true)
})

test('each measure draws the days of the unit, missing days as gaps, with both marks', async () => {
  const shown = await chart('defrost_unneeded_share')
  expect(shown?.days).toBe(424)
  expect(shown?.lines.map(({ label }) => label)).toEqual(['defrosts', 'without frost to melt'])
  const march10 = Date.parse('2025-03-10') / 86_400_000 - (shown?.firstDay ?? 0)
  expect(Array.from(shown?.lines[1]?.values ?? []).slice(march10 - 1, march10 + 3)).toEqual([1, NaN, NaN, 1])
  expect(shown?.marks.map(({ label }) => label)).toEqual(['began about here: 2025-12-01', 'found: 2025-12-20'])
  expect(shown?.description).toBe('Defrosts per day, day by day from 2025-01-01 to 2026-02-28. defrosts: 422 days, median 7, last 20. without frost to melt: 422 days, median 1, last 15.')
  expect((await chart('silent_h'))?.lines[0]?.values[march10]).toBe(0)
})

test('without any value there is no chart; the expectation is drawn for performance', async () => {
  expect(await chart('outdoor_drift_k')).toBeUndefined()
  expect(await chart('cop_cusum')).toBeUndefined()
  await run(project.connection, `INSERT INTO unit_expectation BY NAME SELECT 'A' AS unit_id, DATE '2026-01-01' AS day, 'heat' AS mode, 'cop' AS metric, 3.0 AS actual, 3.5 AS expected, -0.15 AS residual_ln, true AS scored, false AS baseline`)
  const shown = await chart('cop_cusum')
  expect(shown?.axis).toBe('COP, daily median at steady running')
  expect(shown?.lines.map(({ label, style }) => [label, style])).toEqual([['expected at the same conditions', 'dashed'], ['measured', 'solid']])
})

test('a measure without a chart of its own is drawn from its statistic, against the threshold', async () => {
  await run(project.connection, `INSERT INTO unit_statistic BY NAME SELECT 'A' AS unit_id, day::DATE AS day, 6 AS charge_lost_pct FROM unnest(generate_series(TIMESTAMP '2026-01-01', TIMESTAMP '2026-02-28', INTERVAL 1 DAY)) AS days(day)`)
  const shown = await evidenceChart(project.connection, { unit_id: 'A', fault: '', metric: 'charge_lost_pct', onset_on: null, detected_on: '2026-01-03', threshold: 5 }, '2026-02-28')
  expect(shown?.axis).toBe('What raised the finding: Charge lost against own baseline')
  expect(shown?.lines.map(({ label, style, values }) => [label, style, Array.from(values).filter(Number.isFinite).length, values[values.length - 1]])).toEqual([
    ['from here on it is a finding', 'dashed', 59, 5],
    ['by day', 'solid', 59, 6],
  ])
})
