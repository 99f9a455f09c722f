import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../db/query'
import type { Project } from '../project/open-project'
import { today } from './compliance'
import { projectInfo } from './project-info'

/** The current date; for a simulated fleet the last day of its telemetry, by the clocks of its sites. */
export const defaultAsOf = async (project: Project, connection: DuckDBConnection): Promise<string> => {
  const info = await projectInfo(project, connection)
  if (!info.simulated) return today()
  return (await lastLocalDay(connection)) ?? today()
}

/** The last day with telemetry, by the clocks of the units' sites; undefined without telemetry. */
export const lastLocalDay = async (connection: DuckDBConnection): Promise<string | undefined> =>
  (await readRow<{ day: string | null }>(connection, `SELECT max(timezone(time_zone, timezone('UTC', last_ts)))::DATE AS day FROM segment JOIN unit USING (unit_id)`))?.day ?? undefined
