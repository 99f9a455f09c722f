import { expect, test } from 'vitest'
import { linkFindings } from '../../analytics/compliance/link/link-findings'
import { run, readRows } from '../../analytics/db/query'
import { newEngine, fixture } from '../support/projects'

test('refrigerant findings are to be checked and recorded on circuits under a regime, and an addition afterwards confirms a leak', async () => {
  const engine = await newEngine()
  const { jobs } = engine.project
  await engine.import({ files: [fixture('refrigerant')], acceptTruncated: false })
  await run(jobs, `UPDATE appliance_register SET unit_id = 'U-' || appliance_id`)
  await engine.analyse({ asOf: '2026-08-31' })
  const raised = (unit: string, fault: string, on: string, status: string) =>
    `INSERT INTO finding BY NAME SELECT '${unit}:refrigerant:${on}' AS finding_id, '${unit}' AS unit_id, '${fault}' AS fault, 'refrigerant' AS family, 'major' AS severity, 0.9 AS confidence, DATE '${on}' AS onset_on, DATE '${on}' AS detected_on, DATE '${on}' AS cause_on, DATE '${on}' AS last_seen_on, '${status}' AS status, 'superheat' AS metric, 'low' AS why, '[]' AS evidence, 'default' AS profile`
  for (const sql of [
    raised('U-T01', 'refrigerant_leak', '2026-05-01', 'open'), raised('U-T20', 'refrigerant_overcharge', '2026-06-01', 'open'), raised('U-T02', 'refrigerant_leak', '2026-08-01', 'open'),
    raised('U-T03', 'refrigerant_leak', '2026-08-01', 'withdrawn'), raised('U-T11', 'refrigerant_leak', '2026-03-01', 'open'), raised('U-T90', 'refrigerant_leak', '2026-04-01', 'open'),
  ]) await run(jobs, sql)
  await linkFindings(jobs, '2026-08-31')
  const lines = await readRows<Record<string, unknown>>(jobs, 'SELECT unit_id, regime, status, confirmed_on, event_id, leak_rate_pct, exceeds, repair_due_on, left(todo, 20) AS todo FROM refrigerant_check ORDER BY unit_id')
  expect(lines).toEqual([
    { unit_id: 'U-T01', regime: '84.106', status: 'confirmed', confirmed_on: '2026-06-10', event_id: 'T01x', leak_rate_pct: '15.21', exceeds: true, repair_due_on: '2026-07-10', todo: 'Confirmed: refrigera' },
    { unit_id: 'U-T02', regime: '84.106', status: 'open', confirmed_on: null, event_id: null, leak_rate_pct: null, exceeds: null, repair_due_on: null, todo: 'Check the circuit fo' },
    { unit_id: 'U-T03', regime: '84.106', status: 'closed', confirmed_on: null, event_id: null, leak_rate_pct: null, exceeds: null, repair_due_on: null, todo: 'Nothing: the finding' },
    { unit_id: 'U-T20', regime: '84.106', status: 'open', confirmed_on: null, event_id: null, leak_rate_pct: null, exceeds: null, repair_due_on: null, todo: 'Check the circuit fo' },
    { unit_id: 'U-T90', regime: 'undetermined', status: 'confirmed', confirmed_on: '2026-05-01', event_id: 'T90x', leak_rate_pct: '8.33', exceeds: null, repair_due_on: null, todo: 'Confirmed: refrigera' },
  ])
  expect(await readRows(jobs, `SELECT unit_id, fault, source, record_id FROM confirmed_fault WHERE source = 'refrigerant_events' ORDER BY unit_id`)).toEqual([
    { unit_id: 'U-T01', fault: 'refrigerant_leak', source: 'refrigerant_events', record_id: 'T01x' }, { unit_id: 'U-T90', fault: 'refrigerant_leak', source: 'refrigerant_events', record_id: 'T90x' },
  ])
}, 60_000)
