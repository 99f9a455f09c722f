import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ArtifactRef } from '../../contract/artifacts'
import type { WorkOrder } from '../../contract/work-orders'
import { latestReport } from '../reports/latest-report'

const pages = z.object({ job_sheets: z.record(z.string(), z.int().positive()) })

/** Where the latest report of a project has the job sheet of an order; null before the first report or when it is not in it. */
export const findJobSheet = (projectDir: string, workOrderId: string): WorkOrder['jobSheet'] => {
  const latest = latestReport(projectDir)
  if (latest === undefined) return null
  const page = pageOf(join(projectDir, 'reports', latest, 'manifest.json'), workOrderId)
  return page === null ? null : { artifact: { folder: 'reports', path: `${latest}/work-orders.pdf` }, page }
}

/** Workbook and calendar of the latest report of a project. */
export const findOrderDocuments = (projectDir: string): ArtifactRef[] => {
  const latest = latestReport(projectDir)
  if (latest === undefined) return []
  return ['work-orders.xlsx', 'work-orders.ics']
    .filter((name) => existsSync(join(projectDir, 'reports', latest, name)))
    .map((name) => ({ folder: 'reports', path: `${latest}/${name}` }))
}

const pageOf = (manifest: string, workOrderId: string): number | null => {
  if (!existsSync(manifest)) return 1
  const read = pages.safeParse(JSON.parse(readFileSync(manifest, 'utf8')))
  return read.success ? (read.data.job_sheets[workOrderId] ?? null) : 1
}
