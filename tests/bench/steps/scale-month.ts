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
  /** All days but the last two months', then those as well, a month each: with the second, models remember anew what they know. */
  before: Judged
  month: Judged
  secondMonth: Judged
  /** Units that were computed whole when a month had come, and what is remembered of all, MB. */
  computedWhole: number
  rememberedMb: number
}

const dailyTables = ['unit_day', 'unit_day_mode'] as const
const monthDays = 30
/** Of the days before a month so many are told again with it. */
const daysAgain = 7

/** Models and findings of a project without its last two months, and then with them, each in a transaction that has made the daily tables or added to them, as in an analysis. */
export const judgeScaleMonth = async ({ project: folder }: { project: string }): Promise<ScaleMonthFigures & { seconds: number }> => {
  const project = await openProject(folder)
  const { jobs, threads } = project
  const size = await readRow<{ units: number; to: string }>(jobs, 'SELECT count(DISTINCT unit_id) AS units, max(day) AS "to" FROM unit_day')
  const { units, to } = size as NonNullable<typeof size>
  for (const table of dailyTables) await run(jobs, `CREATE OR REPLACE TABLE all_${table} AS FROM ${table}`)
  const [first, second] = [dayNumber(to) - 2 * monthDays, dayNumber(to) - monthDays]
  const before = await judgeTo(jobs, first, { from: undefined, threads, units })
  await mark(jobs)
  const started = performance.now()
  const month = await judgeTo(jobs, second, { from: first - daysAgain, threads, units })
  const seconds = (performance.now() - started) / 1000
  const secondMonth = await judgeTo(jobs, dayNumber(to), { from: second - daysAgain, threads, units })
  const remembered = await readRow<{ mb: number }>(jobs, 'SELECT coalesce(sum(octet_length(states)), 0) / 1e6 AS mb FROM model_memory')
  const computedWhole = (await unmarked(jobs)).length
  project.close()
  return { units, before, month, secondMonth, computedWhole, rememberedMb: remembered?.mb ?? 0, seconds }
}

/** Days since 1970-01-01: the daily tables have those to `day`, of which those `from` one on are added to what is there. */
const judgeTo = (jobs: DuckDBConnection, day: number, { from, threads, units }: { from: number | undefined; threads: number; units: number }): Promise<Judged> =>
  inTransaction(jobs, async () => {
    const to = isoDay(day)
    for (const table of dailyTables) {
      const rows = `FROM all_${table} WHERE day <= ${quoteText(to)}`
      if (from === undefined) await run(jobs, `CREATE OR REPLACE TABLE ${table} AS ${rows} ORDER BY unit_id, day`)
      else {
        const later = `day >= ${quoteText(isoDay(from))}`
        await run(jobs, `DELETE FROM ${table} WHERE ${later}; INSERT INTO ${table} ${rows} AND ${later} ORDER BY unit_id, day`)
      }
    }
    await run(jobs, 'UPDATE analysis SET as_of = $to::DATE, data_to = $to::DATE', { to })
    await tellOrigins(jobs)
    const [started, cpu] = [performance.now(), process.cpuUsage()]
    await runModels(jobs, { workers: threads })
    const models = performance.now() - started
    const { user, system } = process.cpuUsage(cpu)
    await raiseFindings(jobs, { profile: loadProfile(), asOf: to, dataTo: to })
    return { models: models / 1000, raise: (performance.now() - started - models) / 1000, coreMsPerUnit: Math.round((user + system) / 100 / units) / 10 }
  })
