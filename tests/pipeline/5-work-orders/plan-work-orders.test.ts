import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { planWorkOrders } from '../../../analytics/pipeline/5-work-orders/plan-work-orders'
import { testProject, type TestProject } from '../support/tables'

const costs = { currency: 'USD', visit: 180, emergency_visit: 450, hour: 95 }
let project: TestProject

beforeEach(async () => {
  project = await testProject()
  await run(project.connection, `
    INSERT INTO unit_register BY NAME SELECT 1 AS import_no, * FROM (VALUES
      ('A', 'S1', 'Home', 'R-410A', 'Acme', 40.0, -75.0, NULL, NULL),
      ('B', 'S2', 'Shop', 'R-290', 'Acme', 40.0, -75.0, 2, DATE '2024-03-01')) AS t(unit_id, site_id, site_name, refrigerant, brand, latitude, longitude, warranty_visits_per_year, installed_on);
    INSERT INTO technician_register BY NAME SELECT 1 AS import_no, * FROM (VALUES
      ('T1', 'Ann', 'defrost|sensors|refrigerant_circuit', 'A1|A2L', 'U', 40.1, -75.0, NULL, false, NULL, NULL),
      ('T2', 'Bob', 'defrost|sensors', 'A1', 'I', 40.5, -75.0, NULL, false, NULL, NULL),
      ('T3', 'Cas', 'defrost|sensors|refrigerant_circuit', 'A1|A3', 'II', 40.0, -75.0, NULL, false, NULL, DATE '2025-06-01'),
      ('T4', 'Dee', 'defrost', 'A1', NULL, 40.0, -75.0, NULL, true, 'T2', NULL)) AS t(technician_id, name, skills, refrigerant_classes, epa_type, latitude, longitude, hours_per_week, apprentice, supervisor_id, left_on);
    INSERT INTO service_visit_register BY NAME SELECT 1 AS import_no, 'V' AS visit_id, 'B' AS unit_id, DATE '2026-01-01' AS visited_on, 'pm' AS kind`)
})

afterEach(() => project.close())

const finding = (id: string, unit: string, fault: string, severity: string, cost: number | null, status = 'open', currency = 'USD') =>
  run(
    project.connection,
    `INSERT INTO finding BY NAME SELECT $id AS finding_id, $unit AS unit_id, $fault AS fault, $severity AS severity, 0.8 AS confidence,
       DATE '2026-02-03' AS detected_on, $status AS status, $cost::DOUBLE AS annual_cost, $currency AS currency, 'Because of numbers.' AS why,
       'sensor' AS family, DATE '2026-02-03' AS cause_on, DATE '2026-02-28' AS last_seen_on, 'defrosts' AS metric, '[]' AS evidence, 'default' AS profile`,
    { id, unit, fault, severity, status, cost, currency },
  )

const plan = () => planWorkOrders(project.connection, { profile: { costs }, asOf: '2026-03-01' })

test('cost of waiting: 120 a year and a 4 % risk of an emergency that costs 270 more', async () => {
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', 120)
  expect(await plan()).toBe(1)
  const order = await readRow<Record<string, unknown>>(project.connection, 'SELECT * FROM work_order')
  expect(order).toMatchObject({
    work_order_id: 'WO-A-2026-02-03',
    priority: 3,
    due_on: '2026-03-15',
    site_name: 'Home',
    estimated_hours: 2,
    cost_of_waiting_per_month: 10 + 0.04 * 270,
    score: Math.round((0.8 * 20.8 * 100) / 2) / 100,
    currency: 'USD',
    required_skills: 'defrost|sensors',
    required_epa_type: null,
    required_refrigerant_class: null,
    finding_ids: 'A:defrost:2026-02-03',
    status: 'open',
  })
  expect(String(order?.['diagnosis'])).toContain('Because of numbers.')
  expect(JSON.parse(String(order?.['cost_terms']))).toEqual([
    { term: 'excess energy per month', value: 10, unit: 'USD' },
    { term: 'probability of failure in 30 days', value: 0.04, unit: '1' },
    { term: 'emergency cost', value: 640, unit: 'USD' },
    { term: 'planned cost', value: 370, unit: 'USD' },
    { term: 'failure risk per month', value: 10.8, unit: 'USD' },
  ])
})

test('the nearest eligible technician goes; the reason names both and why the second lost', async () => {
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', 120)
  await plan()
  const order = await readRow<{ technician_id: string; technician_reason: string; candidates: string }>(
    project.connection, 'SELECT technician_id, technician_reason, candidates::VARCHAR AS candidates FROM work_order')
  expect(order?.technician_id).toBe('T1')
  expect(order?.technician_reason).toBe('Ann: qualified, 11 km, 0 h planned that week. Second: Bob, 44 km farther (56 km).')
  expect(JSON.parse(order?.candidates ?? '[]').map((c: { technician_id: string; eligible: boolean; reason: string }) => [c.technician_id, c.eligible, c.reason])).toEqual([
    ['T1', true, 'chosen'],
    ['T2', true, 'second: 44 km farther (56 km)'],
    ['T3', false, 'has left'],
    ['T4', false, 'lacks skill sensors'],
  ])
})

test('nobody eligible: no technician, and the missing qualification is named', async () => {
  await finding('B:refrigerant:2026-02-03', 'B', 'refrigerant_leak', 'major', 60)
  await plan()
  const order = await readRow<Record<string, unknown>>(project.connection, 'SELECT * FROM work_order')
  expect(order).toMatchObject({
    priority: 1, due_on: '2026-03-02', technician_id: null, required_epa_type: 'II', required_refrigerant_class: 'A3', required_skills: 'refrigerant_circuit',
    technician_reason: 'Nobody is qualified for Acme: no technician has refrigerant class A3.',
  })
  expect(String(order?.['safety'])).toMatch(/A3: highly flammable.*prove dead.*Isolation: cut the supply outside the zone.*Ventilation: forced.*Tools: spark-free.*Certificate: only a technician with A3/)
})

test('minor findings ride along with a planned visit; advisory, dismissed and resolved ones make no order; one order per unit', async () => {
  await finding('B:sensor:2026-02-03', 'B', 'sensor_drift', 'minor', null)
  await finding('B:cop:2026-02-05', 'B', 'setting_change', 'minor', 24, 'acknowledged')
  await finding('A:cop:2026-02-03', 'A', 'cop_degradation', 'advisory', 5)
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', 5, 'resolved')
  await finding('A:sensor:2026-02-03', 'A', 'sensor_stuck', 'minor', null)
  await run(project.connection, `INSERT INTO finding_status BY NAME SELECT 'A:sensor:2026-02-03' AS finding_id, 'dismissed' AS status`)
  expect(await plan()).toBe(1)
  const order = await readRow<Record<string, unknown>>(project.connection, 'SELECT * FROM work_order')
  expect(order).toMatchObject({
    work_order_id: 'WO-B-2026-02-03', priority: 4, due_on: '2026-04-30', finding_ids: 'B:cop:2026-02-05|B:sensor:2026-02-03', estimated_hours: 1.5,
    title: 'A setting was changed and 1 more', cost_of_waiting_per_month: Math.round((2 + (1 - 0.99 * 0.998) * 270) * 100) / 100,
  })
  expect(await planWorkOrders(project.connection, { profile: { costs }, asOf: '2026-05-20' })).toBe(1)
  expect(await readRow(project.connection, 'SELECT priority, due_on FROM work_order')).toEqual({ priority: 5, due_on: '2026-07-03' })
})

test('whom a person chose stays with the order when a finding of an earlier day joins it', async () => {
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', 120)
  await plan()
  await run(project.connection, `INSERT INTO order_choice VALUES ('WO-A-2026-02-03', 'T2', 'Ada', TIMESTAMP '2026-03-01')`)
  await finding('A:cop:2026-01-05', 'A', 'cop_degradation', 'minor', 10)
  await run(project.connection, `UPDATE finding SET detected_on = DATE '2026-01-05' WHERE finding_id = 'A:cop:2026-01-05'`)
  await plan()
  expect(await readRows(project.connection, 'SELECT work_order_id, technician_id FROM work_order')).toEqual([{ work_order_id: 'WO-A-2026-01-05', technician_id: 'T2' }])
  expect(await readRows(project.connection, 'SELECT work_order_id, technician_id, who FROM order_choice')).toEqual([{ work_order_id: 'WO-A-2026-01-05', technician_id: 'T2', who: 'Ada' }])
})

test('a technician chosen by hand stays when the finding that names the order is done and another stays, and when it comes back', async () => {
  await finding('A:cop:2026-01-05', 'A', 'cop_degradation', 'minor', 10)
  await run(project.connection, `UPDATE finding SET detected_on = DATE '2026-01-05' WHERE finding_id = 'A:cop:2026-01-05'`)
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', 120)
  await plan()
  await run(project.connection, `INSERT INTO order_choice VALUES ('WO-A-2026-01-05', 'T2', 'Ada', TIMESTAMP '2026-03-01')`)
  const orders = async (status: string) => {
    await run(project.connection, `UPDATE finding SET status = $status WHERE finding_id = 'A:cop:2026-01-05'`, { status })
    await plan()
    return readRows(project.connection, 'SELECT work_order_id, technician_id FROM work_order')
  }
  expect(await orders('resolved')).toEqual([{ work_order_id: 'WO-A-2026-02-03', technician_id: 'T2' }])
  expect(await orders('open')).toEqual([{ work_order_id: 'WO-A-2026-01-05', technician_id: 'T2' }])
  expect(await orders('dismissed')).toEqual([{ work_order_id: 'WO-A-2026-02-03', technician_id: 'T2' }])
})

test('a technician chosen by hand stays when the finding that names the order is detected on another day now', async () => {
  await finding('A:cop:2026-01-05', 'A', 'cop_degradation', 'minor', 10)
  await run(project.connection, `UPDATE finding SET detected_on = DATE '2026-01-05'`)
  await plan()
  await run(project.connection, `INSERT INTO order_choice VALUES ('WO-A-2026-01-05', 'T2', 'Ada', TIMESTAMP '2026-03-01')`)
  await run(project.connection, `UPDATE finding SET finding_id = 'A:cop:2026-02-09', detected_on = DATE '2026-02-09'`)
  await plan()
  expect(await readRows(project.connection, 'SELECT work_order_id, technician_id FROM work_order')).toEqual([{ work_order_id: 'WO-A-2026-02-09', technician_id: 'T2' }])
})

test('a technician chosen for a fault that was resolved does not get the next of its kind by that', async () => {
  await finding('A:cop:2026-01-05', 'A', 'cop_degradation', 'minor', 10)
  await run(project.connection, `UPDATE finding SET detected_on = DATE '2026-01-05'`)
  await plan()
  await run(project.connection, `INSERT INTO order_choice VALUES ('WO-A-2026-01-05', 'T2', 'Ada', TIMESTAMP '2026-03-01')`)
  await run(project.connection, `UPDATE finding SET status = 'resolved'`)
  await finding('A:cop:2026-02-03', 'A', 'cop_degradation', 'minor', 10)
  await plan()
  expect(await readRows(project.connection, 'SELECT work_order_id, technician_id FROM work_order')).toEqual([{ work_order_id: 'WO-A-2026-02-03', technician_id: null }])
})

test('an order made of new findings alone is planned, whoever had the one before', async () => {
  await finding('A:cop:2026-01-05', 'A', 'cop_degradation', 'minor', 10)
  await run(project.connection, `UPDATE finding SET detected_on = DATE '2026-01-05'`)
  await plan()
  await run(project.connection, `INSERT INTO order_choice VALUES ('WO-A-2026-01-05', 'T2', 'Ada', TIMESTAMP '2026-03-01')`)
  await run(project.connection, `UPDATE finding SET status = 'resolved'`)
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', 120)
  await plan()
  expect(await readRows(project.connection, 'SELECT work_order_id, technician_id FROM work_order')).toEqual([{ work_order_id: 'WO-A-2026-02-03', technician_id: 'T1' }])
})

test('cost of waiting stays empty when the excess energy is unknown or in another currency', async () => {
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'major', null)
  await finding('B:defrost:2026-02-03', 'B', 'defrost_excessive', 'major', 90, 'open', 'GBP')
  await finding('C:connectivity:2026-02-03', 'C', 'connectivity_loss', 'major', null)
  await plan()
  expect(await readRows(project.connection, 'SELECT unit_id, score, cost_of_waiting_per_month AS cost FROM work_order ORDER BY unit_id')).toEqual([
    { unit_id: 'A', score: null, cost: null },
    { unit_id: 'B', score: null, cost: null },
    { unit_id: 'C', score: 10.8, cost: 13.5 },
  ])
})

test('with nobody in the register the order says so', async () => {
  await run(project.connection, 'DELETE FROM technician_register')
  await finding('A:defrost:2026-02-03', 'A', 'defrost_excessive', 'critical', 120)
  await plan()
  expect(await readRow(project.connection, 'SELECT priority, due_on, technician_id, technician_reason FROM work_order')).toEqual({
    priority: 2, due_on: '2026-03-04', technician_id: null, technician_reason: 'No technician is in the register technicians.csv.',
  })
})
