import { rmSync } from 'node:fs'
import { readRow } from '../../../analytics/db/query'
import { createEngine } from '../../../analytics/engine'
import { buildFeatures } from '../../../analytics/pipeline/2-features/build-features'
import { openProject } from '../../../analytics/project/open-project'

/** From CSV files to all daily and cycle tables in one process, with the sums that other tools' tables are held against. */
export const dailyFromCsv = async ({ fleet, project }: { fleet: string; project: string }) => {
  rmSync(project, { recursive: true, force: true })
  const started = performance.now()
  const opened = await openProject(project, { create: true })
  const engine = await createEngine(opened)
  await engine.import({ files: [fleet], acceptTruncated: false })
  await buildFeatures({ jobs: opened.jobs, connect: opened.connect, telemetryFolder: opened.layout.telemetry }, { asOf: '2025-12-31', workers: opened.threads })
  const seconds = (performance.now() - started) / 1000
  const sums = await readRow<Record<string, number>>(
    opened.jobs,
    `SELECT count(*) AS days, sum(energy_kwh) AS energy_kwh, sum(cop_heat_kwh) AS cop_heat_kwh, sum(starts) AS starts,
      (SELECT sum(steady_samples) FROM unit_day_mode WHERE method = 'steady') AS steady_samples,
      (SELECT sum(supply_c) FROM unit_day_mode WHERE method = 'steady') AS supply_median
     FROM unit_day`,
  )
  engine.close()
  rmSync(project, { recursive: true, force: true })
  return { seconds, ...sums }
}
