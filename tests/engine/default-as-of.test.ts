import { expect, test } from 'vitest'
import { run } from '../../analytics/db/query'
import { defaultAsOf } from '../../analytics/engine/default-as-of'
import { newEngine } from '../support/projects'

test('a simulated fleet is looked at on the last day that its sites had, not on that of UTC', async () => {
  const { project } = await newEngine()
  await run(project.jobs, `INSERT INTO unit_register BY NAME SELECT 1 AS import_no, 'U' AS unit_id, 'House (simulated)' AS site_name, 'America/Chicago' AS time_zone`)
  await run(project.jobs, `INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES (1, 0, 'U', '2025-01-01 06:00', '2026-01-01 05:55', 1, 300)`)
  expect(await defaultAsOf(project, project.jobs)).toBe('2025-12-31')
})
