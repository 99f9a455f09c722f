import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { appendColumns } from '../../db/append-columns'
import { run } from '../../db/query'
import { rowsOfUnits } from '../../db/rows-of-units'
import { inTransaction } from '../../db/transaction'
import { cusumLimits } from './alarm-budget'
import type { Crossing } from './crossings'
import crossingSql from './crossing.sql?raw'
import { createFindingSchema } from './finding-schema'
import { judgeUnit } from './judge-unit'
import { measureWindows, type Measured } from './measure-windows'
import { dropViews, measuredRows } from './measured-views'
import type { EpisodePlan } from './plan-episode'
import { extremeThresholds, thresholdsFor, type Profile } from './profile'
import { rules } from './rules'
import { storeFindings } from './store-findings'
import { tellEpisode, type Finding } from './tell-episode'
import { loadHeld, watchedColumns } from './load-held'
import { loadWatchedUnits, type WatchedUnit } from './watched-unit'

export interface FindingOptions {
  profile: Profile
  /** The day as at which the service log is read, YYYY-MM-DD; later visits resolve nothing. */
  asOf: string
  /** The last day with telemetry; statistics go no further. */
  dataTo?: string
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

const unitsPerBatch = 64
/** To plan the statements that measure episodes takes as long for a few as for many. */
const episodesPerBatch = 1024

/**
 * Makes `finding` and `crossing` anew from `unit_statistic`, the registers and a profile, in one transaction, and answers
 * the number of findings raised. What users set in `finding_status` is kept.
 * @throws EngineError `cancelled` when the signal is aborted; the tables are then as before.
 */
export const raiseFindings = (connection: DuckDBConnection, options: FindingOptions): Promise<number> =>
  inTransaction(connection, async () => {
    const { profile } = options
    await createFindingSchema(connection)
    await run(connection, crossingSql)
    const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
    const extremes = extremeThresholds()
    const units = await loadWatchedUnits(connection, options.asOf)
    const columns = await watchedColumns(connection)
    const rows = { held: await rowsOfUnits(connection, 'unit_statistic'), measured: await measuredRows(connection) }
    const findings: Finding[] = []
    let plans: EpisodePlan[] = []
    const tellPlans = async (atLeast: number) => {
      while (plans.length >= atLeast) {
        const batch = plans.slice(0, episodesPerBatch)
        plans = plans.slice(episodesPerBatch)
        const measured = await measureWindows(connection, batch, rows.measured)
        findings.push(...batch.map((plan, index) => tellEpisode(plan, measured[index] as Measured, profile.costs)))
      }
    }
    const batchFrom = (from: number) => units.slice(from, from + unitsPerBatch)
    let loading = loadHeld(connection, batchFrom(0), columns, rows.held)
    for (let from = 0; from < units.length; from += unitsPerBatch) {
      const held = await loading
      if (options.signal?.aborted) throw new EngineError('cancelled', 'The analysis was cancelled.')
      const batch = batchFrom(from)
      loading = loadHeld(connection, batchFrom(from + unitsPerBatch), columns, rows.held)
      loading.catch(() => undefined)
      const crossed: { unit: WatchedUnit; detector: string; crossing: Crossing }[] = []
      for (const [index, unit] of batch.entries()) {
        const judged = judgeUnit(unit, held.get(unit.unit_id) ?? {}, { thresholds: thresholdsFor(profile, unit), limitOf, extremes })
        for (const { detector, crossing } of judged.crossings) crossed.push({ unit, detector, crossing })
        plans.push(...judged.plans)
        if (index % 8 === 7) await othersTurn()
      }
      await loading
      await storeCrossings(connection, crossed)
      await tellPlans(episodesPerBatch)
      options.onProgress?.(Math.min(units.length, from + batch.length), units.length)
    }
    await tellPlans(1)
    await dropViews(connection)
    await storeFindings(connection, findings, { profile: profile.name, asOf: options.asOf })
    return findings.length
  })

/** Questions of the page are answered on this thread as well. */
const othersTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume))

const storeCrossings = (
  connection: DuckDBConnection,
  crossed: readonly { unit: WatchedUnit; detector: string; crossing: Crossing }[],
): Promise<void> =>
  appendColumns(connection, 'crossing', [
    { kind: 'text', values: crossed.map(({ unit }) => unit.unit_id) },
    { kind: 'text', values: crossed.map(({ detector }) => detector) },
    { kind: 'integer', values: crossed.map(({ crossing }) => crossing.episode) },
    { kind: 'day', values: crossed.map(({ unit, crossing }) => unit.firstDay + crossing.position) },
    { kind: 'number', values: crossed.map(({ crossing }) => crossing.value) },
    { kind: 'integer', values: crossed.map(({ crossing }) => crossing.lasted) },
  ])
