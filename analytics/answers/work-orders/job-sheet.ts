import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { WorkOrder } from '../../contract/work-orders'

const pages = z.object({ job_sheets: z.record(z.string(), z.int().positive()) })

/** Where the latest report of a project has the job sheet of an order; null before the first report or when it is not in it. */
export const findJobSheet = (projectDir: string, workOrderId: string): WorkOrder['jobSheet'] => {
  const reports = join(projectDir, 'reports')
  if (!existsSync(reports)) return null
  const latest = readdirSync(reports)
    .filter((name) => existsSync(join(reports, name, 'work-orders.pdf')))
    .sort(byDateAndNumber)
    .at(-1)
  if (latest === undefined) return null
  const page = pageOf(join(reports, latest, 'manifest.json'), workOrderId)
  return page === null ? null : { artifact: { folder: 'reports', path: `${latest}/work-orders.pdf` }, page }
}

const byDateAndNumber = (a: string, b: string): number => {
  const day = a.slice(0, 10).localeCompare(b.slice(0, 10))
  return day !== 0 ? day : Number(a.slice(11)) - Number(b.slice(11))
}

const pageOf = (manifest: string, workOrderId: string): number | null => {
  if (!existsSync(manifest)) return 1
  const read = pages.safeParse(JSON.parse(readFileSync(manifest, 'utf8')))
  return read.success ? (read.data.job_sheets[workOrderId] ?? null) : 1
}
