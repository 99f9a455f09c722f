import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../contract/errors'
import { appendColumns } from '../../db/append-columns'
import { run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { cusumLimit } from '../../statistics/cusum'
import { crossingsOf, type Crossing } from './crossings'
import crossingSql from './crossing.sql?raw'
import { episodesOf, type Episode, type WatchedRule } from './episodes'
import { createFindingSchema } from './finding-schema'
import { measureWindows, type Measured } from './measure-windows'
import { planEpisode, type EpisodePlan } from './plan-episode'
import { thresholdsFor, type Profile, type Thresholds } from './profile'
import type { Family, LevelContext } from './rule'
import { rules } from './rules'
import { storeFindings } from './store-findings'
import { tellEpisode, type Finding } from './tell-episode'
import { loadHeld, loadWatchedUnits, type WatchedUnit } from './watched-unit'

export interface FindingOptions {
  profile: Profile
  /** The day as at which the service log is read, YYYY-MM-DD; later visits resolve nothing. */
  asOf: string
  /** The last day with telemetry; statistics go no further. */
  dataTo?: string
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
}

const unitsPerBatch = 16
const episodesPerBatch = 64
/** Efficiency comes last: what another family has found is not found again as lost efficiency. */
const families = [...new Set(rules.map((rule) => rule.family))].sort((a, b) => Number(a === 'cop') - Number(b === 'cop'))
const explainsLoss: ReadonlySet<Family> = new Set<Family>(['defrost', 'compressor'])

/**
 * Makes `finding` and `crossing` anew from `unit_statistic`, the registers and a profile, in one transaction, and answers
 * the number of findings raised. What users set in `finding_status` is kept.
 * @throws EngineError `cancelled` when the signal is aborted; the tables are then as before.
 */
export const raiseFindings = (connection: DuckDBConnection, options: FindingOptions): Promise<number> =>
  inTransaction(connection, async () => {
    await createFindingSchema(connection)
    await run(connection, crossingSql)
    const levels = { cusumLimit: cusumLimit(options.profile.alarmBudgetPerUnitYear / rules.length) }
    const units = await loadWatchedUnits(connection, options.asOf)
    const plans: EpisodePlan[] = []
    for (let from = 0; from < units.length; from += unitsPerBatch) {
      if (options.signal?.aborted) throw new EngineError('cancelled', 'The analysis was cancelled.')
      const batch = units.slice(from, from + unitsPerBatch)
      const held = await loadHeld(connection, batch)
      const crossed: { unit: WatchedUnit; detector: string; crossing: Crossing }[] = []
      for (const unit of batch) {
        const thresholds = thresholdsFor(options.profile, unit)
        const watched = watchedRules(held.get(unit.unit_id) ?? {}, thresholds, levels)
        for (const rule of watched)
          for (const crossing of crossingsOf(rule, unit.repairs)) crossed.push({ unit, detector: rule.rule.detector, crossing })
        const causes: Episode[] = []
        const explained = (day: number) => causes.some((cause) => cause.detected <= day && (cause.resolved === undefined || day < cause.resolved))
        for (const family of families) {
          const own = watched.filter(({ rule }) => rule.family === family)
          const episodes = episodesOf(own, unit.length, unit.repairs, family === 'cop' ? explained : undefined)
          if (explainsLoss.has(family)) causes.push(...episodes)
          for (const episode of episodes) plans.push(planEpisode(unit, episode, thresholds, levels))
        }
        await othersTurn()
      }
      await storeCrossings(connection, crossed)
      options.onProgress?.(Math.min(units.length, from + batch.length), units.length)
    }
    const findings: Finding[] = []
    for (let from = 0; from < plans.length; from += episodesPerBatch) {
      const batch = plans.slice(from, from + episodesPerBatch)
      const measured = await measureWindows(connection, batch)
      findings.push(...batch.map((plan, index) => tellEpisode(plan, measured[index] as Measured)))
    }
    await storeFindings(connection, findings, options.profile.name)
    return findings.length
  })

/** Questions of the page are answered on this thread as well. */
const othersTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume))

const watchedRules = (held: Record<string, Float64Array>, thresholds: Thresholds, levels: LevelContext): WatchedRule[] =>
  rules.flatMap((rule) => {
    const values = held[rule.detector]
    const opens = rule.levels(thresholds, levels)[0]?.threshold
    return values === undefined || opens === undefined ? [] : [{ rule, held: values, opens }]
  })

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
  ])
