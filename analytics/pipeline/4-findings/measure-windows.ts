import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../db/append-columns'
import { readColumns, run } from '../../db/query'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import type { Mode } from '../3-models/unit-series'
import { dayNumber } from '../../contract/days'
import findingTierSql from './finding_tier.sql?raw'
import findingWindowSql from './finding_window.sql?raw'
import { lostEfficiency } from './lost-efficiency'
import { meanPrices } from './mean-prices'
import { viewMeasured, type MeasuredRows } from './measured-views'
import { measures } from './measures'
import measuresSql from './measures.sql?raw'
import { spans, type EpisodePlan, type Span } from './plan-episode'
import { siteSilence } from './site-silence'
import type { Ranking, RuleContext } from './rule'
import yearMeasuresSql from './year_measures.sql?raw'

/** How well the unit's heat is known, and the mode that was compared most, in the last window. */
export interface Measured {
  provenance: string
  daily: boolean
  hasStation: boolean
  /** What is measured, 1 to 5 (T1 to T5). */
  tier: number
  mode: Mode
  windows: Pick<RuleContext, Span>
  ranking: Ranking | undefined
}

/**
 * Measures the windows of all plans, which stand in order of their units, together; answers in their order. Within a transaction that has
 * made the big tables nothing is known of what they hold: the statements say themselves what comes first, of views on these units.
 */
export const measureWindows = async (connection: DuckDBConnection, plans: readonly EpisodePlan[], rows: MeasuredRows): Promise<Measured[]> => {
  if (plans.length === 0) return []
  await run(connection, findingWindowSql)
  const windows = plans.flatMap((plan, index) =>
    spans.map((span) => ({ index, span, unitId: plan.unit.unit_id, ...plan.windows[span] })),
  )
  await appendColumns(connection, 'finding_window', [
    { kind: 'integer', values: windows.map((window) => window.index) },
    { kind: 'text', values: windows.map((window) => window.span) },
    { kind: 'text', values: windows.map((window) => window.unitId) },
    { kind: 'day', values: windows.map((window) => dayNumber(window.from)) },
    { kind: 'day', values: windows.map((window) => dayNumber(window.to)) },
  ])
  await viewMeasured(connection, plans.map((plan) => plan.unit.unit_id), rows)
  await run(connection, findingTierSql)
  const near = await readColumns(connection, measuresSql)
  const year = await readColumns(connection, yearMeasuresSql)
  const toldAs = (fault: string): number[] => plans.flatMap(({ watched: { rule } }, index) => (rule.fault === fault ? [index] : []))
  const prices = await meanPrices(connection, toldAs('energy_cost_anomaly'))
  const silence = await siteSilence(connection, toldAs('connectivity_loss'), rows)
  const lost = await lostEfficiency(connection, toldAs('cop_degradation'))
  const [plansOf, spansOf] = [numbersOf(near, 'plan'), textsOf(near, 'span')]
  const nearRows = new Map(spansOf.map((span, row) => [`${plansOf[row]} ${span}`, row]))
  const yearRows = new Map(Array.from(numbersOf(year, 'plan'), (plan, row) => [plan, row]))
  const valuesOf = { now: reader(near, measures.now), before: reader(near, measures.before), like: reader(near, measures.like), year: reader(year, measures.year) }
  return plans.map(({ windows: { now, before, like, year: lastYear } }, index) => {
    const rowOf = (span: Span) => nearRows.get(`${index} ${span}`) as number
    const row = rowOf('now')
    return {
      provenance: textsOf(near, 'provenance')[row] as string,
      daily: numbersOf(near, 'daily')[row] === 1,
      hasStation: numbersOf(near, 'has_station')[row] === 1,
      tier: numbersOf(near, 'signal_tier')[row] as number,
      mode: textsOf(near, 'mode')[row] as Mode,
      ranking: rankingOf(near, row),
      windows: {
        now: { ...now, values: { ...valuesOf.now(row), price_mean: prices.get(`${index} now`) ?? null, ...silence.get(index) } },
        before: { ...before, values: { ...valuesOf.before(rowOf('before')), price_mean: prices.get(`${index} before`) ?? null } },
        like: { ...like, values: valuesOf.like(rowOf('like')) },
        year: { ...lastYear, values: { ...valuesOf.year(yearRows.get(index)), ...lost.get(index) } },
      },
    }
  })
}

/** Reads the columns of some names row by row, null where missing or where there is no row; throws where there is no such column. */
const reader = <Name extends string>(columns: Columns, names: readonly Name[]): ((row?: number) => Record<Name, number | null>) => {
  const read = names.map((name) => [name, numbersOf(columns, name)] as const)
  return (row = -1) => Object.fromEntries(read.map(([name, values]) => [name, known(values[row])])) as Record<Name, number | null>
}

const known = (value = NaN): number | null => (Number.isNaN(value) ? null : value)

const rankingOf = (columns: Columns, row: number): Ranking | undefined => {
  const [best, second] = [textsOf(columns, 'best')[row], textsOf(columns, 'second')[row]]
  const [score, secondScore] = [known(numbersOf(columns, 'cause_score')[row]), known(numbersOf(columns, 'cause_second_score')[row])]
  return best == null || score === null ? undefined : { best, score, second: second ?? undefined, secondScore: secondScore ?? undefined }
}
