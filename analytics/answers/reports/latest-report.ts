import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ArtifactRef } from '../../contract/artifacts'

/** Name of the latest report of a project, by its day and number; undefined before the first one. */
export const latestReport = (projectDir: string): string | undefined => {
  const reports = join(projectDir, 'reports')
  if (!existsSync(reports)) return undefined
  return readdirSync(reports)
    .filter((name) => existsSync(join(reports, name, 'work-orders.pdf')))
    .sort(byDateAndNumber)
    .at(-1)
}

/** The list of overdue duties in the latest report, of the latest year; null where there is none. */
export const findOverduePaper = (projectDir: string): ArtifactRef | null => {
  const latest = latestReport(projectDir)
  if (latest === undefined) return null
  const epa = join(projectDir, 'reports', latest, 'epa')
  const year = (existsSync(epa) ? readdirSync(epa) : []).filter((name) => /^\d{4}$/.test(name) && existsSync(join(epa, name, 'overdue.pdf'))).sort().at(-1)
  return year === undefined ? null : { folder: 'reports', path: `${latest}/epa/${year}/overdue.pdf` }
}

const byDateAndNumber = (a: string, b: string): number => {
  const day = a.slice(0, 10).localeCompare(b.slice(0, 10))
  return day !== 0 ? day : Number(a.slice(11)) - Number(b.slice(11))
}
