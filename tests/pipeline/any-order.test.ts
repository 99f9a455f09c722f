import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRows, run } from '../../analytics/db/query'
import unitMonth from '../../analytics/pipeline/2-features/unit_month.sql?raw'
import unitYear from '../../analytics/pipeline/2-features/unit_year.sql?raw'
import findingTier from '../../analytics/pipeline/4-findings/finding_tier.sql?raw'
import findingWindow from '../../analytics/pipeline/4-findings/finding_window.sql?raw'
import lostEfficiency from '../../analytics/pipeline/4-findings/lost_efficiency.sql?raw'
import { measuredRows, viewMeasured } from '../../analytics/pipeline/4-findings/measured-views'
import nearMeasures from '../../analytics/pipeline/4-findings/measures.sql?raw'
import watchedUnits from '../../analytics/pipeline/4-findings/watched_units.sql?raw'
import windowEnergy from '../../analytics/pipeline/4-findings/window_energy.sql?raw'
import yearMeasures from '../../analytics/pipeline/4-findings/year_measures.sql?raw'
import monthEnergy from '../../analytics/pipeline/6-reports/month_energy.sql?raw'
import unitHealth from '../../analytics/pipeline/6-reports/unit_health_rows.sql?raw'
import { testProject, type TestProject } from './support/tables'

const units = Array.from({ length: 80 }, (_, number) => `unit ${10 + number}`)
const tables = ['unit_day', 'unit_day_mode', 'unit_expectation', 'unit_residual', 'unit_statistic'] as const

const named: Readonly<Record<string, string>> = {
  unit_id: `'unit ' || (10 + u)`, day: `DATE '2024-05-01' + d::INTEGER`, mode: `'heat'`, method: `'steady'`, metric: `'cop'`, scored: 'true', baseline: 'false', block: `'heating'`,
  cop_provenance: `'metered'`, sample_s: '300',
}
const byType: Readonly<Record<string, (noise: string) => string>> = {
  DOUBLE: (noise) => `round(${noise} / 1e8, 6 + (u % 2)::INTEGER)`,
  INTEGER: (noise) => `(${noise} % 50)::INTEGER`,
  BOOLEAN: (noise) => `${noise} % 2 = 0`,
}

let project: TestProject

/** Days of numbers whose sums have a digit more than the nine that are told, so that they are often rounded at a half. */
const fill = async (table: string): Promise<void> => {
  const columns = await readRows<{ name: string; type: string }>(project.connection, 'SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = $table', { table })
  const values = columns.map(({ name, type }, at) => `${named[name] ?? byType[type]?.(`(hash(u, d, ${at}) % 999999937)`) ?? `NULL::${type}`} AS ${name}`)
  await run(project.connection, `INSERT INTO ${table} SELECT ${values.join(', ')} FROM range(${units.length}) a(u), range(400) b(d) ORDER BY u, d`)
}

const told = async (): Promise<Record<string, string>> => {
  const { connection } = project
  const read = async (sql: string, parameters?: Record<string, string>) => JSON.stringify(await readRows(connection, sql, parameters))
  const plans = { plans: units.map((_, plan) => plan).join(',') }
  const dataTo = { dataTo: '2025-06-04' }
  await viewMeasured(connection, units, await measuredRows(connection))
  for (const sql of [unitMonth, unitYear, findingTier]) await run(connection, sql)
  return {
    unit_month: await read('FROM unit_month ORDER BY ALL'),
    unit_year: await read('FROM unit_year ORDER BY ALL'),
    finding_tier: await read('FROM finding_tier ORDER BY plan'),
    watched_units: await read(watchedUnits),
    measures: await read(nearMeasures),
    year_measures: await read(`SELECT * FROM (${yearMeasures.replace(/;\s*$/, '')}) ORDER BY plan`),
    lost_efficiency: await read(`SELECT * FROM (${lostEfficiency.replace(/;\s*$/, '')}) ORDER BY plan`, plans),
    window_energy: await read(windowEnergy, plans),
    month_energy: await read(monthEnergy, dataTo),
    unit_health: await read(unitHealth, dataTo),
  }
}

beforeAll(async () => {
  project = await testProject(1)
  const { connection } = project
  for (const table of tables) await fill(table)
  await run(connection, `INSERT INTO analysis VALUES ('2025-06-04', '2025-06-04', 'UTC')`)
  await run(connection, `INSERT INTO tariff_register (import_no, tariff_id, name, currency, kind, definition) VALUES (1, 'flat', 'Flat', 'USD', 'flat', '{"tariff_id":"flat","kind":"flat","price_per_kwh":0.25}')`)
  for (const unitId of units) await run(connection, `INSERT INTO unit_register (import_no, unit_id, unit_type, tariff_id, time_zone) VALUES (1, $unitId, 'hydronic', 'flat', 'UTC')`, { unitId })
  await run(connection, 'CREATE TEMP TABLE unit_energy_cost (unit_id VARCHAR, cost DOUBLE)')
  await run(connection, findingWindow)
  for (const [plan, unitId] of units.entries())
    for (const [span, from, to] of [['before', '2024-11-01', '2025-01-31'], ['now', '2025-02-01', '2025-06-04'], ['like', '2024-11-01', '2025-01-31'], ['year', '2024-06-05', '2025-06-04']])
      await run(connection, `INSERT INTO finding_window VALUES (${plan}, '${span}', '${unitId}', '${from}', '${to}')`)
})
afterAll(() => project.close())

it('what is told of sums is the same in whichever order the days lie', async () => {
  const inOrder = await told()
  for (const text of Object.values(inOrder)) expect(text).toContain(text.includes('unit_id') ? 'unit 89' : `"plan":${units.length - 1}`)
  for (const order of ['unit_id, day DESC', 'unit_id, hash(day)']) {
    for (const table of tables) await run(project.connection, `CREATE OR REPLACE TABLE ${table} AS FROM ${table} ORDER BY ${order}`)
    const other = await told()
    for (const [name, text] of Object.entries(other)) expect(text === inOrder[name], `${name} by ${order}`).toBe(true)
  }
})
