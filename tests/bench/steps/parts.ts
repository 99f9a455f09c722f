import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectLayout } from '../../../analytics/project/layout'

/** Every Parquet part of a project's telemetry. */
export const telemetryParts = (project: string): string[] => {
  const { telemetry } = projectLayout(project)
  return readdirSync(telemetry).sort().flatMap((id) => readdirSync(join(telemetry, id)).sort().map((part) => join(telemetry, id, part)))
}
