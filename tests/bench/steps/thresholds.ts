import { openDatabase } from '../../../analytics/db/database'
import { readColumns, run } from '../../../analytics/db/query'
import { numbersOf } from '../../../analytics/db/to-columns'
import { createFeatureSchema } from '../../../analytics/pipeline/2-features/feature-schema'
import { createModelSchema } from '../../../analytics/pipeline/3-models/storing/model-schema'
import { cusumLimits } from '../../../analytics/pipeline/4-findings/alarm-budget'
import { loadProfile, thresholdsFor, type Profile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { rescore, risingOf, sameLevels } from '../../../analytics/pipeline/4-findings/rescore'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import schema from '../../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../../analytics/registers/register-schema'

export interface ThresholdFigures {
  /** Processor time of all threads, ms a unit. */
  coreMsPerUnit: number
  units: number
  days: number
  findings: number
  crossings: number
  /** All units judged anew under other thresholds, ms: median and slowest of 20. */
  rescoreMs: number
  slowestMs: number
}

const unit = { criticality: null, gas: 'other' } as const
const profile = loadProfile()
const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
const levelsUnder = (of: Profile) => {
  const thresholds = thresholdsFor(of, {})
  return sameLevels(thresholds, (rule) => ({ cusumLimit: limitOf(rule, thresholds), unit }))
}

/** Statistics of made-up units: all under their thresholds, but for one statistic of every tenth unit; raised, then judged anew from their crossings. */
export const judgeThresholds = async ({ units, days }: { units: number; days: number }) => {
  const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 2048, tempDirectory: '.cache/bench/thresholds-spill' })
  const connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await createModelSchema(connection)
  const level = levelsUnder(profile)
  const columns = rules.map((rule, index) => {
    const opens = level(0, rule)[0]?.threshold ?? 1
    return `(if(u % 10 = 0 AND (u // 10) % ${rules.length} = ${index} AND d > 400, 1.2, 0.9 * (hash(u, ${index}, d // 9) % 1000) / 1000) * ${opens})::DOUBLE AS ${rule.detector}`
  })
  await run(connection, `INSERT INTO analysis VALUES (DATE '2025-12-31', DATE '2025-12-31', 'UTC')`)
  await run(connection, `CREATE OR REPLACE TABLE unit_statistic AS SELECT printf('U%05d', u) AS unit_id, (DATE '2026-01-01' - ${days} + d::INTEGER)::DATE AS day, ${columns.join(', ')} FROM range(${units}) a(u), range(${days}) b(d) ORDER BY u, d`)
  const started = performance.now()
  const cpu = process.cpuUsage()
  const findings = await raiseFindings(connection, { profile, asOf: '2025-12-31' })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const read = await readColumns(connection, `SELECT (dense_rank() OVER (ORDER BY unit_id) - 1)::DOUBLE AS unit, list_position([${rules.map(({ detector }) => `'${detector}'`).join(', ')}], detector)::DOUBLE - 1 AS detector, day, held_value, lasted FROM crossing ORDER BY unit_id, detector, day`)
  const table = risingOf({ detectors: rules.map(({ detector }) => detector), unit: numbersOf(read, 'unit'), detector: numbersOf(read, 'detector'), day: numbersOf(read, 'day'), value: numbersOf(read, 'held_value'), lasted: numbersOf(read, 'lasted') })
  const times = Array.from({ length: 20 }, (_, round) => {
    const changed = loadProfile({ schema: 'subcool/profile@1', name: 'p', thresholds: { 'cop.watch_step': { value: -0.02 - round / 1000 } } })
    const from = performance.now()
    rescore(table, levelsUnder(changed))
    return performance.now() - from
  }).sort((a, b) => a - b)
  const ms = (value: number | undefined): number => Math.round(10 * (value ?? NaN)) / 10
  return { seconds, coreMsPerUnit: ms((user + system) / 1000 / units), units, days, findings, crossings: read.rowCount, rescoreMs: ms(times[10]), slowestMs: ms(times.at(-1)) }
}
