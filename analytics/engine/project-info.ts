import type { DuckDBConnection } from '@duckdb/node-api'
import type { ProjectInfo } from '../contract'
import { readRow } from '../db/query'
import type { Project } from '../project/open-project'
import { programVersion } from './version'

const infoSql = `SELECT
  (SELECT count(*) FROM unit)::INTEGER AS units,
  (SELECT coalesce(sum("rows"), 0) FROM segment)::BIGINT AS "rows",
  (SELECT count(*) FROM import WHERE NOT undone)::INTEGER AS imports,
  (SELECT count(*) FROM unit WHERE customer LIKE '%(simulated)%' OR site_name LIKE '%(simulated)%') > 0 AS simulated`

export const projectInfo = async (project: Project, connection: DuckDBConnection): Promise<ProjectInfo> => {
  const base = await readRow<{ units: number; rows: number; imports: number; simulated: boolean }>(connection, infoSql)
  const analysed = await readRow<{ n: number }>(connection, `SELECT count(*) AS n FROM duckdb_tables() WHERE schema_name = 'main' AND table_name IN ('analysis', 'finding', 'work_order')`)
  const after =
    analysed?.n === 3
      ? await readRow<{ as_of: string; data_to: string | null; zone: string | null; findings: number; orders: number }>(
          connection,
          `SELECT as_of, data_to, zone, (SELECT count(*) FROM finding WHERE status NOT IN ('resolved', 'withdrawn', 'dismissed'))::INTEGER AS findings, (SELECT count(*) FROM work_order)::INTEGER AS orders FROM analysis`,
        )
      : undefined
  return {
    name: project.layout.name,
    path: project.layout.dir,
    version: programVersion,
    units: base?.units ?? 0,
    rows: base?.rows ?? 0,
    imports: base?.imports ?? 0,
    findings: after?.findings ?? 0,
    workOrders: after?.orders ?? 0,
    asOf: after?.as_of ?? null,
    dataTo: after?.data_to ?? null,
    zone: after?.zone ?? null,
    simulated: base?.simulated ?? false,
  }
}
