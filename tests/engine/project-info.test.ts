import { expect, test } from 'vitest'
import { run } from '../../analytics/db/query'
import { projectInfo } from '../../analytics/engine/project-info'
import { newEngine } from '../support/projects'

test('a project counts the findings that are open, as the list of findings and the fleet do', async () => {
  const { project } = await newEngine()
  await run(project.jobs, `INSERT INTO analysis VALUES (DATE '2025-12-31', DATE '2025-12-31', 'UTC')`)
  await run(
    project.jobs,
    `INSERT INTO finding BY NAME
     SELECT state AS finding_id, 'U' AS unit_id, 'cop' AS family, 'cop_degradation' AS fault, 'minor' AS severity, DATE '2025-12-01' AS detected_on, DATE '2025-12-01' AS cause_on,
       DATE '2025-12-31' AS last_seen_on, state AS status, 'cop_loss' AS metric, '' AS why, '' AS evidence, 'default' AS profile
     FROM unnest(['open', 'acknowledged', 'confirmed', 'resolved', 'withdrawn', 'dismissed']) AS t(state)`,
  )
  expect((await projectInfo(project, project.jobs)).findings).toBe(3)
})
