import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber, isoDay } from '../../../analytics/contract/days'
import { readRow, run } from '../../../analytics/db/query'
import { quoteText } from '../../../analytics/db/quote'
import { inTransaction } from '../../../analytics/db/transaction'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { openProject } from '../../../analytics/project/open-project'
import { mark, tellOrigins, unmarked } from '../../pipeline/3-models/later-days'

interface Judged {
  models: number
  raise: number
  /** Processor time of models, of all threads, ms a unit. */
  coreMsPerUnit: number
}

export interface ScaleMonthFigures {
  units: number
  /** All days but the last month's, then those as well. */
  before: Judged
  month: Judged
  /** Units that were computed whole when the month had come, and what is remembered of all, MB. */
  computedWhole: number
  rememberedMb: number
}

const dailyTables = ['unit_day', 'unit_day_mode'] as const
const monthDays = 30

/** Models and findings of a project without its last month, and then with it, each in a transaction that has made the daily tables, as in an analysis. */
export const judgeScaleMonth = async ({ project: folder }: { project: string }): Promise<ScaleMonthFigures & { seconds: number }> => {
  const project = await openProject(folder)
  const { jobs, threads } = project
  const size = await readRow<{ units: number; to: string }>(jobs, 'SELECT count(DISTINCT unit_id) AS units, max(day) AS "to" FROM unit_day')
  const { units, to } = size as NonNullable<typeof size>
  for (const table of dailyTables) await run(jobs, `CREATE OR REPLACE TABLE all_${table} AS FROM ${table}`)
  const before = await judgeTo(jobs, isoDay(dayNumber(to) - monthDays), { threads, units })
  await mark(jobs)
  const started = performance.now()
  const month = await judgeTo(jobs, to, { threads, units })
  const seconds = (performance.now() - started) / 1000
  const remembered = await readRow<{ mb: number }>(jobs, 'SELECT coalesce(sum(octet_length(states)), 0) / 1e6 AS mb FROM model_memory')
  const computedWhole = (await unmarked(jobs)).length
  project.close()
  return { units, before, month, computedWhole, rememberedMb: remembered?.mb ?? 0, seconds }
}

const judgeTo = (jobs: DuckDBConnection, day: string, { threads, units }: { threads: number; units: number }): Promise<Judged> =>
  inTransaction(jobs, async () => {
    for (const table of dailyTables) await run(jobs, `CREATE OR REPLACE TABLE ${table} AS FROM all_${table} WHERE day <= ${quoteText(day)} ORDER BY unit_id, day`)
    await run(jobs, 'UPDATE analysis SET as_of = $day::DATE, data_to = $day::DATE', { day })
    await tellOrigins(jobs)
    const [started, cpu] = [performance.now(), process.cpuUsage()]
    await runModels(jobs, { workers: threads })
    const models = performance.now() - started
    const { user, system } = process.cpuUsage(cpu)
    await raiseFindings(jobs, { profile: loadProfile(), asOf: day, dataTo: day })
    return { models: models / 1000, raise: (performance.now() - started - models) / 1000, coreMsPerUnit: Math.round((user + system) / 100 / units) / 10 }
  })
