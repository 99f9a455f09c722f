import type { ProjectProblem } from '../../contract/project-folder'
import { readRows } from '../../db/query'
import derivedSql from './derived.sql?raw'
import { analyseAgain, problem, type CheckContext } from './problem'

/** The derived tables of a finished analysis against each other and against `segment`: the same units, days, months and years. */
export const checkDerived = async ({ connection }: CheckContext): Promise<ProjectProblem[]> =>
  (await readRows<{ table_name: string; what: string; n: number }>(connection, derivedSql)).map(({ table_name, what, n }) =>
    problem(`project.duckdb: ${table_name}`, `${n} ${what}.`, analyseAgain),
  )
