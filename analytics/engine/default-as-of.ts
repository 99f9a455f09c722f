import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import type { Project } from '../project/open-project'
import { today } from './compliance'
import { projectInfo } from './project-info'

/** The current date; for a simulated fleet the last day of its telemetry, by the clocks of its sites. */
export const defaultAsOf = async (project: Project, connection: DuckDBConnection): Promise<string> => {
  const info = await projectInfo(project, connection)
  if (!info.simulated) return today()
  const last = await readRow<{ day: string | null }>(connection, `SELECT max(timezone(time_zone, timezone('UTC', last_ts)))::DATE AS day FROM segment JOIN unit USING (unit_id)`)
  return last?.day ?? today()
}
