import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { JobProgress, ProjectCheck, ProjectProblem } from '../contract'
import { readRow, run } from '../db/query'
import { checkReport } from '../pipeline/6-reports/check-report'
import { checkAudit } from '../project/check/check-audit'
import { checkDerived } from '../project/check/check-derived'
import { checkOrganisation } from '../project/check/check-organisation'
import { checkOrphans } from '../project/check/check-orphans'
import { checkParts } from '../project/check/check-parts'
import { problem, type CheckContext } from '../project/check/problem'
import { checkRecords } from '../project/check/check-records'
import type { Project } from '../project/open-project'
import { isAnalysed } from './analyse-project'

/**
 * Compares an open project with its folder: hashes and rows of telemetry, records of imports, derived tables, audit trail,
 * what belongs to nothing, reports. Changes nothing but the note of the last check. Errors: `cancelled`.
 */
export const checkProject = async (
  project: Project,
  context: { signal?: AbortSignal | undefined; onProgress?: ((progress: JobProgress) => void) | undefined },
): Promise<ProjectCheck> => {
  const started = performance.now()
  const total = (await readRow<{ bytes: number }>(project.jobs, 'SELECT coalesce(sum(bytes), 0)::BIGINT AS bytes FROM part SEMI JOIN (FROM import WHERE NOT undone) USING (import_no)'))?.bytes ?? 0
  let bytes = 0
  const onBytes = (more: number) => {
    bytes += more
    context.onProgress?.({ stage: 'verify', done: bytes, total })
  }
  context.onProgress?.({ stage: 'verify', done: 0, total })
  const check: CheckContext = { connection: project.jobs, layout: project.layout, signal: context.signal, onBytes }
  const { parts, problems: ofParts } = await checkParts(check)
  const { imports, problems: ofRecords } = await checkRecords(check)
  const ofDerived = (await isAnalysed(project)) ? await checkDerived(check) : []
  const { auditLines, problems: ofAudit } = await checkAudit(check)
  const ofOrphans = await checkOrphans(check)
  const ofOrganisation = await checkOrganisation(check)
  const { reports, problems: ofReports } = await checkReports(project)
  const result: ProjectCheck = {
    checkedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    seconds: Math.round(performance.now() - started) / 1000,
    parts,
    bytes,
    imports,
    reports,
    auditLines,
    problems: [...ofParts, ...ofRecords, ...ofDerived, ...ofAudit, ...ofOrphans, ...ofOrganisation, ...ofReports],
  }
  await run(project.jobs, `INSERT OR REPLACE INTO project_info VALUES ('last_check', $check)`, { check: JSON.stringify(result) })
  return result
}

const checkReports = async ({ layout }: Project): Promise<{ reports: number; problems: ProjectProblem[] }> => {
  const names = readdirSync(layout.reports).sort()
  const problems: ProjectProblem[] = []
  for (const name of names)
    for (const { file, what } of await checkReport(join(layout.reports, name))) problems.push(problem(`reports/${name}/${file}`, what, 'Emit the report again: analyse as at its day.'))
  return { reports: names.length, problems }
}
