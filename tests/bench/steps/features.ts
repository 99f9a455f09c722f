import { createEngine } from '../../../analytics/engine'
import { buildFeatures } from '../../../analytics/pipeline/2-features/build-features'
import { openProject } from '../../../analytics/project/open-project'

/** All daily and cycle tables of a project's telemetry, from nothing. */
export const buildDailyTables = async ({ project, asOf }: { project: string; asOf: string }) => {
  const opened = await openProject(project)
  const engine = await createEngine(opened)
  const started = performance.now()
  await buildFeatures({ jobs: opened.jobs, connect: opened.connect, telemetryFolder: opened.layout.telemetry }, { asOf, workers: opened.threads })
  const seconds = (performance.now() - started) / 1000
  engine.close()
  return { seconds }
}
